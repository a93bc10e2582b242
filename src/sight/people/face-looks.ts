import { float32Tensor, type OnnxModel } from '../../inference/onnx-session.ts';
import { loadTfjsModel } from '../networks/load-tfjs-model.ts';
import { cropTurned, type TurnedSquare } from '../pictures/crop-turned.ts';
import type { Picture } from '../pictures/picture.ts';

const expressionSide = 64;
const pointSide = 224;
const pointInput = 'input_1';
const pointOutput = 'global_pooling/Mean';
export const facePointLength = 1024;

/** What a face looks like: which expression, and whose it is. */
export class FaceLooks {
  private readonly small = new Float32Array(3 * expressionSide * expressionSide);
  private readonly large = new Float32Array(3 * pointSide * pointSide);

  private constructor(
    private readonly expression: OnnxModel,
    private readonly point: OnnxModel,
  ) {}

  /** @throws {ModelFileError} the package is absent or another version */
  static async load(): Promise<FaceLooks> {
    const shape = (channels: number, side: number) => ['batch', channels, side, side];
    return new FaceLooks(
      await loadTfjsModel('face-expression', {
        input: pointInput,
        outputs: ['Identity'],
        shape: shape(1, expressionSide),
      }),
      await loadTfjsModel('face-embedding', { input: pointInput, outputs: [pointOutput], shape: shape(3, pointSide) }),
    );
  }

  /** @param square around the face, upright @returns probabilities in the order of `expressions` */
  async expressionOf(picture: Picture, square: TurnedSquare): Promise<Float32Array> {
    const area = expressionSide * expressionSide;
    const rgb = cropTurned(picture, square, expressionSide, this.small);
    const grey = new Float32Array(area);
    for (let i = 0; i < area; i++) {
      grey[i] = (0.2989 * rgb[i]! + 0.587 * rgb[area + i]! + 0.114 * rgb[2 * area + i]!) / 127.5 - 1;
    }
    const feeds = { [pointInput]: float32Tensor(grey, [1, 1, expressionSide, expressionSide]) };
    return (await this.expression.runFloat(feeds, 'Identity')).data;
  }

  /** @param square around the face, upright @returns of length 1, shape (1024) */
  async pointOf(picture: Picture, square: TurnedSquare): Promise<Float32Array> {
    const planes = cropTurned(picture, square, pointSide, this.large);
    const feeds = { [pointInput]: float32Tensor(planes, [1, 3, pointSide, pointSide]) };
    const { data } = await this.point.runFloat(feeds, pointOutput);
    const length = Math.sqrt(data.reduce((sum, value) => sum + value * value, 0)) || 1;
    return Float32Array.from(data, (value) => value / length);
  }
}
