import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lanes } from '../../../src/inference/lanes.ts';
import { evaluatePhones } from '../../../src/phonetics/phones/evaluation/evaluate-phones.ts';
import { openVoice } from '../../../src/voice/espeak.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { silence, tone } from '../../fixtures/wave-file.ts';
import { inferFile } from '../../../src/inference/infer-file.ts';
import { phonesOfUtterance } from '../../../src/phonetics/phones/phones-inference.ts';

describe('phones with the shipped recogniser', () => {
  const lanes = new Lanes(1);
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  it('hears speech of a language it was never trained on, at the right times', async () => {
    const made = { languages: ['fi'], count: 2 };
    const calibration = { temperature: 1, bias: 0 };
    const { rows, refused } = await evaluatePhones({ made, calibration }, await openVoice(), lanes);
    expect(refused).toEqual([]);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row!.silent).toBe(0);
    expect(row!.phoneErrorRate).toBeLessThan(40);
    expect(row!.phoneFeatureErrorRate).toBeLessThan(15);
    expect(row!.boundarySeconds!.median).toBeLessThan(0.02);
  });

  it.each([
    ['silence', silence(2)],
    ['a tone', tone(440, 2)],
    ['a tenth of a second', tone(300, 0.1)],
  ])('invents no phones in %s', { timeout: 60_000 }, async (name, samples) => {
    const file = await folder.wave(`${name.replaceAll(' ', '-')}.wav`, samples);
    expect(await inferFile(phonesOfUtterance, file, lanes)).toEqual([]);
  });
});
