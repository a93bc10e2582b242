/** A stretch in which something goes to and fro. */
export interface ToAndFro {
  /** Of the series, [from, to). */
  readonly from: number;
  readonly to: number;
  /** How often it turned round. */
  readonly turns: number;
  /** Mean way between two turns, in the series' own measure. */
  readonly reach: number;
}

export interface ToAndFroOptions {
  /** Least way between two turns. */
  readonly leastReach: number;
  /** Least number of ways, one after the other. */
  readonly leastWays: number;
  /** Longest that one way takes, in steps of the series. */
  readonly longestWay: number;
}

/** More at wider and at more often repeated movements: a half just where they count at all, below 1. */
export function toAndFroConfidence({ reach, turns }: ToAndFro, leastReach: number): number {
  return 1 - 0.5 * Math.exp(-0.7 * (reach / leastReach - 1) - 0.35 * Math.max(0, turns - 1));
}

/**
 * Finds where a series goes to and fro: turning points are kept where the way to them is long enough (a zigzag filter), and
 * runs of ways that are quick enough are joined.
 * @param series at an even rate; NaN where it is not known, over which a straight line is drawn
 */
export function toAndFro(series: Float32Array, options: ToAndFroOptions): readonly ToAndFro[] {
  const { leastReach, leastWays, longestWay } = options;
  const turns = turningPoints(withoutGaps(series), leastReach);
  const found: ToAndFro[] = [];
  let begin = 0;
  for (let at = 1; at <= turns.length; at++) {
    const goesOn = at < turns.length && turns[at]!.at - turns[at - 1]!.at <= longestWay;
    if (goesOn) continue;
    const ways = at - 1 - begin;
    if (ways >= leastWays) {
      const run = turns.slice(begin, at);
      const reach = run.slice(1).reduce((sum, turn, i) => sum + Math.abs(turn.value - run[i]!.value), 0) / ways;
      found.push({ from: run[0]!.at, to: run.at(-1)!.at + 1, turns: ways - 1, reach });
    }
    begin = at;
  }
  return found;
}

export interface Turn {
  readonly at: number;
  readonly value: number;
}

export function turningPoints(series: Float32Array, leastReach: number): readonly Turn[] {
  const turns: Turn[] = [];
  if (series.length === 0) return turns;
  let [low, high]: [Turn, Turn] = [
    { at: 0, value: series[0]! },
    { at: 0, value: series[0]! },
  ];
  let rising: boolean | undefined;
  for (let at = 1; at < series.length; at++) {
    const value = series[at]!;
    if (rising !== false && value > high.value) high = { at, value };
    if (rising !== true && value < low.value) low = { at, value };
    if (rising !== true && value - low.value >= leastReach) {
      turns.push(low);
      [rising, high] = [true, { at, value }];
    } else if (rising !== false && high.value - value >= leastReach) {
      turns.push(high);
      [rising, low] = [false, { at, value }];
    }
  }
  if (rising !== undefined) turns.push(rising ? high : low);
  return turns;
}

function withoutGaps(series: Float32Array): Float32Array {
  const filled = series.slice();
  let last = -1;
  for (let at = 0; at < filled.length; at++) {
    if (Number.isNaN(filled[at]!)) continue;
    for (let gap = last + 1; gap < at; gap++) {
      const share = last < 0 ? 1 : (gap - last) / (at - last);
      filled[gap] = last < 0 ? filled[at]! : filled[last]! + share * (filled[at]! - filled[last]!);
    }
    last = at;
  }
  for (let gap = last + 1; gap < filled.length; gap++) filled[gap] = last < 0 ? 0 : filled[last]!;
  return filled;
}
