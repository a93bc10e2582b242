import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelRunError } from '../../../src/inference/onnx-session.ts';
import type { MediaFile } from '../../../src/media/media.ts';
import { tellLanguages } from '../../../src/phonetics/languages/identify-languages.ts';
import { LanguageIdentifier } from '../../../src/phonetics/languages/language-identifier.ts';
import { PhoneRecogniser } from '../../../src/phonetics/phones/phone-recogniser.ts';
import { tone } from '../../dsp/signals.ts';
import { joined, silence } from '../../fixtures/wave-file.ts';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { makeToyModel, type ToyModel } from '../phones/toy-model.ts';
import { addToyIdentifier } from './toy-identifier.ts';

let toy: ToyModel;
beforeEach(async () => {
  toy = await makeToyModel();
});
afterEach(() => toy.remove());

async function tell(samples: Float32Array, events: readonly (readonly [number, number, string?])[]) {
  const listener = {
    recogniser: await PhoneRecogniser.load(toy.folder),
    identifier: await LanguageIdentifier.load(toy.folder),
  };
  const sounds = events.map(([startSeconds, endSeconds, label = 'voice']) => ({ startSeconds, endSeconds, label }));
  return await tellLanguages(
    {
      subjects: sounds.map(({ startSeconds, endSeconds }, i) => ({ id: String(i), startSeconds, endSeconds })),
      media: { pcm: async () => memoryPcm(samples) } as unknown as MediaFile,
      inputs: { 'sound-events': sounds },
      parameters: {},
      progress: () => {},
      signal: new AbortController().signal,
    },
    listener,
  );
}

describe('tellLanguages', () => {
  it('tells each utterance by its windows, and one that is no voice, too short or too quiet not at all', async () => {
    await addToyIdentifier(toy);
    const long = tone(500, 9, 16000, 0.5);
    const short = tone(1000, 3, 16000, 0.5);
    const samples = joined(long, silence(3), short, silence(3), tone(500, 0.5, 16000, 0.5), silence(6), long);
    const sounds = [
      [0, 9],
      [12, 15],
      [18, 18.5],
      [21, 24],
      [25, 30, 'tonal'],
    ] as const;
    const found = await tell(samples, sounds);
    expect(found.map(({ language }) => language)).toEqual(['deu', 'kaz', null, null, null]);
    expect(found.map(({ windows }) => windows.length)).toEqual([2, 1, 0, 0, 0]);
    expect(found[0]!.languages).toEqual(['deu', 'kaz', 'other']);
    for (const { windows } of found) {
      for (const { probabilities } of windows) expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
    }
  });
});

describe('LanguageIdentifier', () => {
  it('refuses another recogniser than the one it was trained on, and says what to do', async () => {
    await addToyIdentifier(toy, { trainedOn: { model: 'phone-recogniser', sha256: 'f'.repeat(64) } });
    const loading = LanguageIdentifier.load(toy.folder);
    await expect(loading).rejects.toThrow(ModelRunError);
    await expect(loading).rejects.toThrow(/ffffffffffff.*models\/language-identifier\/recipe\/run\.py/);
  });

  it('refuses phones of another inventory', async () => {
    await addToyIdentifier(toy);
    const identifier = await LanguageIdentifier.load(toy.folder);
    const phones = (classes: number) => ({ frames: 4, classes, segments: new Float32Array(4 * classes) });
    expect(await identifier.tell(phones(6))).toHaveLength(3);
    await expect(identifier.tell(phones(5))).rejects.toThrow(ModelRunError);
  });
});
