export interface Span {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface SeparationOptions {
  /** By which two may overlap all the same. */
  readonly toleranceSeconds?: number;
  /** Whether one may begin where another ends. */
  readonly mayTouch?: boolean;
}

/**
 * Rows in which nothing overlaps, as few as there can be, for formats whose tiers hold one annotation at a time. The first row
 * that is free takes each. Takes n log n steps, whatever overlaps.
 * @param spans in order of their starts
 * @returns the row of each, from 0
 */
export function separateOverlaps(
  spans: readonly Span[],
  { toleranceSeconds = 0, mayTouch = true }: SeparationOptions = {},
): number[] {
  const busy = new Smallest();
  const free = new Smallest();
  let rows = 0;
  return spans.map(({ startSeconds, endSeconds }) => {
    const limit = startSeconds + toleranceSeconds;
    while (busy.size > 0 && (busy.firstKey < limit || (mayTouch && busy.firstKey === limit))) {
      const row = busy.take();
      free.add(row, row);
    }
    const row = free.size > 0 ? free.take() : rows++;
    busy.add(endSeconds, row);
    return row;
  });
}

/** A binary heap: the row with the smallest key comes out first. */
class Smallest {
  private readonly keys: number[] = [];
  private readonly rows: number[] = [];

  get size(): number {
    return this.keys.length;
  }

  get firstKey(): number {
    return this.keys[0]!;
  }

  add(key: number, row: number): void {
    let place = this.keys.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.keys[above]! <= key) break;
      this.put(place, this.keys[above]!, this.rows[above]!);
      place = above;
    }
    this.put(place, key, row);
  }

  take(): number {
    const row = this.rows[0]!;
    const key = this.keys.pop()!;
    const last = this.rows.pop()!;
    const size = this.keys.length;
    if (size === 0) return row;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below + 1 < size && this.keys[below + 1]! < this.keys[below]!) below += 1;
      if (below >= size || this.keys[below]! >= key) break;
      this.put(place, this.keys[below]!, this.rows[below]!);
      place = below;
    }
    this.put(place, key, last);
    return row;
  }

  private put(place: number, key: number, row: number): void {
    this.keys[place] = key;
    this.rows[place] = row;
  }
}
