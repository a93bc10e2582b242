import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelRunError } from '../../../src/inference/onnx-session.ts';
import { embedStretches } from '../../../src/phonetics/likeness/embed-sounds.ts';
import { EMBEDDING_SIZE, WordEmbedder } from '../../../src/phonetics/likeness/word-embedder.ts';
import { PhoneRecogniser } from '../../../src/phonetics/phones/phone-recogniser.ts';
import { joined, silence } from '../../fixtures/wave-file.ts';
import { tone } from '../../dsp/signals.ts';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { makeToyModel, type ToyModel } from '../phones/toy-model.ts';
import { addToyEmbedding } from './toy-embedding.ts';

let toy: ToyModel;
beforeEach(async () => {
  toy = await makeToyModel();
});
afterEach(() => toy.remove());

describe('WordEmbedder', () => {
  it('makes one vector of any number of frames', async () => {
    await addToyEmbedding(toy);
    const embedder = await WordEmbedder.load(toy.folder);
    for (const frames of [1, 2, 50]) {
      const data = Float32Array.from({ length: frames * 8 }, (_, at) => at % 8);
      const vector = await embedder.embed({ frames, width: 8, data });
      expect(vector).toHaveLength(EMBEDDING_SIZE);
      expect([...vector.subarray(0, 9)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0]);
    }
  });

  it('refuses the states of another recogniser than the one it was trained on, and says what to do', async () => {
    await addToyEmbedding(toy, { sha256: 'f'.repeat(64) });
    const loading = WordEmbedder.load(toy.folder);
    await expect(loading).rejects.toThrow(ModelRunError);
    await expect(loading).rejects.toThrow(/ffffffffffff.*recipe\/run\.py/);
  });

  it('refuses states of another width', async () => {
    await addToyEmbedding(toy);
    const embedder = await WordEmbedder.load(toy.folder);
    const states = { frames: 2, width: 5, data: new Float32Array(10) };
    await expect(embedder.embed(states)).rejects.toThrow(ModelRunError);
  });
});

describe('embedStretches', () => {
  const at = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });

  it('hears each stretch in its place, and leaves out what is too short or too quiet', async () => {
    await addToyEmbedding(toy);
    const listener = {
      recogniser: await PhoneRecogniser.load(toy.folder),
      embedder: await WordEmbedder.load(toy.folder),
    };
    const pcm = memoryPcm(joined(silence(1), tone(500, 1, 16000, 0.3), silence(25), tone(500, 1, 16000, 0.01)));
    const stretches = [at(0.1, 0.6), at(1.2, 1.8), at(1.3, 1.35), at(27.2, 27.8), at(27.9, 40)];
    const found = await embedStretches(pcm, stretches, listener);
    expect(found.map(({ startSeconds }) => startSeconds)).toEqual([1.2, 27.2, 27.9]);
    // The toy's states are levels: what is louder has more.
    expect(found[0]!.vector[0]).toBeGreaterThan(found[1]!.vector[0]!);
    expect(await embedStretches(memoryPcm(new Float32Array(0)), [at(0, 1)], listener)).toEqual([]);
  });
});
