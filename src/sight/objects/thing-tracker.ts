import { appearanceDistance, decodeDescriptor, encodeDescriptor } from '../appearance/appearance-descriptor.ts';
import type { AppearanceFeatures } from '../appearance/appearance-features.ts';
import { bestAssignment } from '../../dsp/assignment.ts';
import { boxIou, type Box, type Picture } from '../pictures/picture.ts';
import { glance, patch, samePatches, samePictures, type Glance } from '../pictures/scene-change.ts';
import type { ShotGuide } from '../shots/shot-guide.ts';
import type { Thing } from './find-things.ts';
import { mostLooks, nameOf, ThingTrack, type ClosedTrack } from './thing-track.ts';

/** What the tracker asks of the eyes. */
export interface Eyes {
  /** @param movers where something moves by itself */
  find(picture: Picture, movers: readonly Box[]): Promise<readonly Thing[]>;
  describe(picture: Picture, thing: Thing): Promise<AppearanceFeatures>;
}

/** A thing out of sight for longer has gone. */
const patienceSeconds = 1.2;
/** Overlap with where a thing is expected, from which on two sights may be one thing. */
const sameIou = 0.25;
/** Overlap from which on two sights of one name are one thing, and no two things are in one place. */
const samePlace = 0.5;
/** What jumps further between two frames than this, from middle to middle in shares of the picture, is another thing. */
const mostJump = 0.3;
/** And it must be about as large. */
const mostGrowth = 1.5;
/** Descriptors of one thing in neighbouring frames are nearer than this. */
const sameDistance = 0.25;
/** A place with less difference than this, 0 to 255, shows what it showed. */
const unchanged = 6;

/**
 * Follows things through a video at a few frames a second. A picture that did not change is not looked at again; a new
 * shot ends everything in view. What is held at once is what is in view.
 */
export class ThingTracker {
  private tracks: ThingTrack[] = [];
  private last: Glance | undefined;
  private frames = 0;
  private lastFrameSeconds = -1;

  constructor(
    private readonly eyes: Eyes,
    private readonly frameSeconds: number,
    private readonly guide: ShotGuide,
  ) {}

  /** @returns tracks that ended before this frame */
  async next(picture: Picture, timeSeconds: number): Promise<readonly ClosedTrack[]> {
    const shotEnd = this.guide.endSeconds;
    const isCut = this.guide.isCutBefore(timeSeconds);
    const now = glance(picture);
    const isSame = !isCut && this.last !== undefined && samePictures(this.last, now);
    if (isSame) {
      // A thing missed in the frame that stands for this one is not seen in this one either.
      for (const track of this.tracks) if (track.lastSeconds === this.lastFrameSeconds) track.stay(timeSeconds);
      this.lastFrameSeconds = timeSeconds;
      this.frames++;
      return [];
    }
    this.last = now;
    const ended = isCut ? this.closeAll(shotEnd) : this.closeGone(timeSeconds);
    await this.look(picture, timeSeconds);
    this.lastFrameSeconds = timeSeconds;
    this.frames++;
    return ended;
  }

  /** At the end of a shot or of the video. */
  closeAll(shotEndSeconds = this.guide.endSeconds): readonly ClosedTrack[] {
    const ended = this.tracks;
    this.tracks = [];
    return ended.map((track) => this.close(track, shotEndSeconds));
  }

  private closeGone(timeSeconds: number): readonly ClosedTrack[] {
    const gone = this.tracks.filter((track) => timeSeconds - track.lastSeconds > patienceSeconds);
    this.tracks = this.tracks.filter((track) => !gone.includes(track));
    return gone.map((track) => this.close(track, this.guide.endSeconds));
  }

  private close(track: ThingTrack, shotEndSeconds: number): ClosedTrack {
    const endSeconds = Math.min(track.lastSeconds + this.frameSeconds, shotEndSeconds);
    return track.close(endSeconds, Math.max(track.seen, this.frames - track.startFrame));
  }

