import { lanesOf, overlap, type Lanes } from './lanes.ts';
import type { ItemChanges, TimelineItem } from './tier-row.ts';

/**
 * Items of one tier, found by time. They may overlap: the latest end so far, beside each start, tells how far back one has to look.
 */
export class IntervalIndex {
  readonly items: readonly TimelineItem[];
  private readonly starts: Float64Array;
  private readonly latestEnds: Float64Array;
  /** Made when it is first asked for: while a hundred thousand are read, nobody does. */
  private places: ReadonlyMap<string, number> | undefined;
  private stacked: Lanes | undefined;

  constructor(items: readonly TimelineItem[]) {
    this.items = items.toSorted((a, b) => a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds);
    const count = this.items.length;
    this.starts = new Float64Array(count);
    this.latestEnds = new Float64Array(count);
    let latest = Number.NEGATIVE_INFINITY;
    for (let place = 0; place < count; place++) {
      const { startSeconds, endSeconds } = this.items[place]!;
      if (endSeconds > latest) latest = endSeconds;
      this.starts[place] = startSeconds;
      this.latestEnds[place] = latest;
    }
  }

  /** With some of them changed. Nearly in order as they then are, they are sorted in one pass. */
  with(changes: ItemChanges): IntervalIndex {
    const kept = this.items.filter(({ id }) => !changes.has(id));
    for (const item of changes.values()) if (item) kept.push(item);
    return new IntervalIndex(kept);
  }

  /** How many begin before that moment. */
  countBefore(seconds: number): number {
    return bisect(this.starts, seconds);
  }

  /** Places from the first that reaches into the stretch to behind the last that begins in it; some between may not reach into it. */
  range(from: number, to: number): readonly [first: number, end: number] {
    return [bisectAbove(this.latestEnds, from), bisect(this.starts, to)];
  }

  /** Where those that overlap stand one above the other. */
  get lanes(): Lanes {
    return (this.stacked ??= lanesOf(this.items));
  }

  /** The first that shares time with a stretch, or lies at the same point. */
  overlapping(startSeconds: number, endSeconds: number): TimelineItem | undefined {
    const [first] = this.range(startSeconds, endSeconds);
    // A point at the very beginning of the stretch ends there, and lies before those that reach into it.
    for (let place = Math.min(first, this.countBefore(startSeconds)); place < this.items.length; place++) {
      const item = this.items[place]!;
      if (item.startSeconds > endSeconds) return undefined;
      if (overlap(item, { startSeconds, endSeconds })) return item;
    }
    return undefined;
  }

  /** The one that lies there, in one lane or in any; of several the shortest. */
  at(seconds: number, lane?: number): TimelineItem | undefined {
    const [first, end] = this.range(seconds, Number.POSITIVE_INFINITY);
    let found: TimelineItem | undefined;
    for (let place = first; place < end && this.starts[place]! <= seconds; place++) {
      const item = this.items[place]!;
      if (item.endSeconds < seconds || (lane !== undefined && this.lanes.of[place] !== lane)) continue;
      if (!found || item.endSeconds - item.startSeconds <= found.endSeconds - found.startSeconds) found = item;
    }
    return found;
  }

  /** The same, or else what begins or ends no farther away: nobody hits a point, which has no width. */
  near(seconds: number, marginSeconds: number, lane?: number): TimelineItem | undefined {
    const under = this.at(seconds, lane);
    if (under) return under;
    const [first, end] = this.range(seconds - marginSeconds, seconds + marginSeconds);
    let found: TimelineItem | undefined;
    let nearest = marginSeconds;
    for (let place = first; place < end; place++) {
      const item = this.items[place]!;
      if (lane !== undefined && this.lanes.of[place] !== lane) continue;
      const away = Math.max(item.startSeconds - seconds, seconds - item.endSeconds);
      if (away > nearest) continue;
      nearest = away;
      found = item;
    }
    return found;
  }

  /** Where one goes on from an item that is taken away: the next, or else the one before. */
  beside(place: number): TimelineItem | undefined {
    return this.items[place + 1] ?? this.items[place - 1];
  }

  placeOf(id: string): number | undefined {
    this.places ??= new Map(this.items.map((item, place) => [item.id, place]));
    return this.places.get(id);
  }
}

/** How many values of a rising list are below. */
function bisect(values: Float64Array, limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the first that is above. */
function bisectAbove(values: Float64Array, limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
