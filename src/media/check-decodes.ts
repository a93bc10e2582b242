import { explainRefusal } from './explain-refusal.ts';
import { decodeArguments } from './ffmpeg-command.ts';
import { DamagedMediaError } from './media-errors.ts';
import type { MediaFile } from './media.ts';
import { tracksOf } from './opened-media.ts';
import { outputOf, runTool } from './run-tool.ts';

const triedSeconds = 10;

/**
 * Decodes the beginning of each track: a probe believes headers, and a file that was cut off right behind them has
 * nothing to hear or see.
 * @throws {DamagedMediaError} a track of which nothing can be decoded
 */
export async function checkDecodes(file: MediaFile, signal?: AbortSignal): Promise<void> {
  const { path, audioTrack, videoTrack } = tracksOf(file);
  const limit = ['-t', String(triedSeconds)];
  if (audioTrack !== undefined) {
    const sound = ['-map', `0:${audioTrack.index}`, '-vn', ...limit, '-ac', '1', '-f', 'f32le'];
    await mustGiveSomething(path, 'sound', [], sound, signal);
  }
  if (videoTrack !== undefined) {
    const picture = ['-map', `0:${videoTrack.index}`, '-an', ...limit, '-frames:v', '1', '-pix_fmt', 'gray'];
    await mustGiveSomething(path, 'pictures', ['scale=16:16'], [...picture, '-f', 'rawvideo'], signal);
  }
}

async function mustGiveSomething(
  path: string,
  what: string,
  videoFilters: readonly string[],
  outputOptions: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const run = runTool({
    tool: 'ffmpeg',
    args: decodeArguments({ path, videoFilters, outputOptions }),
    file: path,
    signal,
  });
  // The first bytes tell; leaving the loop ends the process.
  for await (const piece of outputOf(run)) if (piece.length > 0) return;
  const { code, complaints } = await run.ended;
  if (code !== 0) throw explainRefusal(path, complaints);
  throw new DamagedMediaError(
    path,
    `nothing of its ${what} can be decoded`,
    'it may be cut off: copy or export it again',
  );
}
