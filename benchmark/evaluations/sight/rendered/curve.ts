export type Curve = (seconds: number) => number;

/** Through points in time, at rest at each of them: cosine between two, constant before the first and after the last. */
export function curve(points: readonly (readonly [seconds: number, value: number])[]): Curve {
  return (seconds) => {
    const next = points.findIndex(([time]) => time > seconds);
    if (next < 0) return points.at(-1)?.[1] ?? 0;
    if (next === 0) return points[0]![1];
    const [[t0, v0], [t1, v1]] = [points[next - 1]!, points[next]!];
    return v0 + (v1 - v0) * (0.5 - 0.5 * Math.cos((Math.PI * (seconds - t0)) / (t1 - t0)));
  };
}
