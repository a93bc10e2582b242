import { ParameterError } from '../errors.ts';
import type { MediaFacts, MediaFile } from './media.ts';
import type { AudioTrack, VideoTrack } from './probe-media.ts';

/** A recording whose tracks are known: what decoders need beyond the facts. */
export interface OpenedMedia {
  /** Absolute. */
  readonly path: string;
  /** Changes when the file's contents do. */
  readonly fingerprint: string;
  readonly facts: MediaFacts;
  readonly audioTrack: AudioTrack | undefined;
  readonly videoTrack: VideoTrack | undefined;
}

const opened = new WeakMap<MediaFile, OpenedMedia>();

export function rememberTracks(file: MediaFile, media: OpenedMedia): void {
  opened.set(file, media);
}

/** @throws {ParameterError} a MediaFile that `openMedia` did not make */
export function tracksOf(file: MediaFile): OpenedMedia {
  const media = opened.get(file);
  if (media === undefined) throw new ParameterError('expected a media file opened by openMedia');
  return media;
}
