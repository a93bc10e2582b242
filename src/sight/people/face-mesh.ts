import { float32Tensor, type OnnxModel } from '../../inference/onnx-session.ts';
import { loadTfjsModel } from '../networks/load-tfjs-model.ts';
import { cropTurned, fromSquare, type TurnedSquare } from '../pictures/crop-turned.ts';
import type { Picture } from '../pictures/picture.ts';

export const meshPoints = 468;
const side = 192;

/** A face's surface. */
export interface FaceMesh {
  /** That there is a face, 0 to 1. */
  readonly presence: number;
  /** shape (468, 3): x and y in pixels of the picture, z in the same measure, towards the back */
  readonly points: Float32Array;
}

/** MediaPipe Face Mesh (Kartynnik et al. 2019). */
export class FaceMesher {
  private readonly planes = new Float32Array(3 * side * side);

  private constructor(private readonly model: OnnxModel) {}

  /** @throws {ModelFileError} the package is absent or another version */
  static async load(): Promise<FaceMesher> {
    const shape = ['batch', 3, side, side];
    return new FaceMesher(
      await loadTfjsModel('face-mesh', { input: 'input_1', outputs: ['Identity_1', 'Identity_2'], shape }),
    );
  }

  /** @param square with a quarter of the face's size around it, turned as the face is */
  async measure(picture: Picture, square: TurnedSquare): Promise<FaceMesh> {
    const { planes } = this;
    cropTurned(picture, square, side, planes);
    for (let i = 0; i < planes.length; i++) planes[i]! /= 255;
    const result = await this.model.run({ input_1: float32Tensor(planes, [1, 3, side, side]) });
    const raw = result['Identity_2']!.data as Float32Array;
    const points = new Float32Array(meshPoints * 3);
    for (let i = 0; i < meshPoints; i++) {
      const [x, y] = fromSquare(square, raw[i * 3]! / side, raw[i * 3 + 1]! / side);
      points[i * 3] = x;
      points[i * 3 + 1] = y;
      points[i * 3 + 2] = (raw[i * 3 + 2]! / side) * square.side;
    }
    return { presence: (result['Identity_1']!.data as Float32Array)[0]!, points };
  }
}
