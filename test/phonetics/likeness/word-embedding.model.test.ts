import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { embedStretches, type EmbeddingListener } from '../../../src/phonetics/likeness/embed-sounds.ts';
import { cosineDistance } from '../../../src/phonetics/forms/sound-distances.ts';
import { WordEmbedder } from '../../../src/phonetics/likeness/word-embedder.ts';
import { PhoneRecogniser } from '../../../src/phonetics/phones/phone-recogniser.ts';
import { openVoice } from '../../../src/voice/espeak.ts';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { madeStates } from '../made-states.ts';

interface Golden {
  readonly states: number;
  readonly answers: readonly { readonly frames: number; readonly embedding: readonly number[] }[];
}

describe('the shipped word embedding', () => {
  let listener: EmbeddingListener;
  beforeAll(async () => {
    listener = { recogniser: await PhoneRecogniser.load(), embedder: await WordEmbedder.load() };
  });

  it('answers as it did where it was exported, to 1e-3', async () => {
    const golden = JSON.parse(
      await readFile(new URL('../../golden/word-embedding.json', import.meta.url), 'utf8'),
    ) as Golden;
    for (const { frames, embedding } of golden.answers) {
      const vector = await listener.embedder.embed(madeStates(frames, golden.states));
      expect(Math.max(...embedding.map((value, at) => Math.abs(value - vector[at]!)))).toBeLessThan(1e-3);
      expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
    }
  });

  it('hears the same word in two voices', { timeout: 60_000 }, async () => {
    const voice = await openVoice();
    const words = ['window', 'seven', 'banana', 'mother', 'kitchen', 'yellow', 'paper', 'orange'];
    const say = async (word: string, variant: string, pitch: number, rate: number) => {
      const { samples, sampleRateHz } = voice.synthesise(word, { voice: 'en-us', variant, pitch, rate });
      const pcm = memoryPcm(at16kHz(samples, sampleRateHz));
      const [found] = await embedStretches(pcm, [{ startSeconds: 0, endSeconds: pcm.durationSeconds }], listener);
      return found!.vector;
    };
    const low = await Promise.all(words.map((word) => say(word, 'm3', 30, 150)));
    const high = await Promise.all(words.map((word) => say(word, 'f2', 70, 190)));
    const right = low.filter((own, at) => {
      const distances = high.map((other) => cosineDistance(own, other));
      return distances[at] === Math.min(...distances);
    });
    expect(right.length).toBeGreaterThanOrEqual(7);
  });
});

/** By straight lines between samples: good enough for made speech, whose highest sounds are not what words differ in. */
function at16kHz(samples: Float32Array, sampleRateHz: number): Float32Array {
  const step = sampleRateHz / 16_000;
  return Float32Array.from({ length: Math.floor((samples.length - 1) / step) }, (_, i) => {
    const [below, share] = [Math.floor(i * step), (i * step) % 1];
    return samples[below]! * (1 - share) + samples[below + 1]! * share;
  });
}
