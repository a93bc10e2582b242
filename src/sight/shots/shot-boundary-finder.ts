import { cellDifference, colourDifference, lightOf, structureLikeness, type FrameSketch } from './frame-sketch.ts';
import { mixOf } from './gradual-change.ts';
import type { ShotBoundary } from './shot.ts';

/** How far around a moment one looks before it is judged, seconds. */
const lookSeconds = 0.5;
/** Least change of cells (0 to 255) and of colours (0 to 1), added up in units of these, that may be a cut. */
const cellUnit = 24;
const colourUnit = 0.45;
const unlikeUnit = 0.3;
/** With less difference of values than this nothing has changed. */
const evenValues = 0.15;
/** Least change that may be a cut. */
const cutChange = 0.95;
/** A cut stands out from what moves around it by this factor. */
const standsOut = 2.2;
/** Lengths of gradual changes that are looked for, seconds. */
/** Pictures before and after a dissolve that are more alike than this are one shot. */
const mostLikeness = 0.62;
const gradualSeconds = [0.4, 0.6, 0.9, 1.3, 1.8, 2.5];
/** A picture with less spread than this, dark or bright, is the empty one between a fade out and a fade in. */
const emptySpread = 7;
/** Nobody cuts faster. */
const leastShotSeconds = 0.25;

interface Candidate {
  readonly boundary: ShotBoundary;
  readonly strength: number;
}

/**
 * Finds where one shot gives way to the next, frame by frame, holding the last few seconds. A cut is a change of place
 * and colour that stands out from its surroundings and lasts (a flash does not); a dissolve a stretch in which each
 * picture is a mixture of the first and the last (Zhang et al. 1993, twin comparison, with the mixture tested); a fade goes
 * through an empty picture.
 */
export class ShotBoundaryFinder {
  private readonly held: FrameSketch[] = [];
  private readonly changes: number[] = [];
  private lastBoundarySeconds = 0;
  private empty: { fromSeconds: number; toSeconds: number } | undefined;
  private pending: Candidate | undefined;
  private judged = 0;
  private dropped = 0;

  /** @param ratePerSecond of the frames, above 0 */
  constructor(private readonly ratePerSecond: number) {}

  /** @returns boundaries that are now certain, in order of time */
  next(frame: FrameSketch): readonly ShotBoundary[] {
    const before = this.held.at(-1);
    this.held.push(frame);
    this.changes.push(before ? changeBetween(before, frame) : 0);
    const found = this.judgeUpTo(this.held.length - 1 - this.reach);
    this.dropOld();
    return found;
  }

  /** At the end of the video. */
  finish(): readonly ShotBoundary[] {
    const found = [...this.judgeUpTo(this.held.length - 1)];
    if (this.pending) found.push(...this.settle());
    return found;
  }

  private get reach(): number {
    return Math.max(2, Math.round(lookSeconds * this.ratePerSecond));
  }

  private judgeUpTo(last: number): readonly ShotBoundary[] {
    const found: ShotBoundary[] = [];
    for (; this.judged - this.dropped <= last; this.judged++) {
      const at = this.judged - this.dropped;
      const candidate = this.fadeAt(at) ?? this.cutAt(at) ?? this.dissolveAt(at);
      if (candidate) this.offer(candidate, found);
      const now = this.held[at]!.timeSeconds;
      if (this.pending && now - this.pending.boundary.timeSeconds > settleSeconds) found.push(...this.settle());
    }
    return found;
  }

  /** The stronger of two boundaries that are too near to be two. */
  private offer(candidate: Candidate, found: ShotBoundary[]): void {
    const { pending } = this;
    const tooNear =
      candidate.boundary.transition === 'CUT' && pending?.boundary.transition === 'CUT' ? leastShotSeconds : 0.6;
    if (pending && Math.abs(candidate.boundary.timeSeconds - pending.boundary.timeSeconds) < tooNear) {
      if (candidate.strength > pending.strength) this.pending = candidate;
      return;
    }
    if (pending) found.push(...this.settle());
    if (candidate.boundary.timeSeconds - this.lastBoundarySeconds < leastShotSeconds) return;
    this.pending = candidate;
  }

