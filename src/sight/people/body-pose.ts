import { float32Tensor, type OnnxModel } from '../../inference/onnx-session.ts';
import { loadTfjsModel } from '../networks/load-tfjs-model.ts';
import { cropTurned, fromSquare, type TurnedSquare } from '../pictures/crop-turned.ts';
import type { Picture } from '../pictures/picture.ts';
import { joints } from './joints.ts';

const side = 192;
const cells = 48;
const input = 'StatefulPartitionedCall/stack';
const heatOutput = 'StatefulPartitionedCall/Sigmoid';
const offsetOutput = 'StatefulPartitionedCall/kpt_offset_0/conv2d_7/BiasAdd';
/** Joints near the middle of the square are the person's that it is about: spread of the weight, shares of the square. */
const reach = 0.42;

/** MoveNet Lightning (Votel & Li 2021): joints of one person, of those in the square the one in its middle. */
export class BodyPoser {
  private readonly planes = new Float32Array(3 * side * side);
  private readonly weights = Float32Array.from({ length: cells * cells }, (_, cell) => {
    const [x, y] = [((cell % cells) + 0.5) / cells - 0.5, (Math.floor(cell / cells) + 0.5) / cells - 0.5];
    return Math.exp(-(x * x + y * y) / (2 * reach * reach));
  });

  private constructor(private readonly model: OnnxModel) {}

  /** @throws {ModelFileError} the package is absent or another version */
  static async load(): Promise<BodyPoser> {
    const cut = { input, outputs: [heatOutput, offsetOutput], shape: [1, 3, side, side] };
    return new BodyPoser(await loadTfjsModel('body-pose', cut));
  }

  /** @returns x and y in pixels of the picture and how sure each joint is, 0 to 1; shape (17, 3) */
  async measure(picture: Picture, square: TurnedSquare): Promise<Float32Array> {
    cropTurned(picture, square, side, this.planes);
    const result = await this.model.run({ [input]: float32Tensor(this.planes, [1, 3, side, side]) });
    const heat = result[heatOutput]!.data as Float32Array;
    const offsets = result[offsetOutput]!.data as Float32Array;
    const area = cells * cells;
    const found = new Float32Array(joints.length * 3);
    for (let joint = 0; joint < joints.length; joint++) {
      let best = 0;
      let at = 0;
      for (let cell = 0; cell < area; cell++) {
        const value = heat[joint * area + cell]! * this.weights[cell]!;
        if (value > best) [best, at] = [value, cell];
      }
      const y = (Math.floor(at / cells) + offsets[joint * 2 * area + at]!) / cells;
      const x = ((at % cells) + offsets[(joint * 2 + 1) * area + at]!) / cells;
      const [px, py] = fromSquare(square, x, y);
      found.set([px, py, heat[joint * area + at]!], joint * 3);
    }
    return found;
  }
}
