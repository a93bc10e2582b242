import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderMarks } from '../../../src/phonetics/phones/ipa-symbols.ts';
import { phonesOfIpa, segmentIpa, UnknownSymbolError } from '../../../src/phonetics/phones/segment-ipa.ts';
import { randomPhone } from './random-phones.ts';

const cut = (text: string, joinAffricates = false) => phonesOfIpa(text, { joinAffricates }).join(' ');

describe('segmentIpa', () => {
  it.each([
    ['annjʌŋhasejo', 'a n n j ʌ ŋ h a s e j o'],
    ['ˈt͡ʃuː.dɐ̃w̃', 't͡ʃ uː d ɐ̃ w̃'],
    ['t͜s ʦ', 't͡s t͡s'],
    ['ç c\u0327', 'ç ç'],
    ['haʰt', 'h a tʰ'],
    ['aⁿda', 'a dⁿ a'],
    ['tⁿa', 'tⁿ a'],
    ['a͡ɪ', 'a ɪ'],
    ['kʷʰː', 'kʰʷː'],
    ['ŋ͡ǃa ɡ͡ǀu', 'ŋ͡ǃ a ɡ͡ǀ u'],
    ['t̪͡s̪', 't̪͡s̪'],
    ['[ˈɡuːtn̩ ˈtaːk]', 'ɡ uː t n̩ t aː k'],
  ])('cuts %s into %s', (text, phones) => {
    expect(cut(text)).toBe(phones);
  });

  it('joins stops and fricatives without a tie only where it is told to', () => {
    expect(cut('tʃaː ts tsʰ')).toBe('t ʃ aː t s t sʰ');
    expect(cut('tʃaː ts tsʰ', true)).toBe('t͡ʃ aː t͡s t͡sʰ');
    expect(cut('t.s tʰs st', true)).toBe('t s tʰ s s t');
  });

  it('keeps stress, tone and boundaries apart', () => {
    const parts = segmentIpa('ˈma˥˩.ˌɲâ ka|').parts.map((part) => {
      if (part.kind === 'phone') return part.phone;
      if (part.kind === 'tone') return part.levels;
      return part.kind === 'unknown' ? part.text : part.level;
    });
    expect(parts).toEqual('primary m a 51 syllable secondary ɲ a 51 word k a minor'.split(' '));
  });

  it('says where a phone is in the text', () => {
    const { text, parts } = segmentIpa('ˈat͡ʃʰa');
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual(['ˈ', 'a', 't͡ʃʰ', 'a']);
  });

  it('reports what is not IPA, and says what to write instead', () => {
    expect(segmentIpa("k'a").parts[1]).toEqual({ kind: 'unknown', text: "'", start: 1, end: 2 });
    expect(() => phonesOfIpa("k'a")).toThrow('"\'" at 1 of "k\'a" is not IPA; write ˈ (U+02C8)');
    expect(() => phonesOfIpa('kAt')).toThrow(UnknownSymbolError);
    expect(() => phonesOfIpa('š')).toThrow();
    expect(phonesOfIpa('')).toEqual([]);
  });

  it('finds again what was written in a row', () => {
    fc.assert(
      fc.property(fc.array(randomPhone, { maxLength: 8 }), (phones) => {
        expect(phonesOfIpa(phones.join('.'))).toEqual(phones);
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { text: normal, parts } = segmentIpa(text);
        let last = 0;
        for (const { start, end } of parts) {
          expect(start).toBeGreaterThanOrEqual(Math.min(last, start));
          expect(end).toBeLessThanOrEqual(normal.length);
          last = end;
        }
      }),
    );
  });
});

it('puts marks in one order, each once', () => {
  expect(orderMarks(['ː', 'ʷ', 'ʰ', 'ʷ'])).toEqual(['ʰ', 'ʷ', 'ː']);
});
