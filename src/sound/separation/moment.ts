import type { MediaFile } from '../../media/media.ts';
import { soundFormat, streamSound, type SoundFormat } from '../../media/stream-sound.ts';
import type { TimeSpan } from '../time-span.ts';
import { PcmStretch } from './pcm-stretch.ts';

/** The sound of a recording, or of a stretch of one as if it were a recording: times count from its start. */
export interface Moment extends Pick<MediaFile, 'pcm'> {
  readonly format: SoundFormat;
  readonly durationSeconds: number;
  /** Its samples as they are, {@link streamSound}. */
  stream(blockSamples: number, signal?: AbortSignal): AsyncIterable<Float32Array>;
}

/**
 * @param span within the recording; all of it unless said. It begins and ends with the samples that are nearest
 * @throws {NoAudioError}
 */
export function momentOf(media: MediaFile, span?: TimeSpan): Moment {
  const format = soundFormat(media);
  if (span === undefined) {
    return {
      format,
      durationSeconds: media.facts.durationSeconds,
      pcm: (shape, signal) => media.pcm(shape, signal),
      stream: (blockSamples, signal) => streamSound(media, blockSamples, signal),
    };
  }
  const { startSeconds, endSeconds } = span;
  const sampleAt = (seconds: number) => Math.round(seconds * format.sampleRateHz);
  const stretch = { first: sampleAt(startSeconds), end: sampleAt(endSeconds) };
  return {
    format,
    durationSeconds: endSeconds - startSeconds,
    pcm: async (shape, signal) => new PcmStretch(await media.pcm(shape, signal), span),
    stream: (blockSamples, signal) => streamSound(media, blockSamples, signal, stretch),
  };
}
