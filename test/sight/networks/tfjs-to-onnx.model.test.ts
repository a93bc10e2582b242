import type * as tensorflow from '@tensorflow/tfjs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ParameterError } from '../../../src/errors.ts';
import { writeOnnx } from '../../../src/sight/networks/onnx-writer.ts';
import { readTfjsGraph } from '../../../src/sight/networks/tfjs-graph.ts';
import { tfjsToOnnx } from '../../../src/sight/networks/tfjs-to-onnx.ts';

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('@vladmandic/human')), '..', 'models');
const called = 'StatefulPartitionedCall/';

/** File, where it is cut, side and channels of its input. */
const networks: readonly [string, string, readonly string[], number, number][] = [
  ['blazeface', 'input', ['Identity', 'Identity_1', 'Identity_2', 'Identity_3'], 256, 3],
  ['facemesh', 'input_1', ['Identity_1', 'Identity_2'], 192, 3],
  ['iris', 'input_1', ['Identity'], 64, 3],
  ['faceres', 'input_1', ['global_pooling/Mean'], 224, 3],
  ['emotion', 'input_1', ['Identity'], 64, 1],
  ['handlandmark-lite', 'input_1', ['Identity', 'Identity_1', 'Identity_2'], 224, 3],
  ['movenet-lightning', `${called}stack`, [`${called}Sigmoid`, `${called}kpt_offset_0/conv2d_7/BiasAdd`], 192, 3],
  ['handtrack', `${called}map/TensorArrayV2Stack/TensorListStack`, [`${called}concat`, `${called}concat_1`], 320, 3],
];

let tf: typeof tensorflow;
beforeAll(async () => {
  tf = await import('@tensorflow/tfjs');
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  await tf.setBackend('wasm');
});

/** Waves, shape (side, side, channels), 0 to 1. */
function waves(side: number, channels: number): Float32Array {
  return Float32Array.from({ length: side * side * channels }, (_, i) => {
    const cell = Math.floor(i / channels);
    return 0.5 + 0.4 * Math.sin(cell / side / 9 + (i % channels)) * Math.cos((cell % side) / 11);
  });
}

describe('tfjsToOnnx', () => {
  it.each(networks)('%s gives the numbers that TensorFlow.js gives', async (file, input, outputs, side, channels) => {
    const json = await readFile(join(folder, `${file}.json`), 'utf8');
    const weights = await readFile(join(folder, `${file}.bin`));
    const rows = waves(side, channels);

    const { modelTopology, weightsManifest } = JSON.parse(json) as {
      modelTopology: object;
      weightsManifest: { weights: never[] }[];
    };
    const weightSpecs = weightsManifest.flatMap((group) => group.weights);
    const weightData = new Uint8Array(weights).buffer;
    const model = await tf.loadGraphModel({ load: () => Promise.resolve({ modelTopology, weightSpecs, weightData }) });
    const answer = await model.executeAsync({ [input]: tf.tensor4d(rows, [1, side, side, channels]) }, [...outputs]);
    const expected = Array.isArray(answer) ? answer : [answer];

    const graph = tfjsToOnnx(readTfjsGraph(json, weights), { input, outputs, shape: [1, channels, side, side] });
    const session = await InferenceSession.create(writeOnnx(graph), { intraOpNumThreads: 1, logSeverityLevel: 3 });
    const planes = Float32Array.from(rows, (_, i) => {
      const [plane, cell] = [Math.floor(i / (side * side)), i % (side * side)];
      return rows[cell * channels + plane]!;
    });
    const found = await session.run({ [input]: new Tensor('float32', planes, [1, channels, side, side]) });

    for (const [at, output] of outputs.entries()) {
      // Of four dimensions, ours lie channels first.
      const tensor = expected[at]!;
      const same = tensor.shape.length === 4 ? tf.transpose(tensor, [0, 3, 1, 2]) : tensor;
      const numbers = Float32Array.from(await same.data());
      const ours = found[output]!.data as Float32Array;
      expect(ours.length).toBe(numbers.length);
      const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      let error = 0;
      for (let i = 0; i < ours.length; i++) error = Math.max(error, Math.abs(ours[i]! - numbers[i]!));
      expect(error).toBeLessThan(1e-5 * Math.max(1, largest) + 1e-4);
    }
  });

  it('says which operation it does not know', async () => {
    const json = await readFile(join(folder, 'handtrack.json'), 'utf8');
    const graph = readTfjsGraph(json, await readFile(join(folder, 'handtrack.bin')));
    const cut = { input: 'input_tensor', outputs: ['Identity_1'], shape: [1, 3, 320, 320] };
    expect(() => tfjsToOnnx(graph, cut)).toThrow(ParameterError);
    expect(() => tfjsToOnnx(graph, cut)).toThrow(/cannot convert \w+ \(/);
  });
});
