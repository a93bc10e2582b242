import { float32Tensor, type OnnxModel } from '../../inference/onnx-session.ts';
import { loadTfjsModel } from '../networks/load-tfjs-model.ts';
import { cropTurned, fromSquare, type TurnedSquare } from '../pictures/crop-turned.ts';
import type { Picture } from '../pictures/picture.ts';
import { handPointCount } from './hand-points.ts';

/** A hand's points. */
export interface HandLandmarks {
  /** That there is a hand, 0 to 1. */
  readonly presence: number;
  /** That it is the person's right one, 0 to 1; in a picture of a selfie camera, which is a mirror's, the left one. */
  readonly right: number;
  /** shape (21, 2): x and y in pixels of the picture */
  readonly points: Float32Array;
  /** shape (21, 3): the hand's own shape, metres, turned as the square is */
  readonly shape: Float32Array;
}

const side = 224;
const input = 'input_1';
const pointOutput = 'Identity';
const presenceOutput = 'Identity_1';
const rightOutput = 'Identity_2';
const shapeOutput = 'Identity_3';

/** MediaPipe Hands (Zhang et al. 2020), its light network of points. */
export class HandPoints {
  private readonly planes = new Float32Array(3 * side * side);

  private constructor(private readonly model: OnnxModel) {}

  /** @throws {ModelFileError} the package is absent or another version */
  static async load(): Promise<HandPoints> {
    const outputs = [pointOutput, presenceOutput, rightOutput, shapeOutput];
    return new HandPoints(await loadTfjsModel('hand-landmarks', { input, outputs, shape: [1, 3, side, side] }));
  }

  /** @param square turned so that the fingers would point up in it */
  async measure(picture: Picture, square: TurnedSquare): Promise<HandLandmarks> {
    const { planes } = this;
    cropTurned(picture, square, side, planes);
    for (let i = 0; i < planes.length; i++) planes[i]! /= 255;
    const result = await this.model.run({ [input]: float32Tensor(planes, [1, 3, side, side]) });
    const data = (output: string): Float32Array => result[output]!.data as Float32Array;
    const raw = data(pointOutput);
    const points = new Float32Array(handPointCount * 2);
    for (let i = 0; i < handPointCount; i++) {
      points.set(fromSquare(square, raw[i * 3]! / side, raw[i * 3 + 1]! / side), i * 2);
    }
    return {
      presence: data(presenceOutput)[0]!,
      right: data(rightOutput)[0]!,
      points,
      shape: Float32Array.from(data(shapeOutput)),
    };
  }
}