  private settle(): readonly ShotBoundary[] {
    const { boundary } = this.pending!;
    this.pending = undefined;
    this.lastBoundarySeconds = boundary.timeSeconds;
    return [boundary];
  }

  private cutAt(at: number): Candidate | undefined {
    const change = this.changes[at]!;
    if (at === 0 || change < cutChange) return undefined;
    const near = [
      ...this.changes.slice(Math.max(1, at - this.reach), at),
      ...this.changes.slice(at + 1, at + 1 + this.reach),
    ];
    const around = near.toSorted((a, b) => a - b);
    // The second largest: the next cut may be near.
    const unrest = around.at(-2) ?? around.at(-1) ?? 0;
    if (change < standsOut * Math.max(unrest, median(around))) return undefined;
    // What comes back was a flash, or something passing before the lens.
    const before = this.held[at - 1]!;
    const after = this.held.slice(at, at + 1 + this.reach);
    if (after.slice(1).some((frame) => changeBetween(before, frame) < 0.45 * change)) return undefined;
    const beforeThat = this.held.slice(Math.max(0, at - this.reach), at - 1);
    if (beforeThat.some((frame) => changeBetween(frame, this.held[at]!) < 0.45 * change)) return undefined;
    return { boundary: { timeSeconds: this.held[at]!.timeSeconds, transition: 'CUT' }, strength: change + 1 };
  }

  private fadeAt(at: number): Candidate | undefined {
    const frame = this.held[at]!;
    const { mean, spread } = lightOf(frame);
    const isEmpty = spread < emptySpread && (mean < 24 || mean > 232);
    if (isEmpty) {
      this.empty = { fromSeconds: this.empty?.fromSeconds ?? frame.timeSeconds, toSeconds: frame.timeSeconds };
      return undefined;
    }
    const { empty } = this;
    this.empty = undefined;
    // A recording that begins dark has one shot, not two.
    if (empty === undefined || empty.fromSeconds < 0.2) return undefined;
    return {
      boundary: { timeSeconds: (empty.fromSeconds + empty.toSeconds) / 2, transition: 'FADE' },
      strength: 10,
    };
  }

  private dissolveAt(at: number): Candidate | undefined {
    let best: Candidate | undefined;
    for (const seconds of gradualSeconds) {
      const from = at - Math.round(seconds * this.ratePerSecond);
      if (from < 0) break;
      const window = this.held.slice(from, at + 1);
      const [first, last] = [window[0]!, window.at(-1)!];
      const change = changeBetween(first, last);
      if (change < 1.2 || structureLikeness(first, last) > mostLikeness) continue;
      if (first.timeSeconds < this.lastBoundarySeconds) break;
      const mix = mixOf(window);
      if (mix === undefined) continue;
      const strength = change * (1 - mix.remainder);
      if (best && strength <= best.strength) continue;
      best = { boundary: { timeSeconds: mix.middleSeconds, transition: 'DISSOLVE' }, strength };
    }
    return best;
  }

  private dropOld(): void {
    const most = Math.round((gradualSeconds.at(-1)! + 2 * lookSeconds) * this.ratePerSecond) + 2;
    const surplus = this.held.length - 2 * most;
    if (surplus < most) return;
    this.held.splice(0, surplus);
    this.changes.splice(0, surplus);
    this.dropped += surplus;
  }
}

/** A candidate waits so long for a stronger one nearby. */
const settleSeconds = 0.8;

/**
 * 1 where a change may just be a cut. What tells most is whether light and shade are where they were: a flash or a lamp
 * changes all values and not their order.
 */
function changeBetween(a: FrameSketch, b: FrameSketch): number {
  const values = (cellDifference(a, b) / cellUnit + colourDifference(a, b) / colourUnit) / 2;
  // Of what is all but even, grain is the structure.
  const unlike = values < evenValues ? 0 : 1 - structureLikeness(a, b);
  return 0.65 * (unlike / unlikeUnit) + 0.35 * Math.min(1.5, values);
}

function median(sorted: readonly number[]): number {
  return sorted[sorted.length >> 1] ?? 0;
}
