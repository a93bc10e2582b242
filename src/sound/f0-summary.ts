/** Frames of f0 that one median looks at; takes out single octave errors. */
const SMOOTHING_FRAMES = 5;

/**
 * Each voiced frame by the median of the voiced frames about it.
 * @param f0Hz Hz by frame, NaN when unvoiced
 * @returns shape as given, NaN where it was
 */
export function smoothF0(f0Hz: Float32Array): Float32Array {
  const reach = SMOOTHING_FRAMES >> 1;
  return f0Hz.map((hz, frame) => {
    if (hz !== hz) return NaN;
    return median(f0Hz.subarray(Math.max(0, frame - reach), frame + reach + 1));
  });
}

/** Of the numbers that are not NaN. @returns NaN when there is none */
export function median(values: Float32Array): number {
  const sorted = values.filter((value) => value === value).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Fewer points, each the median of its frames, 0 where less than half of them are voiced.
 * @param framesPerPoint at least 1
 */
export function contour(f0Hz: Float32Array, framesPerPoint: number): number[] {
  const points: number[] = [];
  for (let start = 0; start < f0Hz.length; start += framesPerPoint) {
    const frames = f0Hz.subarray(start, start + framesPerPoint);
    const voiced = frames.reduce((count, hz) => count + (hz === hz ? 1 : 0), 0);
    points.push(voiced * 2 >= frames.length ? tenths(median(frames)) : 0);
  }
  return points;
}

/** Rounded to a tenth: finer than f0 is measured, and short in the graph. */
function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
