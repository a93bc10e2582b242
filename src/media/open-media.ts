/** Opens a recording: checks the file, asks what it holds, measures how long it is, and gives access to both media. */
import { resolve } from 'node:path';
import { checkFrameFormat, decodeFrames } from './decode-frames.ts';
import { NoAudioError, NoVideoError } from './media-errors.ts';
import type { FrameFormat, MediaFacts, MediaFile, Pcm, PcmFormat, VideoFrame } from './media.ts';
import { measureDuration } from './measure-duration.ts';
import { rememberTracks, type OpenedMedia } from './opened-media.ts';
import { PcmCache, type PcmCacheOptions } from './pcm-cache.ts';
import { probeMedia } from './probe-media.ts';
import { sharedFrames } from './shared-frames.ts';
import { sniffFile } from './sniff-file.ts';

export type OpenMedia = (path: string, signal?: AbortSignal) => Promise<MediaFile>;

/** An `openMedia` whose decoded sound is kept in a folder and up to a size of one's choice. */
export function mediaOpener(options: PcmCacheOptions = {}): OpenMedia {
  const cache = new PcmCache(options);
  return async (path, signal) => new FfmpegMediaFile(await inspectMedia(path, signal), cache);
}

/**
 * Opens with the default cache, a folder of this user's under the system's temporary folder.
 * @throws {MediaError} the file is at fault, and trying again is useless
 * @throws {UnavailableError} something ran short or was killed, and trying again may help
 * @throws {MissingDependencyError} no ffmpeg or ffprobe
 */
export const openMedia: OpenMedia = mediaOpener();

/** What was found in the last files opened, by identity: an inference opens the same recording again and again. */
const inspected = new Map<string, OpenedMedia>();
const REMEMBERED = 256;

async function inspectMedia(path: string, signal?: AbortSignal): Promise<OpenedMedia> {
  const { sizeBytes, fingerprint } = await sniffFile(path);
  const key = `${fingerprint} ${resolve(path)}`;
  const known = inspected.get(key);
  if (known !== undefined) return known;
  const media = await readFacts(path, sizeBytes, fingerprint, signal);
  inspected.set(key, media);
  const [oldest] = inspected.keys();
  if (inspected.size > REMEMBERED && oldest !== undefined) inspected.delete(oldest);
  return media;
}

async function readFacts(
  path: string,
  sizeBytes: number,
  fingerprint: string,
  signal: AbortSignal | undefined,
): Promise<OpenedMedia> {
  const declared = await probeMedia(path, sizeBytes, signal);
  const { durationSeconds, tracksWithPackets } = await measureDuration(path, sizeBytes, declared, signal);
  const audioTrack = declared.audio && tracksWithPackets.has(declared.audio.index) ? declared.audio : undefined;
  const videoTrack = declared.video && tracksWithPackets.has(declared.video.index) ? declared.video : undefined;
  const facts: MediaFacts = {
    container: declared.container,
    durationSeconds,
    ...(audioTrack && {
      audio: { codec: audioTrack.codec, sampleRateHz: audioTrack.sampleRateHz, channels: audioTrack.channels },
    }),
    ...(videoTrack && {
      video: {
        codec: videoTrack.codec,
        width: videoTrack.width,
        height: videoTrack.height,
        frameRateHz: videoTrack.frameRateHz,
      },
    }),
  };
  return { path: resolve(path), fingerprint, facts, audioTrack, videoTrack };
}

class FfmpegMediaFile implements MediaFile {
  constructor(
    private readonly media: OpenedMedia,
    private readonly cache: PcmCache,
  ) {
    rememberTracks(this, media);
  }

  get path(): string {
    return this.media.path;
  }

  get facts(): MediaFacts {
    return this.media.facts;
  }

  async pcm(format: PcmFormat = {}, signal?: AbortSignal): Promise<Pcm> {
    if (this.media.audioTrack === undefined) throw new NoAudioError(this.media.path);
    return this.cache.open(this.media, this.media.audioTrack, format, signal);
  }

  frames(format: FrameFormat = {}, signal?: AbortSignal): AsyncIterable<VideoFrame> {
    const { media } = this;
    const { videoTrack } = media;
    if (videoTrack === undefined) throw new NoVideoError(media.path);
    checkFrameFormat(videoTrack, format);
    return sharedFrames(
      media,
      format,
      (from, stopped) => decodeFrames(media, videoTrack, format, from, stopped),
      signal,
    );
  }
}
