import { float32Tensor, type OnnxModel } from '../../inference/onnx-session.ts';
import { loadTfjsModel } from '../networks/load-tfjs-model.ts';

const imagesInput = 'tower_0/images';
const outputs = {
  centres: 'tower_0/keypoints',
  sides: 'tower_0/wh',
  features: 'tower_0/extern1/hard_swish/mul_1',
} as const;

export const classCount = 80;
export const featureCount = 480;
/** Pixels of the input for one cell of `centres` and `sides`, and of `features`. */
export const centreStride = 4;
export const featureStride = 32;

export interface ObjectNetworkOutput {
  /** shape (batch, 80, height / 4, width / 4), probabilities */
  readonly centres: Float32Array;
  /** shape (batch, 4, height / 4, width / 4): left, top, right, bottom, in pixels of the input */
  readonly sides: Float32Array;
  /** shape (batch, 480, height / 32, width / 32) */
  readonly features: Float32Array;
}

/** Human's object network on ONNX Runtime. */
export class ObjectNetwork {
  private constructor(private readonly model: OnnxModel) {}

  /** Made once per thread. @throws {ModelFileError} the package is absent or another version */
  static async load(): Promise<ObjectNetwork> {
    const outputNames = Object.values(outputs);
    return new ObjectNetwork(
      await loadTfjsModel('human', {
        input: imagesInput,
        outputs: outputNames,
        shape: ['batch', 3, 'height', 'width'],
      }),
    );
  }

  /** @param planes RGB 0 to 255, shape (batch, 3, height, width); both sides multiples of 32 */
  async run(planes: Float32Array, batch: number, height: number, width: number): Promise<ObjectNetworkOutput> {
    const result = await this.model.run({ [imagesInput]: float32Tensor(planes, [batch, 3, height, width]) });
    const floats = (name: string): Float32Array => result[name]!.data as Float32Array;
    return {
      centres: floats(outputs.centres),
      sides: floats(outputs.sides),
      features: floats(outputs.features),
    };
  }
}
