import { encodeDescriptor } from '../appearance/appearance-descriptor.ts';
import type { AppearanceFeatures } from '../appearance/appearance-features.ts';
import { boxArea, type Box } from '../pictures/picture.ts';
import type { Glance } from '../pictures/scene-change.ts';
import type { Thing } from './find-things.ts';
import { simplifiedPath, type PathPoint } from './path.ts';

/** Looks pooled into one descriptor; more change little and cost the network's time. */
export const mostLooks = 3;

/** Share of the picture up to which a thing can stand apart from its backdrop. */
const mostApart = 0.5;

/** A name so sure tells one thing from another by itself. */
const sureName = 0.5;

export function nameOf({ guess }: Thing): string | undefined {
  return guess && guess.confidence >= sureName ? guess.label : undefined;
}

/** One thing followed from frame to frame. */
export class ThingTrack {
  readonly looks: AppearanceFeatures[] = [];
  private lastThing: Thing;
  lastPatch: Glance;
  lastSeconds: number;
  /** Frames in which it was seen. */
  seen = 1;
  private readonly path: PathPoint[] = [];
  private readonly boxSum: [number, number, number, number] = [0, 0, 0, 0];
  private confidenceSum = 0;
  private outlined = 0;
  private readonly guesses = new Map<string, number>();

  /** @param firstSeconds when it was first seen, at or after its start */
  constructor(
    readonly startSeconds: number,
    firstSeconds: number,
    /** Counts frames of the recording. */
    readonly startFrame: number,
    thing: Thing,
    patch: Glance,
  ) {
    this.lastThing = thing;
    this.lastPatch = patch;
    this.lastSeconds = firstSeconds;
    this.add(thing);
  }

  see(timeSeconds: number, thing: Thing, patch: Glance): void {
    this.seen++;
    this.lastSeconds = timeSeconds;
    this.lastThing = thing;
    this.lastPatch = patch;
    this.add(thing);
  }

  /** The picture is as it was. */
  stay(timeSeconds: number): void {
    this.see(timeSeconds, this.lastThing, this.lastPatch);
  }

  /** What the detector took it for when it was seen last, where it was sure. */
  get lastName(): string | undefined {
    return nameOf(this.lastThing);
  }

  get lastBox(): Box {
    return this.lastThing.box;
  }

  /**
   * How it moved last besides what the camera did, shares of the picture a second.
   * @param carry where the camera takes a box between two moments
   */
  ownMotion(carry: (box: Box, fromSeconds: number, toSeconds: number) => Box): { x: number; y: number } {
    const [before, last] = [this.path.at(-2), this.path.at(-1)!];
    if (before === undefined || last.timeSeconds <= before.timeSeconds) return { x: 0, y: 0 };
    const still = carry(before.box, before.timeSeconds, last.timeSeconds);
    const elapsed = last.timeSeconds - before.timeSeconds;
    const middle = (start: number, size: number): number => start + size / 2;
    return {
      x: (middle(last.box[0], last.box[2]) - middle(still[0], still[2])) / elapsed,
      y: (middle(last.box[1], last.box[3]) - middle(still[1], still[3])) / elapsed,
    };
  }

  private add({ box, confidence, guess, mask }: Thing): void {
    // What fills the picture is a scene, or someone in it.
    if (mask && boxArea(box) < mostApart) this.outlined++;
    const [before, last] = [this.path.at(-2), this.path.at(-1)];
    // A thing at rest needs two points, however long it rests.
    if (before?.box === box && last?.box === box) this.path.pop();
    this.path.push({ timeSeconds: this.lastSeconds, box });
    box.forEach((value, i) => (this.boxSum[i]! += value));
    this.confidenceSum += confidence;
    if (guess) this.guesses.set(guess.label, (this.guesses.get(guess.label) ?? 0) + guess.confidence);
  }

  /** @param frames frames from its first until it was known to be gone */
  close(endSeconds: number, frames: number): ClosedTrack {
    const [label, sum] = [...this.guesses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
    const [x, y, width, height] = this.boxSum.map((value) => value / this.seen) as [number, number, number, number];
    return {
      startSeconds: this.startSeconds,
      endSeconds,
      frames,
      seen: this.seen,
      box: [x, y, width, height],
      path: simplifiedPath(this.path),
      confidence: (this.confidenceSum / this.seen) * Math.min(1, this.seen / frames),
      standsOut: this.outlined * 2 >= this.seen,
      descriptor: encodeDescriptor(this.looks),
      ...(label !== undefined && { guess: { label, confidence: sum! / this.seen } }),
    };
  }
}

/** A thing's whole stay in view, within one shot. */
export interface ClosedTrack {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly frames: number;
  readonly seen: number;
  /** Where it was on average. */
  readonly box: Box;
  /** In order of time, at least one point. */
  readonly path: readonly PathPoint[];
  readonly confidence: number;
  /** Seen apart from its backdrop, as a thing held up or a picture is; not one among many in a scene. */
  readonly standsOut: boolean;
  readonly descriptor: Uint8Array;
  readonly guess?: { readonly label: string; readonly confidence: number };
}
