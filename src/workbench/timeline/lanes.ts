import type { TimelineItem } from './tier-row.ts';

type Stretch = Pick<TimelineItem, 'startSeconds' | 'endSeconds'>;

/** What is drawn where: items that overlap stand one above the other. */
export interface Lanes {
  readonly count: number;
  /** By the place of an item. */
  readonly of: Uint8Array;
}

/** More would be too low to be told apart: what is over shares the last. */
const most = 8;

/** Two that only touch do not; two points at the same moment do. */
export function overlap(a: Stretch, b: Stretch): boolean {
  if (a.startSeconds < b.endSeconds && b.startSeconds < a.endSeconds) return true;
  // A point where a stretch begins would be hidden by it.
  return a.startSeconds === b.startSeconds && (isPoint(a) || isPoint(b));
}

/** @param items in the order of their starts, then of their ends */
export function lanesOf(items: readonly Stretch[]): Lanes {
  const of = new Uint8Array(items.length);
  const lasts: Stretch[] = [];
  for (const [place, item] of items.entries()) {
    // The last of a lane ends latest in it, but where more overlap than there are lanes.
    const free = lasts.findIndex((last) => last.endSeconds <= item.startSeconds && !overlap(last, item));
    const lane = free >= 0 ? free : Math.min(lasts.length, most - 1);
    const last = lasts[lane];
    if (!last || item.endSeconds >= last.endSeconds) lasts[lane] = item;
    of[place] = lane;
  }
  return { count: Math.max(1, lasts.length), of };
}

function isPoint({ startSeconds, endSeconds }: Stretch): boolean {
  return startSeconds === endSeconds;
}

const aloneHeight = 30;
const laneHeight = 24;
const mostHeight = 4 * laneHeight;

/** CSS pixels; beyond four lanes they become lower, so that one tier does not fill the page. */
export function heightOfLanes(count: number): number {
  return count === 1 ? aloneHeight : Math.min(mostHeight, count * laneHeight);
}

/** @param y from the top of the row */
export function laneAt(count: number, y: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor((y / heightOfLanes(count)) * count)));
}
