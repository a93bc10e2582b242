import { resample, type Picture } from '../pictures/picture.ts';
import { toPlanes } from '../pictures/to-planes.ts';
import { cocoLabels } from './coco-labels.ts';
import { keepSurest } from './keep-surest.ts';
import type { DetectedObject, ObjectDetector } from './object-detector.ts';
import { centreStride, classCount, type ObjectNetwork } from './object-network.ts';

export interface ObjectDetectorOptions {
  /** The longer side given to the network, pixels. */
  readonly longSide?: number;
  readonly minConfidence?: number;
}

/** CenterNet (Zhou et al. 2019): a thing is a local maximum of its class's map of centres. */
export class CenterNetDetector implements ObjectDetector {
  readonly nameTrust = { standsOut: 0.8, inScene: 0.6 } as const;

  constructor(
    private readonly network: ObjectNetwork,
    private readonly options: ObjectDetectorOptions = {},
  ) {}

  async detect(picture: Picture): Promise<readonly DetectedObject[]> {
    const { longSide = 512, minConfidence = 0.15 } = this.options;
    const scale = longSide / Math.max(picture.width, picture.height);
    const side = (pixels: number): number => Math.max(32, Math.round((pixels * scale) / 32) * 32);
    const width = side(picture.width);
    const height = side(picture.height);
    const { centres, sides } = await this.network.run(toPlanes(resample(picture, width, height)), 1, height, width);
    return keepSurest(readPeaks(centres, sides, width, height, minConfidence));
  }
}

function readPeaks(
  centres: Float32Array,
  sides: Float32Array,
  width: number,
  height: number,
  minConfidence: number,
): DetectedObject[] {
  const columns = width / centreStride;
  const rows = height / centreStride;
  const cells = columns * rows;
  const found: DetectedObject[] = [];
  for (let at = 0; at < classCount * cells; at++) {
    const confidence = centres[at]!;
    if (confidence < minConfidence) continue;
    const kind = Math.floor(at / cells);
    const cell = at - kind * cells;
    const x = cell % columns;
    const y = (cell - x) / columns;
    if (!isPeak(centres, kind * cells, x, y, columns, rows)) continue;
    const clampX = (value: number): number => Math.min(1, Math.max(0, value / width));
    const clampY = (value: number): number => Math.min(1, Math.max(0, value / height));
    const left = clampX(x * centreStride - sides[cell]!);
    const top = clampY(y * centreStride - sides[cells + cell]!);
    const right = clampX(x * centreStride + sides[2 * cells + cell]!);
    const bottom = clampY(y * centreStride + sides[3 * cells + cell]!);
    if (right <= left || bottom <= top) continue;
    found.push({ label: cocoLabels[kind]!, confidence, box: [left, top, right - left, bottom - top] });
  }
  return found;
}

function isPeak(map: Float32Array, offset: number, x: number, y: number, columns: number, rows: number): boolean {
  const here = map[offset + y * columns + x]!;
  for (let j = Math.max(0, y - 1); j <= Math.min(rows - 1, y + 1); j++) {
    for (let i = Math.max(0, x - 1); i <= Math.min(columns - 1, x + 1); i++) {
      if (map[offset + j * columns + i]! > here) return false;
    }
  }
  return true;
}