  private async look(picture: Picture, timeSeconds: number): Promise<void> {
    const found = await this.eyes.find(picture, this.guide.moversAt(timeSeconds));
    const sights = found.map((thing) => new Sight(picture, thing, this.eyes));
    const likenesses = await this.likenesses(sights, timeSeconds);
    const choice = sights.length === 0 ? [] : bestAssignment(likenesses);
    const matched = new Set<Sight>();
    for (const [at, track] of this.tracks.entries()) {
      const sight = sights[choice[at] ?? -1];
      if (sight === undefined || !(likenesses[at]![choice[at]!]! > 0)) {
        // Nobody finds it any more, and yet the place where it was looks as it did.
        const { lastBox, lastPatch } = track;
        if (sights.some(({ thing }) => boxIou(thing.box, lastBox) >= samePlace)) continue;
        if (samePatches(lastPatch, patch(picture, lastBox), unchanged)) track.stay(timeSeconds);
        continue;
      }
      track.see(timeSeconds, sight.thing, sight.view);
      matched.add(sight);
      if (track.looks.length < mostLooks) track.looks.push(await sight.look());
    }
    for (const sight of sights) {
      if (matched.has(sight)) continue;
      // What is seen first in a shot's first frame was there when the shot began.
      const startSeconds =
        timeSeconds - this.guide.startSeconds < this.frameSeconds ? this.guide.startSeconds : timeSeconds;
      const track = new ThingTrack(
        Math.min(startSeconds, timeSeconds),
        timeSeconds,
        this.frames,
        sight.thing,
        sight.view,
      );
      track.looks.push(await sight.look());
      this.tracks.push(track);
    }
  }

  /** How well each sight goes on each track; 0 where it cannot. */
  private async likenesses(sights: readonly Sight[], timeSeconds: number): Promise<number[][]> {
    const rows: number[][] = [];
    for (const track of this.tracks) {
      const expected = this.expectedBox(track, timeSeconds);
      const row: number[] = [];
      for (const sight of sights) row.push(await likeness(track, expected, sight));
      rows.push(row);
    }
    return rows;
  }

  private expectedBox(track: ThingTrack, timeSeconds: number): Box {
    const carried = this.guide.moved(track.lastBox, track.lastSeconds, timeSeconds);
    const own = track.ownMotion((box, from, to) => this.guide.moved(box, from, to));
    const elapsed = timeSeconds - track.lastSeconds;
    return [carried[0] + own.x * elapsed, carried[1] + own.y * elapsed, carried[2], carried[3]];
  }
}

/** What was found in one frame; its looks are worked out where they are needed. */
class Sight {
  readonly view: Glance;
  private known: AppearanceFeatures | undefined;

  constructor(
    private readonly picture: Picture,
    readonly thing: Thing,
    private readonly eyes: Eyes,
  ) {
    this.view = patch(picture, thing.box);
  }

  async look(): Promise<AppearanceFeatures> {
    return (this.known ??= await this.eyes.describe(this.picture, this.thing));
  }
}

async function likeness(track: ThingTrack, expected: Box, sight: Sight): Promise<number> {
  const { box } = sight.thing;
  const iou = Math.max(boxIou(expected, box), boxIou(track.lastBox, box));
  const isNear = iou >= sameIou;
  if (!isNear && !mayHaveJumped(expected, box)) return 0;
  if (isNear && samePatches(track.lastPatch, sight.view)) return 1 + iou;
  // Somebody who stretches out an arm looks different and is the same.
  const isSameName = track.lastName !== undefined && track.lastName === nameOf(sight.thing);
  if (isSameName && iou >= samePlace) return iou + 0.75;
  const distance = distanceOf(track.looks, await sight.look());
  if (distance > sameDistance) return 0;
  return isNear ? 1 + iou - distance : 0.5 - distance;
}

function mayHaveJumped(from: Box, to: Box): boolean {
  const growth = (a: number, b: number): boolean => Math.max(a, b) <= mostGrowth * Math.min(a, b);
  const jump = Math.hypot(from[0] + from[2] / 2 - to[0] - to[2] / 2, from[1] + from[3] / 2 - to[1] - to[3] / 2);
  return jump <= mostJump && growth(from[2], to[2]) && growth(from[3], to[3]);
}

function distanceOf(looks: readonly AppearanceFeatures[], look: AppearanceFeatures): number {
  return appearanceDistance(decodeDescriptor(encodeDescriptor(looks)), decodeDescriptor(encodeDescriptor([look])));
}
