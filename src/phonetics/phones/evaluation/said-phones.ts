import { segmentsOfMnemonic } from '../../../voice/segments-of-mnemonic.ts';
import type { Speech, Voice } from '../../../voice/voice.ts';
import type { SaidPhone } from '../judge-phones.ts';
import { phonesOfIpa } from '../segment-ipa.ts';
import type { ListedUtterance } from './utterance-list.ts';

/** A native's sound where eSpeak's voice has another one: its German and French r is a tap or a trill. */
const native: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { ɾ: 'ʁ', r: 'ʁ' },
  fr: { ɾ: 'ʁ', r: 'ʁ', ɹ: 'ʁ' },
};

/** What a list says was said, as phones of the inventory's form: no tone, stress or length of consonants. */
export function saidPhones({ said, isIpa, language }: ListedUtterance, voice: Voice): string[] {
  if (isIpa) return phonesOfIpa(said, { joinAffricates: true }).map(withoutConsonantLength);
  const own = native[language.split('-')[0]!] ?? {};
  return spokenPhones(voice.synthesise(said, { voice: language }), language).map(({ ipa }) => own[ipa] ?? ipa);
}

/** The synthesiser's phones in time; one of its mnemonics that is several phones is shared out evenly. */
export function spokenPhones({ phones }: Speech, voice: string): SaidPhone[] {
  return phones.flatMap(({ phone, startSeconds, endSeconds }) => {
    const segments = segmentsOfMnemonic(phone, voice);
    const width = (endSeconds - startSeconds) / segments.length;
    return segments.map((ipa, i) => ({
      ipa,
      startSeconds: startSeconds + i * width,
      endSeconds: startSeconds + (i + 1) * width,
    }));
  });
}

function withoutConsonantLength(phone: string): string {
  return /^[aeiouyæøœɐɑɒɔəɘɚɛɜɞɤɨɪɯɵʉʊʌʏɶ]/u.test(phone) ? phone : phone.replace(/[ːˑ]/gu, '');
}
