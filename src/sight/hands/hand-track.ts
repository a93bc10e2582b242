import { meanBox, simplifiedPath, type PathPoint } from '../objects/path.ts';
import type { TurnedSquare } from '../pictures/crop-turned.ts';
import type { Box, Picture } from '../pictures/picture.ts';
import type { HandLandmarks } from './hand-landmarks.ts';
import { handForm } from './hand-openness.ts';
import { fingers, handPointCount } from './hand-points.ts';
import { boxOfPoints, squareOfPoints } from './hand-squares.ts';
import type { HandFound, HandMoments } from './hand.ts';
import { OwnerOfHand } from './owner-of-hand.ts';
import type { WristInView } from './wrists-in-view.ts';

/** What is seen for less is no hand. */
const leastSeconds = 0.3;
/** Numbers a moment: points, how sure, openness, fingers. */
const width = handPointCount * 2 + 2 + fingers.length;

/** One hand followed from frame to frame. */
export class HandTrack {
  box: Box;
  lastSeconds: number;
  private readonly firstSeconds: number;
  private readonly path: PathPoint[] = [];
  private readonly rows: Float32Array[] = [];
  private readonly owner = new OwnerOfHand();

  /** @param square where it is looked for next */
  constructor(
    private readonly startSeconds: number,
    timeSeconds: number,
    private readonly ratePerSecond: number,
    public square: TurnedSquare,
  ) {
    this.box = [0, 0, 0, 0];
    this.firstSeconds = timeSeconds;
    this.lastSeconds = timeSeconds;
  }

  /** In how many frames it was seen. */
  get age(): number {
    return this.path.length;
  }

  see(picture: Picture, timeSeconds: number, seen: HandLandmarks, wrists: readonly WristInView[]): void {
    this.box = boxOfPoints(picture, seen.points);
    this.square = squareOfPoints(seen.points);
    this.lastSeconds = timeSeconds;
    this.path.push({ timeSeconds, box: this.box });
    this.owner.see(seen, this.square.side, wrists);
    const { openness, stretch } = handForm(seen.shape);
    const points = seen.points.map((value, i) => value / (i % 2 === 0 ? picture.width : picture.height));
    this.rows[Math.round((timeSeconds - this.firstSeconds) * this.ratePerSecond)] = Float32Array.of(
      ...points,
      seen.presence,
      openness,
      ...stretch,
    );
  }

  /** @returns undefined where it was none */
  close(endSeconds: number): HandFound | undefined {
    const { startSeconds, path } = this;
    if (path.length < leastSeconds * this.ratePerSecond) return undefined;
    const moments = this.moments();
    const known = moments.confidence.filter((value) => !Number.isNaN(value));
    return {
      startSeconds,
      endSeconds,
      box: meanBox(path, path[0]!.timeSeconds, path.at(-1)!.timeSeconds),
      path: simplifiedPath(path),
      confidence: known.reduce((sum, value) => sum + value, 0) / known.length,
      ...this.owner.told(),
      moments,
    };
  }

  private moments(): HandMoments {
    const { rows, firstSeconds, ratePerSecond } = this;
    const points = handPointCount * 2;
    const all = new Float32Array(rows.length * width).fill(NaN);
    rows.forEach((row, at) => all.set(row, at * width));
    const part = (from: number, size: number): Float32Array =>
      Float32Array.from(
        { length: rows.length * size },
        (_, i) => all[Math.floor(i / size) * width + from + (i % size)]!,
      );
    return {
      startSeconds: firstSeconds,
      ratePerSecond,
      points: part(0, points),
      confidence: part(points, 1),
      openness: part(points + 1, 1),
      stretch: part(points + 2, fingers.length),
    };
  }
}
