/**
 * How long a recording really is: the end of its last packet, read from the packets themselves. A header may claim ten
 * hours over forty-four bytes; and of an MP4 cut off in the middle only what is there counts.
 */
import { DamagedMediaError, NotARecordingError } from './media-errors.ts';
import { GUARDED_INPUT } from './container-whitelist.ts';
import { inputName } from './ffmpeg-command.ts';
import { PACKET_ENTRIES, PacketSpan } from './packet-span.ts';
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
  const whole = async (): Promise<Measured> => {
    const span = await readPackets(path, declared, [], signal);
    return measuredBy(path, declared, span);
  };
  const read = declared.packets && spanOf(declared);
  for (const packet of declared.packets ?? []) read?.add(packet);
  const measured = read
    ? measuredBy(path, declared, read)
    : ((await measureTail(path, declared, signal)) ?? (await whole()));
  const claim = declared.durationSeconds === undefined ? '' : ` (its header claims ${declared.durationSeconds} s)`;
  if (measured.durationSeconds <= 0) {
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
  const from = startSeconds + durationSeconds - TAIL_SECONDS;
  const span = await readPackets(path, declared, ['-read_intervals', `${from.toFixed(3)}%`], signal);
  // A track that is silent at the end may be empty altogether, and only a whole reading tells.
  if (tracksOf(declared).some((track) => !span.counts.has(track))) return undefined;
  return { durationSeconds: span.durationSeconds(startSeconds), tracksWithPackets: new Set(span.counts.keys()) };
}

/** @param span over all packets */
function measuredBy(path: string, declared: Declared, span: PacketSpan): Measured {
  const { audio, video, startSeconds } = declared;
  if (audio === undefined && video !== undefined && span.counts.get(video.index) === 1) {
    throw new NotARecordingError(path, 'it holds a single picture', 'give a video or a sound');
  }
  return { durationSeconds: span.durationSeconds(startSeconds), tracksWithPackets: new Set(span.counts.keys()) };
}

async function readPackets(
  path: string,
  declared: Declared,
  interval: readonly string[],
  signal?: AbortSignal,
): Promise<PacketSpan> {
  const shown = ['-show_entries', PACKET_ENTRIES, '-of', 'csv=p=0'];
  const args = ['-v', 'quiet', ...GUARDED_INPUT, ...interval, ...shown, '-i', inputName(path)];
  const run = runTool({ tool: 'ffprobe', args, file: path, signal });
  const span = spanOf(declared);
  // Its exit status is not looked at: a file that is cut off ends in a complaint after its last whole packet.
  for await (const line of linesOf(run)) {
    const [track = NaN, pts = NaN, dts = NaN, duration = NaN] = line.split(',', 4).map(Number); // N/A becomes NaN
    span.add({ track, pts, dts, duration });
  }
  await run.ended;
  return span;
}

function spanOf(declared: Declared): PacketSpan {
  return new PacketSpan(new Set(tracksOf(declared)));
}

function tracksOf({ audio, video }: Declared): number[] {
  return [audio, video].filter((track) => track !== undefined).map((track) => track.index);
}
