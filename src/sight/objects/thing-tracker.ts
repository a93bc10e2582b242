import { appearanceDistance, decodeDescriptor, encodeDescriptor } from '../appearance/appearance-descriptor.ts';
import type { AppearanceFeatures } from '../appearance/appearance-features.ts';
import type { Thing } from './find-things.ts';
import { boxIou, type Picture } from '../pictures/picture.ts';
import { changeBetween, glance, patch, samePatches, type Glance } from '../pictures/scene-change.ts';
import { mostLooks, ThingTrack, type ClosedTrack } from './thing-track.ts';

/** What the tracker asks of the eyes. */
export interface Eyes {
  find(picture: Picture): Promise<readonly Thing[]>;
  describe(picture: Picture, thing: Thing): Promise<AppearanceFeatures>;
}

/** A thing out of sight for longer has gone. */
const patienceSeconds = 1.2;
/** Overlap of boxes from which on two sights may be one thing; it moves between frames half a second apart. */
const sameIou = 0.25;
/** Descriptors of one thing in neighbouring frames are nearer than this. */
const sameDistance = 0.25;

/**
 * Follows things through a video at a few frames a second. A picture that did not change is not looked at again; a cut
 * ends everything in view. What is held at once is what is in view.
 */
export class ThingTracker {
  private tracks: ThingTrack[] = [];
  private last: Glance | undefined;
  private frames = 0;
  private lastFrameSeconds = -1;

  constructor(
    private readonly eyes: Eyes,
    private readonly frameSeconds: number,
  ) {}

  /** @returns tracks that ended before this frame */
  async next(picture: Picture, timeSeconds: number): Promise<readonly ClosedTrack[]> {
    const now = glance(picture);
    const change = this.last ? changeBetween(this.last, now) : 'cut';
    if (change === 'none') {
      // A thing missed in the frame that stands for this one is not seen in this one either.
      for (const track of this.tracks) if (track.lastSeconds === this.lastFrameSeconds) track.stay(timeSeconds);
      this.lastFrameSeconds = timeSeconds;
      this.frames++;
      return [];
    }
    this.last = now;
    const ended = change === 'cut' ? this.closeAll() : this.closeGone(timeSeconds);
    await this.look(picture, timeSeconds);
    this.lastFrameSeconds = timeSeconds;
    this.frames++;
    return ended;
  }

  /** At the end of the video. */
  closeAll(): readonly ClosedTrack[] {
    const ended = this.tracks;
    this.tracks = [];
    return ended.map((track) => this.close(track));
  }

  private closeGone(timeSeconds: number): readonly ClosedTrack[] {
    const gone = this.tracks.filter((track) => timeSeconds - track.lastSeconds > patienceSeconds);
    this.tracks = this.tracks.filter((track) => !gone.includes(track));
    return gone.map((track) => this.close(track));
  }

  private close(track: ThingTrack): ClosedTrack {
    return track.close(track.lastSeconds + this.frameSeconds, Math.max(track.seen, this.frames - track.startFrame));
  }

  private async look(picture: Picture, timeSeconds: number): Promise<void> {
    const free = new Set(this.tracks);
    for (const thing of await this.eyes.find(picture)) {
      const view = patch(picture, thing.box);
      const near = [...free]
        .map((track) => ({ track, iou: boxIou(track.lastBox, thing.box) }))
        .filter(({ iou }) => iou >= sameIou)
        .sort((a, b) => b.iou - a.iou);
      let look: AppearanceFeatures | undefined;
      let home: ThingTrack | undefined;
      for (const { track } of near) {
        if (!samePatches(track.lastPatch, view)) {
          look ??= await this.eyes.describe(picture, thing);
          if (distanceOf(track.looks, look) > sameDistance) continue;
        }
        home = track;
        break;
      }
      if (home) {
        free.delete(home);
        home.see(timeSeconds, thing, view);
      } else {
        home = new ThingTrack(timeSeconds, this.frames, thing, view);
        this.tracks.push(home);
      }
      if (home.looks.length < mostLooks) home.looks.push(look ?? (await this.eyes.describe(picture, thing)));
    }
  }
}

function distanceOf(looks: readonly AppearanceFeatures[], look: AppearanceFeatures): number {
  return appearanceDistance(decodeDescriptor(encodeDescriptor(looks)), decodeDescriptor(encodeDescriptor([look])));
}
