/**
 * Stretches, [from, to), in which something holds for at least so many moments.
 * @param series NaN where nothing was measured
 * @param mostGap so many moments a measure may fail
 */
export function held(
  series: Float32Array,
  holds: (value: number) => boolean,
  least: number,
  mostGap = 2,
): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let gap = 0;
  for (let at = 0; at < series.length; at++) {
    const value = series[at]!;
    const last = found.at(-1);
    if (Number.isNaN(value)) gap++;
    else if (!holds(value)) gap = Infinity;
    else {
      if (last && gap <= mostGap) last[1] = at + 1;
      else found.push([at, at + 1]);
      gap = 0;
    }
  }
  return found.filter(([from, to]) => to - from >= least);
}
