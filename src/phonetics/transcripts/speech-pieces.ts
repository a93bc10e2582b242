import type { TimeSpan } from '../../sound/time-span.ts';

/** What models for speech hear at once is 30 s; so much may be voice. */
export const LONGEST_PIECE_SECONDS = 28;
/** Beyond a longer pause somebody else may speak. */
const LONGEST_PAUSE_SECONDS = 2;

/**
 * Utterances put together to pieces of at most {@link LONGEST_PIECE_SECONDS}, which is what the model is given. One that is longer is
 * a piece of its own, to be cut by what is heard in it.
 * @param voices in order of time
 */
export function speechPieces(voices: readonly TimeSpan[]): TimeSpan[] {
  const pieces: { startSeconds: number; endSeconds: number }[] = [];
  for (const { startSeconds, endSeconds } of voices) {
    const last = pieces.at(-1);
    const joins =
      last !== undefined &&
      startSeconds - last.endSeconds <= LONGEST_PAUSE_SECONDS &&
      endSeconds - last.startSeconds <= LONGEST_PIECE_SECONDS;
    if (joins) last.endSeconds = Math.max(last.endSeconds, endSeconds);
    else pieces.push({ startSeconds, endSeconds });
  }
  return pieces;
}

/** Of 100 ms. */
const PAUSE_SECONDS = 0.1;

/** Where the last half of samples is quietest, in samples from their start: where they are best cut. */
export function quietestSample(samples: Float32Array, sampleRateHz: number): number {
  const width = Math.max(1, Math.round(PAUSE_SECONDS * sampleRateHz));
  let quietest = samples.length;
  let least = Infinity;
  for (let from = Math.floor(samples.length / 2); from + width <= samples.length; from += width) {
    let energy = 0;
    for (let at = from; at < from + width; at++) energy += samples[at]! ** 2;
    // The last of equals, for long pieces.
    if (energy > least) continue;
    least = energy;
    quietest = from + Math.floor(width / 2);
  }
  return quietest;
}
