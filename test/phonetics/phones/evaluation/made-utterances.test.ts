import { describe, expect, it } from 'vitest';
import { madeUtterances } from '../../../../src/phonetics/phones/evaluation/made-utterances.ts';
import { saidPhones } from '../../../../src/phonetics/phones/evaluation/said-phones.ts';
import { knownFeaturesOf } from '../../../../src/phonetics/phones/articulatory-features-of-phone.ts';
import { openVoice } from '../../../../src/voice/espeak.ts';

describe('utterances that are synthesised to measure by', async () => {
  const voice = await openVoice();

  it.each(['ca', 'da', 'fi', 'nl', 'pt', 'ro', 'sv', 'de', 'ru'])(
    'say known phones at known times in %s',
    (language) => {
      const made = [...madeUtterances(language, 3, voice)];
      expect(made).toHaveLength(3);
      for (const { said, samples, sampleRateHz } of made) {
        expect(said.length).toBeGreaterThan(10);
        expect(said.filter(({ ipa }) => knownFeaturesOf(ipa) === undefined)).toEqual([]);
        said.forEach(({ startSeconds, endSeconds }, i) => {
          expect(startSeconds).toBeGreaterThanOrEqual(said[i - 1]?.endSeconds ?? 0);
          expect(endSeconds).toBeGreaterThan(startSeconds);
        });
        expect(said.at(-1)!.endSeconds).toBeLessThanOrEqual(samples.length / sampleRateHz);
      }
    },
  );

  it('reads a text of a list with the sounds of a native', () => {
    const listed = { file: 'a.wav', group: 'de', isIpa: false };
    expect(saidPhones({ ...listed, language: 'de', said: 'rot' }, voice)).toEqual(['ʁ', 'oː', 't']);
    expect(saidPhones({ ...listed, language: 'it', said: 'ˈɡatːo', isIpa: true }, voice)).toEqual(['ɡ', 'a', 't', 'o']);
  });
});
