import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOnnx } from '../../../src/sight/networks/onnx-writer.ts';

const BANDS = 64;
const OUTPUTS = 4;

/** The toy hears a whistle where the upper bands are loud and a rumble where the lower are, in each frame by itself. */
export const toyLabels = {
  labels: [
    { label: 'whistle', kind: 'MUSIC' },
    { label: 'rumble', kind: 'MACHINE' },
  ],
  kinds: ['MUSIC', 'MACHINE'],
  frameSeconds: 0.02,
};

/** A model of the shape of the one that names sounds, in `folder`. */
export async function writeToyNamer(
  folder: string,
  labels: object = toyLabels,
  calibration: Readonly<Record<string, number>> = {},
): Promise<void> {
  // Bands go from -1 to 2, and are at -1 where they are 50 dB below the loudest of the window.
  const weights = Float32Array.from({ length: BANDS * OUTPUTS }, (_, at) => {
    const [band, output] = [Math.floor(at / OUTPUTS), at % OUTPUTS];
    return (output % 2 === 0) === band >= BANDS / 2 ? 0.5 : 0;
  });
  const model = writeOnnx({
    nodes: [
      { operator: 'MatMul', inputs: ['bands', 'weights'], output: 'loud' },
      { operator: 'Add', inputs: ['loud', 'bias'], output: 'frames' },
      // Every frame tells as much.
      { operator: 'Mul', inputs: ['frames', 'nothing'], output: 'attention' },
    ],
    initializers: [
      { name: 'weights', shape: [BANDS, OUTPUTS], values: weights },
      { name: 'bias', shape: [OUTPUTS], values: new Float32Array(OUTPUTS).fill(10) },
      { name: 'nothing', shape: [1], values: new Float32Array(1) },
    ],
    input: { name: 'bands', shape: ['windows', 'frames', BANDS] },
    outputs: ['frames', 'attention'],
  });
  const facts = Buffer.from(JSON.stringify(labels));
  const own = join(folder, 'sound-events');
  await mkdir(own, { recursive: true });
  await writeFile(join(own, 'model.onnx'), model);
  await writeFile(join(own, 'labels.json'), facts);
  const card = {
    name: 'sound-events',
    version: '1',
    description: 'toy',
    file: 'model.onnx',
    sha256: sha256(model),
    alongside: [{ file: 'labels.json', sha256: sha256(facts) }],
    calibration: {
      label: 0.6,
      kind: 0.6,
      beneath: 0.8,
      speech: 0.1,
      insteadOfVoice: 0.6,
      insteadOfSpeech: 0.9,
      ...calibration,
    },
    licence: 'Apache-2.0',
    source: 'made by the tests',
    inputs: { bands: { type: 'float32', shape: ['windows', 'frames', BANDS], description: 'bands' } },
    outputs: {
      frames: { type: 'float32', shape: ['windows', 'frames', OUTPUTS], description: 'logits of frames' },
      attention: { type: 'float32', shape: ['windows', 'frames', OUTPUTS], description: 'how much each tells' },
    },
  };
  await writeFile(join(own, 'card.json'), JSON.stringify(card));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
