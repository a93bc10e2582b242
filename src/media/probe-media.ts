/** Asks ffprobe what a file declares about itself. Nothing here is believed about duration: see measure-duration.ts. */
import { text } from 'node:stream/consumers';
import { GUARDED_INPUT, MAX_PICTURE_PIXELS } from './container-whitelist.ts';
import { inputName } from './ffmpeg-command.ts';
import { DamagedMediaError, MediaToolKilledError, PictureTooLargeError } from './media-errors.ts';
import type { AudioFacts, VideoFacts } from './media.ts';
import { explainRefusal, pictureComplaint } from './explain-refusal.ts';
import { PACKET_ENTRIES, type Packet } from './packet-span.ts';
import { runTool } from './run-tool.ts';

/** A track that is used, by its index in the file. */
export interface Track {
  readonly index: number;
  /** Seconds from the recording's start to the track's. */
  readonly offsetSeconds: number;
}
export interface AudioTrack extends Track, AudioFacts {
  /** Undefined when the file does not say which channel is which. */
  readonly channelLayout: string | undefined;
}
export type VideoTrack = Track & VideoFacts;

export interface Declared {
  /** ffmpeg's name for it, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly container: string;
  /** Where the container's clock stands at the recording's start. */
  readonly startSeconds: number | undefined;
  readonly durationSeconds: number | undefined;
  readonly audio: AudioTrack | undefined;
  readonly video: VideoTrack | undefined;
  /** All of them, where the file is so small that they were read along. */
  readonly packets?: readonly Packet[];
}

interface Stream {
  index: number;
  codec_type?: string;
  codec_name?: string;
  sample_rate?: string;
  channels?: number;
  channel_layout?: string;
  width?: number;
  height?: number;
  sample_aspect_ratio?: string;
  avg_frame_rate?: string;
  r_frame_rate?: string;
  start_time?: string;
  disposition?: Record<string, number>;
  tags?: { rotate?: string };
  side_data_list?: { rotation?: number | string }[];
}

interface ProbedPacket {
  stream_index: number;
  pts_time?: string;
  dts_time?: string;
  duration_time?: string;
}

const STREAM_FIELDS =
  'index,codec_type,codec_name,sample_rate,channels,channel_layout,width,height,' +
  'sample_aspect_ratio,avg_frame_rate,r_frame_rate,start_time';
const ENTRIES =
  `format=format_name,start_time,duration:stream=${STREAM_FIELDS}:` +
  'stream_disposition:stream_tags=rotate:stream_side_data=rotation';

/** One run for all costs less than two. Even packets of a few bytes make no long list of so small a file. */
const SMALL_BYTES = 2_000_000;
/** A header is read in a fraction of a second; a file that leads ffprobe in circles must not hold a place for ever. */
const LIMIT_MS = 120_000;

/**
 * @throws {NotARecordingError} not on the list of plain containers
 * @throws {DamagedMediaError} nothing that can be decoded in it
 * @throws {PictureTooLargeError} before a picture is decoded
 * @throws {MediaToolKilledError} not done in two minutes, or killed
 */
export async function probeMedia(path: string, sizeBytes: number, signal?: AbortSignal): Promise<Declared> {
  const isSmall = sizeBytes <= SMALL_BYTES;
  const entries = isSmall ? `${ENTRIES}:${PACKET_ENTRIES}` : ENTRIES;
  const args = ['-v', 'error', ...GUARDED_INPUT, '-show_entries', entries, '-of', 'json', '-i', inputName(path)];
  const limit = AbortSignal.timeout(LIMIT_MS);
  const either = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  const run = runTool({ tool: 'ffprobe', args, file: path, signal: either });
  const [answer, { code, complaints }] = await Promise.all([text(run.stdout).catch(() => ''), run.ended]).catch(
    (error: unknown) => {
      if (!limit.aborted || signal?.aborted) throw error;
      throw new MediaToolKilledError('ffprobe', path, `was not done after ${LIMIT_MS / 1000} s`);
    },
  );
  if (code !== 0) throw explainRefusal(path, complaints);
  const {
    format = {},
    streams = [],
    packets = [],
  } = JSON.parse(answer) as {
    packets?: ProbedPacket[];
    format?: { format_name?: string; start_time?: string; duration?: string };
    streams?: Stream[];
  };
  const startSeconds = seconds(format.start_time);
  const offset = (stream: Stream): number => Math.max(0, (seconds(stream.start_time) ?? 0) - (startSeconds ?? 0));
  const audio = preferred(streams.filter(isSound));
  const video = preferred(streams.filter(isMovingPicture));
  if (video === undefined && streams.some(isShownVideo)) {
    const tooLarge = pictureComplaint(path, complaints);
    if (tooLarge !== undefined) throw tooLarge;
  }
  const declared: Declared = {
    container: format.format_name ?? 'unknown',
    startSeconds,
    durationSeconds: seconds(format.duration),
    audio: audio && { ...audioFacts(audio), index: audio.index, offsetSeconds: offset(audio) },
    video: video && { ...videoFacts(video), index: video.index, offsetSeconds: offset(video) },
    ...(isSmall && { packets: packets.map(packetOf) }),
  };
  if (declared.audio === undefined && declared.video === undefined) {
    throw new DamagedMediaError(
      path,
      `it is a ${declared.container} file without sound or moving pictures that can be decoded`,
      'export it again as WAV, MP3, MP4 or WebM',
    );
  }
  refuseHugePictures(path, declared.video);
  return declared;
}

