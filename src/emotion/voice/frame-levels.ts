import type { FrameMatrix } from '../../dsp/frame-matrix.ts';

/** The level of a voice is that which this share of its frames keep below: neither a click nor a pause moves it. */
const LOUD = 0.95;

/** Natural logarithm of the power of each frame. @param matrix natural logarithms of power @returns shape (frames) */
export function frameLevels({ data, frames, dims }: FrameMatrix): Float64Array {
  return Float64Array.from({ length: frames }, (_, frame) => {
    let power = 0;
    for (let i = frame * dims; i < (frame + 1) * dims; i++) power += Math.exp(data[i]!);
    return Math.log(power);
  });
}

/** The level of a loud frame: between the two nearest in rank, as numpy has quantiles. @param levels at least one */
export function loudLevel(levels: Float64Array): number {
  const sorted = levels.toSorted();
  const place = LOUD * (sorted.length - 1);
  const below = Math.floor(place);
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return sorted[below]! + (place - below) * (next - sorted[below]!);
}
