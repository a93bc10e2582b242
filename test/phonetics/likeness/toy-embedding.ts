import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelsFolder } from '../../../src/inference/model-card.ts';
import { EMBEDDING_SIZE } from '../../../src/phonetics/likeness/word-embedder.ts';
import { writeOnnx } from '../../../src/sight/networks/onnx-writer.ts';
import type { ToyModel } from '../phones/toy-model.ts';

const STATES = 8;

/**
 * A network of the shape of the word embedding beside a toy recogniser: the mean of its eight states, each in the place of
 * its number, the others 0.
 */
export async function addToyEmbedding({ folder }: Pick<ToyModel, 'folder'>, trainedOn?: object): Promise<void> {
  const spread = new Float32Array(STATES * EMBEDDING_SIZE);
  for (let state = 0; state < STATES; state++) spread[state * EMBEDDING_SIZE + state] = 1;
  const model = writeOnnx({
    nodes: [
      { operator: 'Transpose', inputs: ['states'], output: 'rows', attributes: { perm: [0, 2, 1] } },
      { operator: 'GlobalAveragePool', inputs: ['rows'], output: 'means' },
      { operator: 'Reshape', inputs: ['means', 'shape'], output: 'row' },
      { operator: 'MatMul', inputs: ['row', 'spread'], output: 'embedding' },
    ],
    initializers: [
      { name: 'shape', shape: [2], values: BigInt64Array.of(1n, BigInt(STATES)) },
      { name: 'spread', shape: [STATES, EMBEDDING_SIZE], values: spread },
    ],
    input: { name: 'states', shape: [1, 'frames', STATES] },
    outputs: ['embedding'],
  });
  const own = join(folder, 'word-embedding');
  await mkdir(own, { recursive: true });
  await writeFile(join(own, 'model.onnx'), model);
  const recogniser = JSON.parse(await readFile(join(folder, 'phone-recogniser', 'card.json'), 'utf8')) as {
    sha256: string;
  };
  const card = {
    ...(JSON.parse(await readFile(join(modelsFolder, 'word-embedding', 'card.json'), 'utf8')) as object),
    sha256: createHash('sha256').update(model).digest('hex'),
    trainedOn: { model: 'phone-recogniser', sha256: recogniser.sha256, ...trainedOn },
  };
  await writeFile(join(own, 'card.json'), JSON.stringify(card));
}
