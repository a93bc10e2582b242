import type { Box } from '../pictures/picture.ts';

/** Where a thing was at a moment. */
export interface PathPoint {
  readonly timeSeconds: number;
  readonly box: Box;
}

/**
 * Leaves out points that lie where a straight and even way between their neighbours leads (Douglas & Peucker 1973, over
 * time).
 * @param tolerance largest error of any side, as a share of the picture
 */
export function simplifiedPath(path: readonly PathPoint[], tolerance = 0.01): readonly PathPoint[] {
  if (path.length <= 2) return path;
  const kept = new Set([0, path.length - 1]);
  const open: [number, number][] = [[0, path.length - 1]];
  while (open.length > 0) {
    const [from, to] = open.pop()!;
    let worst = tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const expected = between(path[from]!, path[to]!, path[i]!.timeSeconds);
      const error = Math.max(...path[i]!.box.map((value, side) => Math.abs(value - expected[side]!)));
      if (error > worst) [worst, at] = [error, i];
    }
    if (at < 0) continue;
    kept.add(at);
    open.push([from, at], [at, to]);
  }
  return path.filter((_, i) => kept.has(i));
}

/** @param path in order of time, at least one point; before and after it the thing is where it was first and last */
export function boxAt(path: readonly PathPoint[], timeSeconds: number): Box {
  const next = path.findIndex((point) => point.timeSeconds >= timeSeconds);
  if (next === 0) return path[0]!.box;
  if (next < 0) return path.at(-1)!.box;
  return between(path[next - 1]!, path[next]!, timeSeconds);
}

/** Mean over a stretch of time. */
export function meanBox(path: readonly PathPoint[], startSeconds: number, endSeconds: number): Box {
  const times = [
    startSeconds,
    ...path.map(({ timeSeconds }) => timeSeconds).filter((time) => time > startSeconds && time < endSeconds),
    endSeconds,
  ];
  const sum = [0, 0, 0, 0];
  for (let i = 1; i < times.length; i++) {
    const weight = (times[i]! - times[i - 1]!) / 2 / (endSeconds - startSeconds || 1);
    for (const time of [times[i - 1]!, times[i]!])
      boxAt(path, time).forEach((value, side) => (sum[side]! += weight * value));
  }
  return endSeconds > startSeconds ? (sum as unknown as Box) : boxAt(path, startSeconds);
}

function between(from: PathPoint, to: PathPoint, timeSeconds: number): Box {
  const whole = to.timeSeconds - from.timeSeconds;
  const share = whole > 0 ? Math.min(1, Math.max(0, (timeSeconds - from.timeSeconds) / whole)) : 0;
  return from.box.map((value, side) => value + share * (to.box[side]! - value)) as unknown as Box;
}
