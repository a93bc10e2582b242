import { meanBox, simplifiedPath, type PathPoint } from '../objects/path.ts';
import type { TurnedSquare } from '../pictures/crop-turned.ts';
import type { Box } from '../pictures/picture.ts';
import type { DetectedFace } from './face-detector.ts';
import { expressions } from './expression.ts';
import type { FaceMeasures } from './face-measures.ts';
import { encodeFacePoint } from './face-point.ts';
import type { FaceFound, FaceMoments } from './face.ts';
import type { Gaze } from './iris.ts';

/** A face whose person is still to be told. */
export type ClosedFace = Omit<FaceFound, 'person'>;

/** What flickers for less is no face. */
const leastSeconds = 0.25;

/** One face followed from frame to frame. */
export class FaceTrack {
  /** Looks at whose it is. */
  readonly points: Float32Array[] = [];
  box: Box;
  lastSeconds: number;
  /** When the detector found it last. */
  foundSeconds: number;
  private readonly path: PathPoint[] = [];
  private readonly confidences: number[] = [];
  private readonly series = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  private readonly expression: number[][] = [];

  constructor(
    readonly startSeconds: number,
    private readonly firstSeconds: number,
    private readonly ratePerSecond: number,
    face: DetectedFace,
    public square: TurnedSquare,
  ) {
    this.box = face.box;
    this.lastSeconds = firstSeconds;
    this.foundSeconds = firstSeconds;
    this.confidences.push(face.confidence);
  }

  found(timeSeconds: number, confidence: number, square: TurnedSquare): void {
    this.confidences.push(confidence);
    this.foundSeconds = timeSeconds;
    // The points have followed it since; where they were lost, one begins anew.
    if (timeSeconds - this.lastSeconds > 1.5 / this.ratePerSecond) this.square = square;
  }

  see(timeSeconds: number, now: { box: Box; square: TurnedSquare; measures: FaceMeasures }): void {
    this.lastSeconds = timeSeconds;
    this.box = now.box;
    this.square = now.square;
    this.path.push({ timeSeconds, box: now.box });
    const at = this.place(timeSeconds);
    for (const name of ['mouth', 'eyes', 'yaw', 'pitch', 'roll'] as const) this.series[name][at] = now.measures[name];
  }

  look(timeSeconds: number, gaze: Gaze, expression: Float32Array): void {
    const at = this.place(timeSeconds);
    this.series.gazeX[at] = gaze.x;
    this.series.gazeY[at] = gaze.y;
    this.expression[at] = [...expression];
  }

  /** @returns undefined where it was none */
  close(endSeconds: number): ClosedFace | undefined {
    const { startSeconds, path, points } = this;
    if (path.length < 2 || points.length === 0 || endSeconds - startSeconds < leastSeconds) return undefined;
    return {
      startSeconds,
      endSeconds,
      box: meanBox(path, path[0]!.timeSeconds, path.at(-1)!.timeSeconds),
      path: simplifiedPath(path),
      confidence: this.confidences.reduce((sum, each) => sum + each, 0) / this.confidences.length,
      point: encodeFacePoint(points),
      moments: this.moments(),
    };
  }

  private place(timeSeconds: number): number {
    return Math.round((timeSeconds - this.firstSeconds) * this.ratePerSecond);
  }

  private moments(): FaceMoments {
    const length = this.series.mouth.length;
    const filled = (name: Name): Float32Array => Float32Array.from({ length }, (_, i) => this.series[name][i] ?? NaN);
    const expression = new Float32Array(length * expressions.length).fill(NaN);
    this.expression.forEach((values, at) => expression.set(values, at * expressions.length));
    const [mouth, eyes, yaw, pitch, roll, gazeX, gazeY] = names.map(filled) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const { firstSeconds, ratePerSecond } = this;
    return { startSeconds: firstSeconds, ratePerSecond, mouth, eyes, yaw, pitch, roll, gazeX, gazeY, expression };
  }
}

const names = ['mouth', 'eyes', 'yaw', 'pitch', 'roll', 'gazeX', 'gazeY'] as const;
type Name = (typeof names)[number];
