import { encodeDescriptor } from '../appearance/appearance-descriptor.ts';
import type { AppearanceFeatures } from '../appearance/appearance-features.ts';
import type { Thing } from './find-things.ts';
import { boxArea, type Box } from '../pictures/picture.ts';
import type { Glance } from '../pictures/scene-change.ts';

/** Looks pooled into one descriptor; more change little and cost the network's time. */
export const mostLooks = 3;

/** Share of the picture up to which a thing can stand apart from its backdrop. */
const mostApart = 0.5;

/** One thing followed from frame to frame. */
export class ThingTrack {
  readonly looks: AppearanceFeatures[] = [];
  private lastThing: Thing;
  lastPatch: Glance;
  lastSeconds: number;
  /** Frames in which it was seen. */
  seen = 1;
  private readonly boxSum: [number, number, number, number] = [0, 0, 0, 0];
  private confidenceSum = 0;
  private outlined = 0;
  private readonly guesses = new Map<string, number>();

  constructor(
    readonly startSeconds: number,
    /** Counts frames of the recording. */
    readonly startFrame: number,
    thing: Thing,
    patch: Glance,
  ) {
    this.lastThing = thing;
    this.lastPatch = patch;
    this.lastSeconds = startSeconds;
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

  get lastBox(): Box {
    return this.lastThing.box;
  }

  private add({ box, confidence, guess, mask }: Thing): void {
    // What fills the picture is a scene, or someone in it.
    if (mask && boxArea(box) < mostApart) this.outlined++;
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
      confidence: (this.confidenceSum / this.seen) * Math.min(1, this.seen / frames),
      standsOut: this.outlined * 2 >= this.seen,
      descriptor: encodeDescriptor(this.looks),
      ...(label !== undefined && { guess: { label, confidence: sum! / this.seen } }),
    };
  }
}

/** A thing's whole stay in view. */
export interface ClosedTrack {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly frames: number;
  readonly seen: number;
  readonly box: Box;
  readonly confidence: number;
  /** Seen apart from its backdrop, as a thing held up or a picture is; not one among many in a scene. */
  readonly standsOut: boolean;
  readonly descriptor: Uint8Array;
  readonly guess?: { readonly label: string; readonly confidence: number };
}
