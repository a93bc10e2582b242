import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferFile } from '../../../src/inference/infer-file.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { phonesOfUtterance } from '../../../src/phonetics/phones/phones-inference.ts';
import { noise, tone } from '../../dsp/signals.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { joined, silence } from '../../fixtures/wave-file.ts';
import { toyRun } from '../../inference/toy-inference.ts';
import { speech } from '../../sound/speech.ts';
import { makeToyModel, type ToyModel } from './toy-model.ts';

interface Reported {
  readonly start: number;
  readonly end: number;
  readonly ipa: string;
  readonly confidence: number;
  readonly alternatives: readonly { readonly ipa: string; readonly confidence: number }[];
  readonly stress: string | null;
  readonly tone: string | null;
}

const spoken = await speech();

describe('phonograph infer phones', () => {
  const lanes = new Lanes(1);
  let folder: MediaFolder;
  let toy: ToyModel;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    toy = await makeToyModel();
  });
  afterAll(async () => {
    await lanes.close();
    await toy.remove();
    await folder.remove();
  });

  const phones = { ...phonesOfUtterance, models: [], run: toyRun('phones-of-tones') };
  const infer = async (name: string, samples: Float32Array, sampleRateHz = 16_000) => {
    const wave = await folder.wave(name, samples, { sampleRateHz });
    return (await inferFile(phones, wave, lanes, { parameters: { folder: toy.folder } })) as Reported[];
  };

  it.skipIf(spoken === undefined)(
    'tells phones in order and inside the file, with all that is known of each',
    async () => {
      const samples = joined(silence(0.5), ...spoken!.flatMap((word) => [word, silence(0.5)]));
      for (const [name, heard] of [
        ['speech.wav', await infer('speech.wav', samples)],
        [
          'clipped.wav',
          await infer(
            'clipped.wav',
            samples.map((sample) => Math.max(-1, Math.min(1, 30 * sample))),
          ),
        ],
        [
          'telephone.wav',
          await infer(
            'telephone.wav',
            samples.filter((_, place) => place % 2 === 0),
            8000,
          ),
        ],
      ] as const) {
        expect(heard.length, name).toBeGreaterThan(3);
        let end = 0;
        for (const phone of heard) {
          expect(Object.keys(phone)).toEqual(['start', 'end', 'ipa', 'confidence', 'alternatives', 'stress', 'tone']);
          expect(phone.start).toBeGreaterThanOrEqual(end - 1e-6);
          expect(phone.end).toBeGreaterThan(phone.start);
          expect(phone.confidence).toBeGreaterThan(0);
          expect(phone.confidence + phone.alternatives.reduce((sum, each) => sum + each.confidence, 0)).toBeLessThan(
            1.001,
          );
          end = phone.end;
        }
        expect(end).toBeLessThanOrEqual(samples.length / 16_000);
      }
    },
  );

  it('tells none in silence, noise, music, a click and a tenth of a second', async () => {
    const chord = tone(262, 3, 16_000, 0.1).map(
      (sample, i) => sample + 0.1 * Math.sin((2 * Math.PI * 330 * i) / 16_000),
    );
    for (const [name, samples] of [
      ['silence.wav', silence(3)],
      ['noise.wav', noise(48_000, 1, 0.2)],
      ['chord.wav', chord],
      ['click.wav', joined(silence(1), Float32Array.of(0.9, -0.9, 0.5), silence(1))],
      ['short.wav', tone(500, 0.1, 16_000, 0.3)],
    ] as const) {
      expect(await infer(name, samples), name).toEqual([]);
    }
  });
});
