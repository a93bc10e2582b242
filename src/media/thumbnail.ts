import { explainRefusal } from './explain-refusal.ts';
import { decodeArguments } from './ffmpeg-command.ts';
import { frameSize } from './frame-size.ts';
import { DamagedMediaError, NoVideoError } from './media-errors.ts';
import type { MediaFile } from './media.ts';
import { tracksOf } from './opened-media.ts';
import { outputOf, runTool } from './run-tool.ts';

export interface ThumbnailOptions {
  /** The longer side in pixels, 320 unless said; smaller pictures are not enlarged. */
  readonly longSide?: number;
  readonly signal?: AbortSignal;
}

/** How far before the end the last picture may be, in the tries made for one. */
const STEPS_BACK_SECONDS = [0, 1, 10, Infinity];

/**
 * The picture on display at a time, as JPEG; past the end, the last one that a step back finds.
 * @param atSeconds held within the recording
 * @throws {NoVideoError}; {DamagedMediaError} no picture can be decoded; {ParameterError}
 */
export async function thumbnail(
  file: MediaFile,
  atSeconds: number,
  { longSide = 320, signal }: ThumbnailOptions = {},
): Promise<Uint8Array> {
  const { path, facts, videoTrack } = tracksOf(file);
  if (videoTrack === undefined) throw new NoVideoError(path);
  const { width, height } = frameSize(videoTrack, longSide);
  const time = Math.min(Math.max(Number.isNaN(atSeconds) ? 0 : atSeconds, 0), facts.durationSeconds);
  for (const back of STEPS_BACK_SECONDS) {
    const start = Math.max(0, time - back);
    const args = decodeArguments({
      path,
      inputOptions: start > 0 ? ['-ss', start.toFixed(3)] : [],
      videoFilters: [`scale=${width}:${height}:flags=bilinear`],
      outputOptions: [
        ...['-map', `0:${videoTrack.index}`, '-an', '-frames:v', '1'],
        ...['-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '4', '-f', 'mjpeg'],
      ],
    });
    const run = runTool({ tool: 'ffmpeg', args, file: path, signal });
    const pieces: Buffer[] = [];
    for await (const piece of outputOf(run)) pieces.push(piece);
    const { code, complaints } = await run.ended;
    if (pieces.length > 0) return Buffer.concat(pieces);
    if (code !== 0 && start === 0) throw explainRefusal(path, complaints);
    if (start === 0) break;
  }
  throw new DamagedMediaError(path, 'none of its pictures can be decoded', 'check that it plays elsewhere');
}