function refuseHugePictures(path: string, video: VideoFacts | undefined): void {
  if (video !== undefined && video.width * video.height > MAX_PICTURE_PIXELS) {
    throw new PictureTooLargeError(path, video.width, video.height, MAX_PICTURE_PIXELS);
  }
}

const isKnown = (stream: Stream): boolean => stream.codec_name !== undefined && stream.codec_name !== 'unknown';

function isSound(stream: Stream): boolean {
  return (
    stream.codec_type === 'audio' && isKnown(stream) && Number(stream.sample_rate) > 0 && (stream.channels ?? 0) > 0
  );
}

/** Cover art and thumbnails are stored as video tracks of one picture; they show nothing that happened. */
function isShownVideo(stream: Stream): boolean {
  const { attached_pic, timed_thumbnails, still_image } = stream.disposition ?? {};
  return stream.codec_type === 'video' && !attached_pic && !timed_thumbnails && !still_image;
}

function isMovingPicture(stream: Stream): boolean {
  return isShownVideo(stream) && isKnown(stream) && (stream.width ?? 0) > 0 && (stream.height ?? 0) > 0;
}

function preferred(streams: readonly Stream[]): Stream | undefined {
  return streams.find((stream) => stream.disposition?.['default'] === 1) ?? streams[0];
}

function audioFacts(stream: Stream): AudioFacts & { channelLayout: string | undefined } {
  const layout = stream.channel_layout;
  return {
    codec: stream.codec_name ?? 'unknown',
    sampleRateHz: Number(stream.sample_rate),
    channels: stream.channels ?? 1,
    channelLayout: layout === undefined || layout === '' || layout === 'unknown' ? undefined : layout,
  };
}

/** Width and height as a player shows them: turned upright, pixels square. */
function videoFacts(stream: Stream): VideoFacts {
  const pixelAspect = ratio(stream.sample_aspect_ratio, ':') || 1;
  const shown = { width: Math.max(1, Math.round((stream.width ?? 0) * pixelAspect)), height: stream.height ?? 0 };
  const sideData = stream.side_data_list?.find((entry) => entry.rotation !== undefined);
  const degrees = Number(sideData?.rotation ?? stream.tags?.rotate ?? 0);
  const lies = Math.round(Math.abs(degrees) / 90) % 2 === 1;
  return {
    codec: stream.codec_name ?? 'unknown',
    width: lies ? shown.height : shown.width,
    height: lies ? shown.width : shown.height,
    frameRateHz: ratio(stream.avg_frame_rate, '/') || ratio(stream.r_frame_rate, '/'),
  };
}

/** 0 when it is absent or no number. */
function ratio(text: string | undefined, separator: string): number {
  const [above, below] = (text ?? '').split(separator).map(Number);
  const value = (above ?? 0) / (below ?? 1);
  return Number.isFinite(value) && value > 0 ? value : 0;
}

function packetOf({ stream_index, pts_time, dts_time, duration_time }: ProbedPacket): Packet {
  return { track: stream_index, pts: Number(pts_time), dts: Number(dts_time), duration: Number(duration_time) };
}

function seconds(text: string | undefined): number | undefined {
  const value = text === undefined ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}
