import type * as tensorflow from '@tensorflow/tfjs';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openMedia } from '../../../src/media/open-media.ts';
import findHands from '../../../src/sight/hands/find-hands.ts';
import { HandDetector } from '../../../src/sight/hands/hand-detector.ts';
import { stretchedFingers } from '../../../src/sight/hands/hand-openness.ts';
import type { HandFound } from '../../../src/sight/hands/hand.ts';
import { boxIou, resample, type Box, type Picture } from '../../../src/sight/pictures/picture.ts';
import { videoOf } from '../drawn-pictures.ts';

const films = new URL('../../../../shared/data/video/', import.meta.url).pathname;
/** A right hand that spells: a fist, K, I, N and more. */
const spelling = join(films, 'asl_hand.25fps.mp4');
// cspell:disable-next-line
const talking = join(films, 'grid/lbbc2a.mpg');

async function picturesOf(path: string, ratePerSecond: number, count: number): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for await (const { width, height, rgb } of (await openMedia(path)).frames({ ratePerSecond })) {
    pictures.push({ width, height, pixels: Uint8Array.from(rgb) });
    if (pictures.length === count) break;
  }
  return pictures;
}

async function handsIn(pictures: readonly Picture[]): Promise<readonly HandFound[]> {
  const media = videoOf(pictures, 12);
  const [hands] = await findHands({
    subjects: [{ id: 'film', startSeconds: 0, endSeconds: media.facts.durationSeconds }],
    media,
    inputs: {},
    parameters: {},
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  return hands!;
}

describe('findHands', () => {
  it('finds none in blank pictures', async () => {
    const blank = { width: 320, height: 180, pixels: new Uint8Array(320 * 180 * 3).fill(120) };
    expect(await handsIn([blank, blank, blank, blank, blank, blank])).toEqual([]);
  });
});

describe.skipIf(!existsSync(spelling))('findHands, on a hand that spells', () => {
  it('follows one right hand all the time, and sees which fingers it stretches', async () => {
    const pictures = await picturesOf(spelling, 12, 42);
    const hands = await handsIn(pictures);
    expect(hands).toMatchObject([{ startSeconds: 0, side: 'RIGHT' }]);
    const [{ moments, confidence, box }] = hands as [HandFound];
    expect(confidence).toBeGreaterThan(0.9);
    expect(boxIou(box, [0.36, 0.33, 0.36, 0.3])).toBeGreaterThan(0.5);
    expect([...moments.openness].filter(Number.isNaN)).toEqual([]);
    const fingersAt = (seconds: number) => stretchedFingers(moments.stretch.subarray(seconds * 12 * 5));
    expect(moments.openness[0]).toBeLessThan(0.25);
    // K: thumb and index; the middle finger points at the camera.
    expect(fingersAt(1)).toContain('index');
    expect(fingersAt(1)).not.toContain('little');
    // I: the little finger.
    expect(fingersAt(3)).toEqual(['little']);
  });

  it('knows which way up a hand is that hangs', async () => {
    const upsideDown = (await picturesOf(spelling, 12, 6)).map(({ width, height, pixels }) => {
      const turned = new Uint8Array(pixels.length);
      for (let cell = 0; cell < width * height; cell++) {
        turned.set(pixels.subarray(cell * 3, cell * 3 + 3), (width * height - 1 - cell) * 3);
      }
      return { width, height, pixels: turned };
    });
    const [hand] = await handsIn(upsideDown);
    const [wristY, middleY] = [hand!.moments.points[1]!, hand!.moments.points[19]!];
    expect(wristY).toBeLessThan(middleY);
  });
});

describe.skipIf(!existsSync(talking))('findHands, on a talking head', () => {
  it('takes no face, and no collar, for a hand', async () => {
    expect(await handsIn(await picturesOf(talking, 12, 24))).toEqual([]);
  });
});

describe.skipIf(!existsSync(spelling))('HandDetector', () => {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@vladmandic/human')), '..', 'models');
  let tf: typeof tensorflow;
  beforeAll(async () => {
    tf = await import('@tensorflow/tfjs');
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
    await tf.setBackend('wasm');
  });

  /** The surest hand by the nodes that Human asks, which decode boxes inside of the graph. */
  async function byTensorFlow(picture: Picture): Promise<{ box: Box; confidence: number }> {
    const { modelTopology, weightsManifest } = JSON.parse(await readFile(join(folder, 'handtrack.json'), 'utf8')) as {
      modelTopology: object;
      weightsManifest: { weights: never[] }[];
    };
    const weightSpecs = weightsManifest.flatMap((group) => group.weights);
    const weightData = new Uint8Array(await readFile(join(folder, 'handtrack.bin'))).buffer;
    const model = await tf.loadGraphModel({ load: () => Promise.resolve({ modelTopology, weightSpecs, weightData }) });
    const pixels = resample(picture, 320, 320).pixels.map((value) => value / 127.5 - 1);
    const [scores, boxes] = model.execute(
      { 'StatefulPartitionedCall/map/TensorArrayV2Stack/TensorListStack': tf.tensor4d(pixels, [1, 320, 320, 3]) },
      ['StatefulPartitionedCall/Postprocessor/Slice', 'StatefulPartitionedCall/Postprocessor/ExpandDims_1'],
    ) as tensorflow.Tensor[];
    const [sure, places] = [await scores!.data(), await boxes!.data()];
    const ofHand = (i: number): number => Math.max(...[0, 1, 2, 3].map((kind) => sure[i * 7 + kind]!));
    const best = Array.from({ length: sure.length / 7 }, (_, i) => i).reduce((a, b) => (ofHand(b) > ofHand(a) ? b : a));
    const [top, left, bottom, right] = places.slice(best * 4, best * 4 + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    return { box: [left, top, right - left, bottom - top], confidence: ofHand(best) };
  }

  it('finds the hand that TensorFlow.js finds', async () => {
    const detector = await HandDetector.load();
    for (const picture of (await picturesOf(spelling, 1, 3)).slice(0, 3)) {
      const expected = await byTensorFlow(picture);
      const [found] = await detector.detect(picture);
      expect(found!.confidence).toBeCloseTo(expected.confidence, 3);
      // The package's anchors are rounded to one of 256 steps, ours are exact.
      expect(boxIou(found!.box, expected.box)).toBeGreaterThan(0.95);
    }
  });
});
