import { overlaps, type TimeSpan } from '../../sound/time-span.ts';

const bucketSeconds = 10;

/** Finds what there is at a time among what there is in hours of film. */
export class ByTime<Item extends TimeSpan> {
  private readonly buckets = new Map<number, Item[]>();
  private readonly places = new Map<Item, number>();

  constructor(items: Iterable<Item> = []) {
    for (const item of items) this.add(item);
  }

  add(item: Item): void {
    this.places.set(item, this.places.size);
    for (const at of bucketsOf(item)) {
      const bucket = this.buckets.get(at);
      if (bucket === undefined) this.buckets.set(at, [item]);
      else bucket.push(item);
    }
  }

  /** What overlaps a stretch of time, in the order in which it was added. */
  during(span: TimeSpan): readonly Item[] {
    const found = new Set<Item>();
    for (const at of bucketsOf(span)) {
      for (const item of this.buckets.get(at) ?? []) if (overlaps(item, span)) found.add(item);
    }
    return [...found].sort((a, b) => this.places.get(a)! - this.places.get(b)!);
  }
}

function* bucketsOf({ startSeconds, endSeconds }: TimeSpan): Generator<number> {
  const last = Math.floor(endSeconds / bucketSeconds);
  for (let at = Math.floor(startSeconds / bucketSeconds); at <= last; at++) yield at;
}
