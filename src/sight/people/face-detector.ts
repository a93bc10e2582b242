import { logistic } from '../../dsp/log-odds.ts';
import { float32Tensor, type OnnxModel } from '../../inference/onnx-session.ts';
import { loadTfjsModel } from '../networks/load-tfjs-model.ts';
import { boxIou, resample, type Box, type Picture } from '../pictures/picture.ts';

/** A face as it is found, before its points are measured. */
export interface DetectedFace {
  /** 0 to 1 */
  readonly confidence: number;
  /** From the brows to the chin, shares of the picture. */
  readonly box: Box;
  /** Of the line from the eye on the picture's left to the other, radians, clockwise. */
  readonly angle: number;
}

const side = 256;
/** Cells a side of each grid, and anchors a cell. */
const grids = [
  { cells: 16, anchors: 2, scores: 'Identity', boxes: 'Identity_2' },
  { cells: 8, anchors: 6, scores: 'Identity_1', boxes: 'Identity_3' },
] as const;
const outputs = grids.flatMap(({ scores, boxes }) => [scores, boxes]);
const minConfidence = 0.5;
const mostFaces = 12;
const sameIou = 0.3;

/** BlazeFace (Bazarevsky et al. 2019), the variant for rear cameras: faces down to a twentieth of the picture. */
export class FaceDetector {
  private readonly planes = new Float32Array(3 * side * side);

  private constructor(private readonly model: OnnxModel) {}

  /** @throws {ModelFileError} the package is absent or another version */
  static async load(): Promise<FaceDetector> {
    return new FaceDetector(
      await loadTfjsModel('face-detector', { input: 'input', outputs, shape: [1, 3, side, side] }),
    );
  }

  /** @returns the surest first, twelve at most */
  async detect(picture: Picture): Promise<readonly DetectedFace[]> {
    const scale = side / Math.max(picture.width, picture.height);
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    this.fill(resample(picture, width, height));
    const result = await this.model.run({ input: float32Tensor(this.planes, [1, 3, side, side]) });
    const found: DetectedFace[] = [];
    for (const { cells, anchors, scores, boxes } of grids) {
      const logits = result[scores]!.data as Float32Array;
      const values = result[boxes]!.data as Float32Array;
      for (let anchor = 0; anchor < cells * cells * anchors; anchor++) {
        const confidence = logistic(logits[anchor]!);
        if (confidence < minConfidence) continue;
        const cell = Math.floor(anchor / anchors);
        const x = (((cell % cells) + 0.5) / cells) * side;
        const y = ((Math.floor(cell / cells) + 0.5) / cells) * side;
        const value = (at: number): number => values[anchor * 16 + at]!;
        const box: Box = [
          (x + value(0) - value(2) / 2) / width,
          (y + value(1) - value(3) / 2) / height,
          value(2) / width,
          value(3) / height,
        ];
        found.push({ confidence, box, angle: Math.atan2(value(7) - value(5), value(6) - value(4)) });
      }
    }
    return surest(found);
  }

  /** The picture in the upper left corner of a square, the rest grey. */
  private fill({ width, height, pixels }: Picture): void {
    const { planes } = this;
    planes.fill(0);
    for (let plane = 0; plane < 3; plane++) {
      for (let y = 0; y < height; y++) {
        const to = (plane * side + y) * side;
        for (let x = 0; x < width; x++) planes[to + x] = pixels[(y * width + x) * 3 + plane]! / 127.5 - 1;
      }
    }
  }
}

function surest(found: readonly DetectedFace[]): readonly DetectedFace[] {
  const kept: DetectedFace[] = [];
  for (const face of found.toSorted((a, b) => b.confidence - a.confidence)) {
    if (kept.length >= mostFaces) break;
    if (kept.every((other) => boxIou(other.box, face.box) < sameIou)) kept.push(face);
  }
  return kept;
}
