import { float32Tensor, type OnnxModel } from '../../inference/onnx-session.ts';
import { loadTfjsModel } from '../networks/load-tfjs-model.ts';
import { cropTurned, type TurnedSquare } from '../pictures/crop-turned.ts';
import type { Picture } from '../pictures/picture.ts';
import { eyeCorners } from './face-points.ts';

const side = 64;
/** The crop is so many times as wide as the eye. */
const around = 2.3;
/** Numbers an eye: 71 points of its outline and 5 of the iris, of which the first is its middle. */
const numbers = 76 * 3;
const irisAt = 71 * 3;

/** Where the irises are between the corners of the eyes. */
export interface Gaze {
  /** -1 at the corner on the picture's left to 1 at the other, mean of both eyes. */
  readonly x: number;
  /** Below the line of the corners above 0, by half of the eye's width. */
  readonly y: number;
}

/** MediaPipe Iris (Ablavatski et al. 2020). */
export class IrisFinder {
  private readonly planes = new Float32Array(2 * 3 * side * side);

  private constructor(private readonly model: OnnxModel) {}

  /** @throws {ModelFileError} the package is absent or another version */
  static async load(): Promise<IrisFinder> {
    const cut = { input: 'input_1', outputs: ['Identity'], shape: ['batch', 3, side, side] };
    return new IrisFinder(await loadTfjsModel('iris', cut));
  }

  /** @param points of the face, as of `face-mesh.ts` */
  async find(picture: Picture, points: Float32Array): Promise<Gaze> {
    const squares = [eyeCorners.left, eyeCorners.right].map((corners) => eyeSquare(points, corners));
    const area = 3 * side * side;
    squares.forEach((square, at) => {
      const planes = this.planes.subarray(at * area, (at + 1) * area);
      cropTurned(picture, square, side, planes);
      for (let i = 0; i < area; i++) planes[i]! /= 255;
      // The network knows left eyes of people, which are on the picture's right.
      if (at === 0) mirror(planes);
    });
    const feeds = { input_1: float32Tensor(this.planes, [2, 3, side, side]) };
    const { data } = await this.model.runFloat(feeds, 'Identity');
    const [left, right] = [0, 1].map((at) => {
      const x = data[at * numbers + irisAt]! / side - 0.5;
      const y = data[at * numbers + irisAt + 1]! / side - 0.5;
      // In halves of the eye's width.
      return { x: (at === 0 ? -x : x) * around * 2, y: y * around * 2 };
    }) as [Gaze, Gaze];
    return { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  }
}

function eyeSquare(points: Float32Array, [a, b]: readonly [number, number]): TurnedSquare {
  const [ax, ay, bx, by] = [points[a * 3]!, points[a * 3 + 1]!, points[b * 3]!, points[b * 3 + 1]!];
  return {
    x: (ax + bx) / 2,
    y: (ay + by) / 2,
    side: Math.max(4, Math.hypot(bx - ax, by - ay) * around),
    angle: Math.atan2(by - ay, bx - ax),
  };
}

function mirror(planes: Float32Array): void {
  for (let row = 0; row < planes.length; row += side) planes.subarray(row, row + side).reverse();
}
