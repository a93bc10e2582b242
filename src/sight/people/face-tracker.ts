import { boxIou, type Box, type Picture } from '../pictures/picture.ts';
import type { TurnedSquare } from '../pictures/crop-turned.ts';
import type { ShotGuide } from '../shots/shot-guide.ts';
import type { DetectedFace } from './face-detector.ts';
import { meshPoints, type FaceMesh } from './face-mesh.ts';
import { faceMeasures } from './face-measures.ts';
import { FaceTrack, type ClosedFace } from './face-track.ts';
import type { Gaze } from './iris.ts';

/** What the tracker asks of its networks. */
export interface FaceEyes {
  detect(picture: Picture): Promise<readonly DetectedFace[]>;
  mesh(picture: Picture, square: TurnedSquare): Promise<FaceMesh>;
  gaze(picture: Picture, points: Float32Array): Promise<Gaze>;
  expression(picture: Picture, square: TurnedSquare): Promise<Float32Array>;
  point(picture: Picture, square: TurnedSquare): Promise<Float32Array>;
}

/** Faces are looked for, gaze and expression measured, at every so many frames; known faces are followed at all. */
export const detectEvery = 3;
const leastPresence = 0.5;
const patienceSeconds = 0.5;
const sameIou = 0.2;
/** A face that is followed and never found again was none. */
const confirmSeconds = 1.2;
/** Of a face's size, around it. */
const meshRoom = 1.5;
const mostFollowed = 8;
/** Looks pooled into one point. */
const mostLooks = 4;
/** A face turned further away than this, radians, says little of whose it is. */
const frontal = 0.6;

/** Follows faces through a video, many frames a second. What is held at once is what is in view. */
export class FaceTracker {
  private tracks: FaceTrack[] = [];
  private frames = 0;

  constructor(
    private readonly eyes: FaceEyes,
    private readonly ratePerSecond: number,
    private readonly guide: ShotGuide,
  ) {}

  /** @returns faces that went before this frame */
  async next(picture: Picture, timeSeconds: number): Promise<readonly ClosedFace[]> {
    const shotEnd = this.guide.endSeconds;
    const isCut = this.guide.isCutBefore(timeSeconds);
    const ended = isCut ? this.closeAll(shotEnd) : [];
    const looks = isCut || this.frames++ % detectEvery === 0;
    if (isCut) this.frames = 1;
    const detected = looks ? await this.eyes.detect(picture) : [];
    if (looks) this.match(picture, detected, timeSeconds);
    for (const track of this.tracks) await this.follow(picture, track, timeSeconds, looks);
    this.tracks = this.tracks.filter((track) => {
      const isGone =
        timeSeconds - track.lastSeconds > patienceSeconds || timeSeconds - track.foundSeconds > confirmSeconds;
      if (isGone) ended.push(...this.close(track, this.guide.endSeconds));
      return !isGone;
    });
    return ended;
  }

  /** At the end of a shot or of the video. */
  closeAll(shotEndSeconds = this.guide.endSeconds): ClosedFace[] {
    const ended = this.tracks.flatMap((track) => this.close(track, shotEndSeconds));
    this.tracks = [];
    return ended;
  }

  private close(track: FaceTrack, shotEndSeconds: number): ClosedFace[] {
    const closed = track.close(Math.min(track.lastSeconds + 1 / this.ratePerSecond, shotEndSeconds));
    return closed ? [closed] : [];
  }

  private match(picture: Picture, detected: readonly DetectedFace[], timeSeconds: number): void {
    const free = new Set(this.tracks);
    for (const face of detected) {
      const home = [...free]
        .map((track) => ({ track, iou: boxIou(track.box, face.box) }))
        .sort((a, b) => b.iou - a.iou)[0];
      const square = squareAround(picture, face.box, face.angle);
      if (home && home.iou >= sameIou) {
        free.delete(home.track);
        home.track.found(timeSeconds, face.confidence, square);
      } else if (this.tracks.length < mostFollowed) {
        const isFirst = timeSeconds - this.guide.startSeconds < detectEvery / this.ratePerSecond;
        const start = isFirst ? Math.min(timeSeconds, this.guide.startSeconds) : timeSeconds;
        this.tracks.push(new FaceTrack(start, timeSeconds, this.ratePerSecond, face, square));
      }
    }
  }

  private async follow(picture: Picture, track: FaceTrack, timeSeconds: number, looks: boolean): Promise<void> {
    const mesh = await this.eyes.mesh(picture, track.square);
    if (mesh.presence < leastPresence) return;
    const measures = faceMeasures(mesh.points);
    const box = boxAround(picture, mesh.points);
    const square = squareAround(picture, box, measures.roll);
    track.see(timeSeconds, { box, square, measures });
    if (!looks) return;
    const gaze = await this.eyes.gaze(picture, mesh.points);
    const tight = { ...square, side: square.side / 1.25 };
    track.look(timeSeconds, gaze, await this.eyes.expression(picture, tight));
    const isFrontal = Math.abs(measures.yaw) < frontal && Math.abs(measures.pitch) < frontal;
    if (track.points.length < mostLooks && (isFrontal || track.points.length === 0)) {
      track.points.push(await this.eyes.point(picture, tight));
    }
  }
}

function squareAround(picture: Picture, [x, y, width, height]: Box, angle: number): TurnedSquare {
  return {
    x: (x + width / 2) * picture.width,
    y: (y + height / 2) * picture.height,
    side: Math.max(8, meshRoom * Math.max(width * picture.width, height * picture.height)),
    angle,
  };
}

function boxAround(picture: Picture, points: Float32Array): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < meshPoints; i++) {
    left = Math.min(left, points[i * 3]!);
    right = Math.max(right, points[i * 3]!);
    top = Math.min(top, points[i * 3 + 1]!);
    bottom = Math.max(bottom, points[i * 3 + 1]!);
  }
  const { width, height } = picture;
  return [left / width, top / height, (right - left) / width, (bottom - top) / height];
}
