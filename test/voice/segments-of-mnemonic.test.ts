import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { segmentsOfMnemonic } from '../../src/voice/segments-of-mnemonic.ts';

describe('segmentsOfMnemonic', () => {
  it.each([
    ['a', 'fr', ['a']],
    ['aɪ', 'en-us', ['a', 'ɪ']],
    ['tʃ', 'en-us', ['t͡ʃ']],
    ['t̻͡sʲ', 'be', ['t͡sʲ']],
    ['oː', 'de', ['oː']],
    ['aa', 'tn', ['aː']],
    ['tː', 'it', ['t']],
    ['ss', 'it', ['s']],
    ['ɑ̃', 'fr', ['ɑ̃']],
    ['ɐ̃ʊ̃', 'pt', ['ɐ̃', 'ʊ̃']],
    ['kh', 'ko', ['kʰ']],
    ['ɡʰ', 'hi', ['ɡʱ']],
    ['t`', 'am', ['tʼ']],
    ['u2', 'vi', ['u']],
    ['aɜ', 'th', ['a']],
    ['ɜː', 'en-us', ['ɚ']],
    ['ɜː', 'en-gb-x-rp', ['ɜː']],
    ['ja', 'ru', ['j', 'a']],
    ['u"', 'ru', ['ʉ']],
    ['ɭʲ', 'ru', ['lʲ']],
    ['ɭ', 'ru', ['ɫ']],
    ['l̩', 'cs', ['l̩']],
    ['r̝̊', 'cs', ['r̝']],
    ['ç', 'de', ['ç']],
    ['g', 'lb', ['ɡ']],
    ['_:', 'de', []],
    ['', 'de', []],
  ])('reads %s of %s', (mnemonic, voice, segments) => {
    expect(segmentsOfMnemonic(mnemonic, voice)).toEqual(segments);
  });
});

describe('segmentsOfMnemonic beside the recipe', () => {
  const golden = JSON.parse(readFileSync(new URL('../golden/mnemonics.json', import.meta.url), 'utf8')) as {
    phones: Record<string, Record<string, string>>;
  };
  const cases = Object.entries(golden.phones).flatMap(([mnemonic, answers]) =>
    Object.entries(answers).map(([voice, phones]) => ({ mnemonic, voice, phones })),
  );

  it('says of every mnemonic what the labels of the recogniser say', () => {
    expect(cases.length).toBeGreaterThan(400);
    const ours = cases.map(({ mnemonic, voice }) => ({
      mnemonic,
      voice,
      phones: segmentsOfMnemonic(mnemonic, voice).join(' '),
    }));
    expect(ours).toEqual(cases);
  });
});
