import { float32Tensor, type OnnxModel } from '../../inference/onnx-session.ts';
import { resample, type Picture } from '../pictures/picture.ts';
import { cocoLabels } from './coco-labels.ts';
import { keepSurest } from './keep-surest.ts';
import type { DetectedObject, ObjectDetector } from './object-detector.ts';

const side = 416;
const strides = [8, 16, 32] as const;
/** What the network learned to see as nothing. */
const padding = 114;
/** Centre x, centre y, width, height, that there is a thing, and the 80 classes. */
const columns = 5 + cocoLabels.length;

/**
 * YOLOX (Ge et al. 2021) without anchors: each cell of three grids says where a thing is, how surely, and what.
 * The picture is fitted to the upper left corner of a square, BGR, 0 to 255.
 */
export class YoloxDetector implements ObjectDetector {
  /** It is surer of itself than CenterNet: at 0.8 half of its names of things that stand out are wrong, many of them kites. */
  readonly nameTrust = { standsOut: 0.9, inScene: 0.6 } as const;
  private readonly planes = new Float32Array(3 * side * side);

  constructor(
    private readonly model: OnnxModel,
    private readonly minConfidence = 0.15,
  ) {}

  async detect(picture: Picture): Promise<readonly DetectedObject[]> {
    const scale = side / Math.max(picture.width, picture.height);
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    this.fill(resample(picture, width, height));
    const { data } = await this.model.runFloat({ images: float32Tensor(this.planes, [1, 3, side, side]) }, 'output');
    return keepSurest(readCells(data, width, height, this.minConfidence));
  }

  private fill({ width, height, pixels }: Picture): void {
    const { planes } = this;
    planes.fill(padding);
    for (let plane = 0; plane < 3; plane++) {
      for (let y = 0; y < height; y++) {
        const to = (plane * side + y) * side;
        for (let x = 0; x < width; x++) planes[to + x] = pixels[(y * width + x) * 3 + 2 - plane]!;
      }
    }
  }
}

/** @param width of the picture inside the square, pixels */
function readCells(data: Float32Array, width: number, height: number, minConfidence: number): DetectedObject[] {
  const found: DetectedObject[] = [];
  let row = 0;
  for (const stride of strides) {
    const cells = side / stride;
    for (let cell = 0; cell < cells * cells; cell++, row++) {
      const at = row * columns;
      const there = data[at + 4]!;
      if (there < minConfidence) continue;
      let kind = 0;
      for (let each = 1; each < cocoLabels.length; each++) if (data[at + 5 + each]! > data[at + 5 + kind]!) kind = each;
      const confidence = there * data[at + 5 + kind]!;
      if (confidence < minConfidence) continue;
      const centreX = (data[at]! + (cell % cells)) * stride;
      const centreY = (data[at + 1]! + Math.floor(cell / cells)) * stride;
      const halfWidth = (Math.exp(data[at + 2]!) * stride) / 2;
      const halfHeight = (Math.exp(data[at + 3]!) * stride) / 2;
      const left = Math.max(0, centreX - halfWidth) / width;
      const top = Math.max(0, centreY - halfHeight) / height;
      const right = Math.min(1, (centreX + halfWidth) / width);
      const bottom = Math.min(1, (centreY + halfHeight) / height);
      if (right <= left || bottom <= top) continue;
      found.push({ label: cocoLabels[kind]!, confidence, box: [left, top, right - left, bottom - top] });
    }
  }
  return found;
}
