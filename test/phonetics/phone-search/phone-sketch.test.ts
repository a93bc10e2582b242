// cspell:disable
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhoneMatcher, type SearchedPhone } from '../../../src/phonetics/phone-search/find-phone-matches.ts';
import { parsePhonePattern } from '../../../src/phonetics/phone-search/parse-phone-pattern.ts';
import { sketchOf } from '../../../src/phonetics/phone-search/phone-sketch.ts';

const patterns = ['ˈC V', '[V -stress] t', '[^ˈ] a', 'ma˥˩', 'V #', '[^a ˈ]', '(ˈa|t)+ k', 'a', '[V +stress]{2}'];
const phone = fc.record({
  ipa: fc.constantFrom('a', 't', 'k', 'm', 'i'),
  stress: fc.constantFrom('PRIMARY' as const, 'UNSTRESSED' as const, null),
  tone: fc.constantFrom('51', '5', null),
});

describe('sketchOf', () => {
  it('fits wherever the pattern does, knowing of the types alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...patterns), fc.array(phone, { maxLength: 8 }), (text, phones: SearchedPhone[]) => {
        const pattern = parsePhonePattern(text);
        const matches = new PhoneMatcher(pattern).findMatches(phones);
        const sketched = new PhoneMatcher(sketchOf(pattern)).findMatches(phones.map(({ ipa }) => ({ ipa })));
        expect(matches.length === 0 || sketched.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is the pattern itself where that asks of types alone', () => {
    const pattern = parsePhonePattern('[+nasal] V #');
    expect(sketchOf(pattern)).toEqual(pattern);
  });

  it('still tells what no stress could make right', () => {
    const matcher = new PhoneMatcher(sketchOf(parsePhonePattern('ˈk a')));
    expect(matcher.findMatches([{ ipa: 't' }, { ipa: 'a' }])).toEqual([]);
    expect(matcher.findMatches([{ ipa: 'k' }, { ipa: 'a' }])).toHaveLength(1);
  });
});
