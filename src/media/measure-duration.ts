/**
 * How long a recording really is: the end of its last packet, read from the packets themselves. A header may claim ten
 * hours over forty-four bytes; and of an MP4 cut off in the middle only what is there counts.
 */
import { DamagedMediaError } from './media-errors.ts';
import { GUARDED_INPUT } from './container-whitelist.ts';
import { inputName } from './ffmpeg-command.ts';
import type { Declared } from './probe-media.ts';
import { linesOf, runTool } from './run-tool.ts';

export interface Measured {
  readonly durationSeconds: number;
  /** Indices of the tracks in which there was at least one packet. */
  readonly tracksWithPackets: ReadonlySet<number>;
}

/** Containers whose packets carry true times after a seek; in the others times are estimated, so all is read. */
const SEEKS_TRULY = new Set([
  'mov',
  'matroska',
  'avi',
  'ogg',
  'wav',
  'w64',
  'flac',
  'aiff',
  'caf',
  'asf',
  'mxf',
  'nut',
]);
const TAIL_SECONDS = 15;
/** Fewer than this in a second cannot be a recording; even silence and a picture that stands still need more. */
const LEAST_BYTES_PER_SECOND = 1;

/**
 * Reads the last seconds where the container can seek, every packet's header otherwise or when the end is missing.
 * @throws {DamagedMediaError} no packet at all, or a length that so few bytes cannot hold
 */
export async function measureDuration(
  path: string,
  sizeBytes: number,
  declared: Declared,
  signal?: AbortSignal,
): Promise<Measured> {
  const tail = await measureTail(path, declared, signal);
  const measured = tail ?? (await measurePackets(path, declared, undefined, signal));
  const claim = declared.durationSeconds === undefined ? '' : ` (its header claims ${declared.durationSeconds} s)`;
  if (measured === undefined || measured.durationSeconds <= 0) {
    throw new DamagedMediaError(path, `there is no sound or picture in it${claim}`, 'record or export it again');
  }
  if (sizeBytes / measured.durationSeconds < LEAST_BYTES_PER_SECOND) {
    const reason = `${sizeBytes} bytes cannot hold ${measured.durationSeconds} s${claim}`;
    throw new DamagedMediaError(path, reason, 'record or export it again');
  }
  return measured;
}

async function measureTail(path: string, declared: Declared, signal?: AbortSignal): Promise<Measured | undefined> {
  const { container, startSeconds = 0, durationSeconds = 0 } = declared;
  const canSeek = container.split(',').some((name) => SEEKS_TRULY.has(name));
  if (!canSeek || durationSeconds <= 2 * TAIL_SECONDS) return undefined;
  const measured = await measurePackets(path, declared, startSeconds + durationSeconds - TAIL_SECONDS, signal);
  if (measured === undefined) return undefined;
  const tracks = [declared.audio, declared.video].filter((track) => track !== undefined);
  // A track that is silent at the end may be empty altogether, and only a whole reading tells.
  return tracks.every((track) => measured.tracksWithPackets.has(track.index)) ? measured : undefined;
}

/** @param fromSeconds on the container's clock; all when undefined */
async function measurePackets(
  path: string,
  declared: Declared,
  fromSeconds: number | undefined,
  signal?: AbortSignal,
): Promise<Measured | undefined> {
  const interval = fromSeconds === undefined ? [] : ['-read_intervals', `${fromSeconds.toFixed(3)}%`];
  const shown = ['-show_entries', 'packet=stream_index,pts_time,dts_time,duration_time', '-of', 'csv=p=0'];
  const args = ['-v', 'quiet', ...GUARDED_INPUT, ...interval, ...shown, '-i', inputName(path)];
  const run = runTool({ tool: 'ffprobe', args, file: path, signal });
  const used = new Set([declared.audio?.index, declared.video?.index]);
  const tracksWithPackets = new Set<number>();
  let first = Infinity;
  let last = -Infinity;
  let summed = 0;
  // Its exit status is not looked at: a file that is cut off ends in a complaint after its last whole packet.
  for await (const line of linesOf(run)) {
    const [track = NaN, pts = NaN, dts = NaN, duration = NaN] = line.split(',', 4).map(Number); // N/A becomes NaN
    if (!used.has(track)) continue;
    const start = Number.isFinite(pts) ? pts : dts;
    const length = Number.isFinite(duration) && duration > 0 ? duration : 0;
    tracksWithPackets.add(track);
    if (track === (declared.audio ?? declared.video)?.index) summed += length;
    if (!Number.isFinite(start)) continue;
    first = Math.min(first, start);
    last = Math.max(last, start + length);
  }
  await run.ended;
  if (tracksWithPackets.size === 0) return undefined;
  const start = declared.startSeconds ?? (fromSeconds === undefined ? first : 0);
  // Raw streams without a clock have lengths only.
  const durationSeconds = Number.isFinite(last) ? last - start : summed;
  return { durationSeconds: Math.max(0, durationSeconds), tracksWithPackets };
}
