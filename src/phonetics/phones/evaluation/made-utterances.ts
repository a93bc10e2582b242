import type { SaidPhone } from '../judge-phones.ts';
import type { Voice } from '../../../voice/voice.ts';
import { spokenPhones } from './said-phones.ts';

/** An utterance that was synthesised, so that what is said in it is known to the sample. */
export interface MadeUtterance {
  readonly language: string;
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
  readonly said: readonly SaidPhone[];
}

const variants = ['m1', 'm3', 'm7', 'f1', 'f2', 'f4', 'klatt2', 'Annie', 'Andrea', 'michel'];
const regions = ['FR', 'DE', 'JP', 'BR', 'IN', 'CA', 'NO', 'EG', 'PE', 'KZ', 'GR', 'NZ', 'TH', 'ZA', 'MX'];

/**
 * Names of countries and days in a language (by the locale data that Node carries), read by voices that take turns.
 * The same ones each time.
 */
export function* madeUtterances(language: string, count: number, voice: Voice): Generator<MadeUtterance> {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
  for (let i = 0; i < count; i++) {
    const day = days.format(new Date(Date.UTC(1990 + i, (i * 5) % 12, 1 + ((i * 11) % 28))));
    const text = `${names.of(regions[i % regions.length]!)}, ${day}`;
    const speech = voice.synthesise(text, {
      voice: language,
      variant: variants[i % variants.length]!,
      rate: 130 + ((i * 17) % 90),
      pitch: 30 + ((i * 13) % 50),
    });
    const said = spokenPhones(speech, language);
    if (said.length > 0) yield { language, samples: speech.samples, sampleRateHz: speech.sampleRateHz, said };
  }
}
