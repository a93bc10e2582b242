import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferFile } from '../../../src/inference/infer-file.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { modelCard } from '../../../src/inference/model-card.ts';
import { languageOfUtterance } from '../../../src/phonetics/languages/language-inference.ts';
import { LanguageIdentifier } from '../../../src/phonetics/languages/language-identifier.ts';
import type { languageReport } from '../../../src/phonetics/languages/language-report.ts';
import { openVoice } from '../../../src/voice/espeak.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { silence } from '../../fixtures/wave-file.ts';
import { madeStates } from '../made-states.ts';

interface Golden {
  readonly phones: number;
  readonly answers: readonly { readonly frames: number; readonly languages: readonly number[] }[];
}

// cspell:disable
/** What nobody in the training said. */
const said: readonly (readonly [voice: string, language: string, text: string])[] = [
  ['de', 'deu', 'Gestern Abend ging meine Schwester noch einmal an den Fluss, um zu sehen, ob das Boot am Ufer lag.'],
  [
    'en-us',
    'eng',
    'Yesterday evening my sister walked down to the river again to see whether the boat was still there.',
  ],
  ['es', 'spa', 'Ayer por la tarde mi hermana bajó otra vez al río para ver si la barca seguía en la orilla.'],
  [
    'fr',
    'fra',
    'Hier soir, ma sœur est descendue encore une fois à la rivière pour voir si la barque était toujours là.',
  ],
  ['it', 'ita', 'Ieri sera mia sorella è scesa ancora una volta al fiume per vedere se la barca era sempre a riva.'],
  ['kk', 'kaz', 'Кеше кешке әпкем қайық жағада тұр ма екен деп өзенге тағы да барып қайтты.'],
  ['ru', 'rus', 'Вчера вечером моя сестра ещё раз спустилась к реке, чтобы посмотреть, стоит ли лодка у берега.'],
  ['fi', 'other', 'Eilen illalla sisareni käveli vielä kerran joelle katsomaan, oliko vene yhä rannassa.'],
];
// cspell:enable

describe('the shipped language identifier', () => {
  const lanes = new Lanes(1);
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  it('answers as it did where it was exported, to 1e-3', async () => {
    const golden = JSON.parse(
      await readFile(new URL('../../golden/language-identifier.json', import.meta.url), 'utf8'),
    ) as Golden;
    const identifier = await LanguageIdentifier.load();
    const { temperature = 1 } = modelCard('language-identifier').calibration ?? {};
    for (const { frames, languages } of golden.answers) {
      const powers = languages.map((score) => Math.exp(score / temperature));
      const sum = powers.reduce((a, b) => a + b, 0);
      const { data: segments } = madeStates(frames, golden.phones);
      const told = await identifier.tell({ frames: 2 * frames, classes: golden.phones / 2, segments });
      expect(Math.max(...told.map((value, i) => Math.abs(value - powers[i]! / sum)))).toBeLessThan(1e-3);
    }
  });

  it('tells the seven languages that it knows in a made voice, and another one as other', async () => {
    const voice = await openVoice();
    const told: (string | null)[] = [];
    for (const [name, , text] of said) {
      const { samples, sampleRateHz } = voice.synthesise(text, { voice: name, variant: 'f3', pitch: 55, rate: 160 });
      const file = await folder.wave(`${name}.wav`, samples, { sampleRateHz });
      told.push(((await inferFile(languageOfUtterance, file, lanes)) as ReturnType<typeof languageReport>).label);
    }
    const right = said.filter(([, language], i) => told[i] === language);
    expect(right.length, told.join(' ')).toBeGreaterThanOrEqual(7);
  });

  it('says nothing of silence', async () => {
    const file = await folder.wave('silence.wav', silence(5));
    expect(await inferFile(languageOfUtterance, file, lanes)).toEqual({
      label: null,
      shares: {},
      windows: [],
      utterances: [],
    });
  });
});
