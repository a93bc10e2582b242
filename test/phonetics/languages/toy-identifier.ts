import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOnnx } from '../../../src/sight/networks/onnx-writer.ts';
import { toyPhones, type ToyModel } from '../phones/toy-model.ts';

/** Silence and the phones, in both halves of a frame. */
const CLASSES = 1 + Object.keys(toyPhones).length;
const INPUTS = 2 * CLASSES;

/**
 * A network of the shape of the language identifier beside a toy recogniser: who says `a` speaks `deu`, who says `i`
 * `kaz`; others are never likely.
 */
export async function addToyIdentifier({ folder }: Pick<ToyModel, 'folder'>, changes: object = {}): Promise<void> {
  const weights = new Float32Array(INPUTS * 3);
  for (const [language, phone] of [1, 2].entries()) {
    for (const half of [0, CLASSES]) weights[(half + phone) * 3 + language] = 1;
  }
  const model = writeOnnx({
    nodes: [
      { operator: 'Transpose', inputs: ['phones'], output: 'rows', attributes: { perm: [0, 2, 1] } },
      { operator: 'GlobalAveragePool', inputs: ['rows'], output: 'means' },
      { operator: 'Reshape', inputs: ['means', 'shape'], output: 'row' },
      { operator: 'MatMul', inputs: ['row', 'weights'], output: 'scores' },
      { operator: 'Add', inputs: ['scores', 'bias'], output: 'languages' },
    ],
    initializers: [
      { name: 'shape', shape: [2], values: BigInt64Array.of(1n, BigInt(INPUTS)) },
      { name: 'weights', shape: [INPUTS, 3], values: weights },
      { name: 'bias', shape: [3], values: Float32Array.of(0, 0, -200) },
    ],
    input: { name: 'phones', shape: [1, 'frames', INPUTS] },
    outputs: ['languages'],
  });
  const languages = Buffer.from(JSON.stringify({ languages: ['deu', 'kaz'] }));
  const own = join(folder, 'language-identifier');
  await mkdir(own, { recursive: true });
  await writeFile(join(own, 'model.onnx'), model);
  await writeFile(join(own, 'languages.json'), languages);
  const recogniser = JSON.parse(await readFile(join(folder, 'phone-recogniser', 'card.json'), 'utf8')) as {
    sha256: string;
  };
  const card = {
    name: 'language-identifier',
    version: '1',
    description: 'toy',
    file: 'model.onnx',
    sha256: sha256(model),
    alongside: [{ file: 'languages.json', sha256: sha256(languages) }],
    licence: 'Apache-2.0',
    source: 'made by the tests',
    inputs: { phones: { type: 'float32', shape: [1, 'frames', 'classes'], description: 'phones' } },
    outputs: { languages: { type: 'float32', shape: [1, 'languages'], description: 'scores' } },
    trainedOn: { model: 'phone-recogniser', sha256: recogniser.sha256 },
    calibration: { temperature: 1, leastProbability: 0.6 },
    ...changes,
  };
  await writeFile(join(own, 'card.json'), JSON.stringify(card));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
