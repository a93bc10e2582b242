import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { melToHz, hzToMel } from '../../../src/dsp/mel.ts';
import { modelsFolder } from '../../../src/inference/model-card.ts';
import { writeOnnx, type OnnxNode, type OnnxTensor } from '../../../src/sight/networks/onnx-writer.ts';

/** What the toy hears: a phone for each of these tones, in Hz. */
export const toyPhones = { a: 500, i: 1000, u: 2000, s: 4000, n: 250 } as const;
const ipas = Object.keys(toyPhones) as (keyof typeof toyPhones)[];
const BANDS = 80;
const TAPS = 4;

export interface ToyModel {
  /** In place of `models/`. */
  readonly folder: string;
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * A network of the shape of the phone recogniser that hears tones for phones: every head is one convolution over the
 * mel bands, a phone's logit the level of its tone, that of silence a constant. `a` has primary stress.
 */
export async function makeToyModel(): Promise<ToyModel> {
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-toy-phones-'));
  const own = join(folder, 'phone-recogniser');
  await mkdir(own);
  const model = writeOnnx(toyNetwork());
  const inventory = Buffer.from(JSON.stringify({ phones: ipas }));
  await writeFile(join(own, 'model.onnx'), model);
  await writeFile(join(own, 'inventory.json'), inventory);
  const shipped = JSON.parse(await readFile(join(modelsFolder, 'phone-recogniser', 'card.json'), 'utf8')) as object;
  const card = {
    ...shipped,
    pending: false,
    sha256: sha256(model),
    alongside: [{ file: 'inventory.json', sha256: sha256(inventory) }],
    calibration: { temperature: 1, bias: 0 },
  };
  await writeFile(join(own, 'card.json'), JSON.stringify(card));
  return { folder, path: join(own, 'model.onnx'), remove: () => rm(folder, { recursive: true }) };
}

function toyNetwork() {
  const level = (hz: number) => bandsAbout(hz);
  const classes = [{ bias: -4 }, ...ipas.map((ipa) => ({ bias: 0, bands: level(toyPhones[ipa]) }))];
  const stresses = [{ bias: -4 }, { bias: -60 }, { bias: 0, bands: level(toyPhones.a) }];
  const heads = [head('phones', classes), head('segments', classes), head('stress', stresses)];
  const hidden = convolution('hidden-states', 8, new Float32Array(8 * BANDS * TAPS).fill(0.01), new Float32Array(8));
  return {
    nodes: [
      { operator: 'Transpose', inputs: ['mel'], output: 'bands', attributes: { perm: [0, 2, 1] } },
      ...heads.flatMap(({ nodes }) => nodes),
      hidden.node,
      { operator: 'Transpose', inputs: ['hidden-states'], output: 'hidden', attributes: { perm: [0, 2, 1] } },
    ],
    initializers: [...heads.flatMap(({ initializers }) => initializers), ...hidden.initializers],
    input: { name: 'mel', shape: [1, 'frames', BANDS] },
    outputs: ['phones', 'segments', 'stress', 'hidden'],
  };
}

interface Class {
  readonly bias: number;
  /** Its logit is the mean of these. */
  readonly bands?: readonly number[];
}

/** Two frames of 20 ms for every four of 10 ms, and of each the log softmax over classes. */
function head(name: string, classes: readonly Class[]): { nodes: OnnxNode[]; initializers: OnnxTensor[] } {
  const width = classes.length;
  const weights = new Float32Array(2 * width * BANDS * TAPS);
  const biases = new Float32Array(2 * width);
  for (let half = 0; half < 2; half++) {
    classes.forEach(({ bias, bands = [] }, place) => {
      const channel = half * width + place;
      biases[channel] = bias;
      for (const band of bands) {
        for (const tap of [2 * half, 2 * half + 1]) {
          weights[(channel * BANDS + band) * TAPS + tap] = 1 / (2 * bands.length);
        }
      }
    });
  }
  const states = convolution(`${name}-states`, 2 * width, weights, biases);
  const shape: OnnxTensor = { name: `${name}-shape`, shape: [3], values: BigInt64Array.of(1n, -1n, BigInt(width)) };
  return {
    nodes: [
      states.node,
      { operator: 'Transpose', inputs: [`${name}-states`], output: `${name}-rows`, attributes: { perm: [0, 2, 1] } },
      { operator: 'Reshape', inputs: [`${name}-rows`, shape.name], output: `${name}-logits` },
      { operator: 'LogSoftmax', inputs: [`${name}-logits`], output: name, attributes: { axis: 2 } },
    ],
    initializers: [...states.initializers, shape],
  };
}

function convolution(output: string, channels: number, weights: Float32Array, biases: Float32Array) {
  return {
    node: {
      operator: 'Conv',
      inputs: ['bands', `${output}-weights`, `${output}-biases`],
      output,
      attributes: { kernel_shape: [TAPS], strides: [TAPS], pads: [0, TAPS - 1] },
    },
    initializers: [
      { name: `${output}-weights`, shape: [channels, BANDS, TAPS], values: weights },
      { name: `${output}-biases`, shape: [channels], values: biases },
    ],
  };
}

/** The three mel bands nearest to a frequency. */
function bandsAbout(hz: number): number[] {
  const [low, high] = [hzToMel(60), hzToMel(7600)];
  const centre = (band: number) => melToHz(low + ((band + 1) * (high - low)) / (BANDS + 1));
  return Array.from({ length: BANDS }, (_, band) => band)
    .sort((a, b) => Math.abs(centre(a) - hz) - Math.abs(centre(b) - hz))
    .slice(0, 3);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
