import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ObjectNetwork } from '../../../src/sight/objects/object-network.ts';

const require = createRequire(import.meta.url);

/** The slow trusted way: the same graph as its makers run it. */
async function runTensorFlow(rows: Float32Array, side: number): Promise<Float32Array> {
  const tf = await import('@tensorflow/tfjs');
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  await tf.setBackend('wasm');
  const folder = join(dirname(require.resolve('@vladmandic/human')), '..', 'models');
  const { modelTopology, weightsManifest } = JSON.parse(await readFile(join(folder, 'centernet.json'), 'utf8')) as {
    modelTopology: object;
    weightsManifest: { weights: never[] }[];
  };
  const weightData = new Uint8Array(await readFile(join(folder, 'centernet.bin'))).buffer;
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  const model = await tf.loadGraphModel({ load: () => Promise.resolve({ modelTopology, weightSpecs, weightData }) });
  const output = model.execute(tf.tensor4d(rows, [1, side, side, 3]), 'tower_0/keypoints');
  return (await (Array.isArray(output) ? output[0]! : output).data()) as Float32Array;
}

describe('ObjectNetwork', () => {
  it('gives the numbers that TensorFlow.js gives', async () => {
    const side = 512;
    const cells = side * side;
    const rows = Float32Array.from({ length: cells * 3 }, (_, i) => {
      const cell = Math.floor(i / 3);
      return Math.round(127 + 100 * Math.sin(cell / side / 20 + (i % 3)) * Math.cos((cell % side) / 25));
    });
    const planes = Float32Array.from(rows, (_, i) => rows[(i % cells) * 3 + Math.floor(i / cells)]!);
    const { centres } = await (await ObjectNetwork.load()).run(planes, 1, side, side);
    const expected = await runTensorFlow(rows, side);
    const grid = (side / 4) ** 2;
    let largest = 0;
    for (let i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]! - centres[(i % 80) * grid + Math.floor(i / 80)]!));
    }
    expect(largest).toBeLessThan(1e-4);
  });
});
