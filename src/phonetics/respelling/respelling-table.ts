import {
  compositePhones,
  consonantUnits,
  glidedVowels,
  nasalUnit,
  vowelUnits,
  type RespellingUnit,
} from './respelling-units.ts';

/** The tables of docs/respelling.md, as Markdown; a test holds that page to them. */
export function respellingTables(): {
  readonly vowels: string;
  readonly consonants: string;
  readonly composites: string;
} {
  const row = ({ spelling, phones, as }: RespellingUnit): string => `| ${spelling} | ${phones.join(' ')} | ${as} |`;
  const glided = glidedVowels.map(({ spelling, units: [vowel, glide], as }) => {
    const phones = vowelUnits.find((unit) => unit.spelling === vowel)!.phones;
    return row({ spelling, phones: phones.map((phone) => phone + (glide === 'y' ? 'ɪ' : 'ʊ')), as });
  });
  const head = '| written | phones | as in |\n| --- | --- | --- |\n';
  const composites = [...compositePhones].map(([phone, units]) => `| ${phone} | ${units.join(' + ')} |`);
  return {
    vowels: head + [...vowelUnits.map(row), ...glided, row({ ...nasalUnit, phones: ['◌̃'] })].join('\n'),
    consonants: head + consonantUnits.map(row).join('\n'),
    composites: '| phone | written as |\n| --- | --- |\n' + composites.join('\n'),
  };
}
