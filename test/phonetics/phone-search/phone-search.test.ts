// cspell:disable
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { phonesOfIpa } from '../../../src/phonetics/phones/segment-ipa.ts';
import { PhoneMatcher, type SearchedPhone } from '../../../src/phonetics/phone-search/find-phone-matches.ts';
import { parsePhonePattern, longestPattern } from '../../../src/phonetics/phone-search/parse-phone-pattern.ts';
import { phoneClasses, featuresByName } from '../../../src/phonetics/phone-search/phone-classes.ts';
import { PhonePatternError } from '../../../src/phonetics/phone-search/phone-pattern-error.ts';
import { leastPhones } from '../../../src/phonetics/phone-search/phone-pattern.ts';
import { requiredPhones } from '../../../src/phonetics/phone-search/required-phones.ts';
import { somePhones } from '../phones/random-phones.ts';
import { slowEnds } from './slow-matcher.ts';

const matcher = (pattern: string) => new PhoneMatcher(parsePhonePattern(pattern));
const heard = (ipa: string): SearchedPhone[] => phonesOfIpa(ipa).map((each) => ({ ipa: each }));
const found = (pattern: string, ipa: string): string[] => {
  const phones = heard(ipa);
  return matcher(pattern)
    .findMatches(phones)
    .map(({ start, end }) => phones.slice(start, end).map((each) => each.ipa).join('')); // prettier-ignore
};

describe('phone patterns', () => {
  it.each([
    ['[+nasal] V #', 'namana', 'na'],
    ['# C V', 'kata', 'ka'],
    ['V #', 'kata', 'a'],
    ['C V', 'kata', 'ka ta'],
    ['(C V)+', 'kataps', 'kata'],
    ['C{2,3}', 'kastra', 'str'],
    ['V C* V', 'kastra', 'astra'],
    ['t _ a', 'tsatra', 'tsa tra'],
    ['t . a', 'tsatra', 'tsa tra'],
    ['s?t', 'stat', 'st t'],
    ['(st|tr|a)', 'stra', 'st a'],
    ['[ptk] V', 'patabaka', 'pa ta ka'],
    ['[^ptk] V', 'patabaka', 'ba'],
    ['[+voice -sonorant]', 'padazas', 'd z'],
    ['[^+nasal]', 'man', 'a'],
    ['[C +voice -son]', 'damat', 'd'],
    ['N', 'maŋan̩', 'm ŋ n̩'],
    ['[N L]', 'malas', 'm l'],
    ['t~', 'tatʰatʲt͡sa', 't tʰ tʲ'],
    ['tʰ', 'tatʰa', 'tʰ'],
    ['g', 'aga', 'ɡ'],
    ['t͡ʃ', 'tʃat͡ʃa', 't͡ʃ'],
    ['[+long]', 'aːata', 'aː'],
    ['[0back]', 'iaɯ', 'a'],
    ['k.+a', 'kata', 'kata'],
    ['# .{3} #', 'kat', 'kat'],
    ['# .{2} #', 'kat', ''],
    ['a(b(c|d)?)*', 'abdbx', 'abdb'],
  ])('%s finds in %s: %s', (pattern, ipa, expected) => {
    expect(found(pattern, ipa).join(' ')).toBe(expected);
  });

  it('asks for stress and tone where the syllable bears them', () => {
    const phones: SearchedPhone[] = [
      { ipa: 'm' },
      { ipa: 'a', stress: 'PRIMARY', tone: '51' },
      { ipa: 'm' },
      { ipa: 'a', stress: 'UNSTRESSED', tone: '55' },
      { ipa: 'm' },
      { ipa: 'a', stress: 'SECONDARY', tone: null },
    ];
    const starts = (pattern: string) => matcher(pattern).findMatches(phones).map(({ start }) => start); // prettier-ignore
    expect(starts('ˈma')).toEqual([0]);
    expect(starts('ˌC V')).toEqual([4]);
    expect(starts('ˈV')).toEqual([1]);
    expect(starts('[V -stress]')).toEqual([3]);
    expect(starts('[V +stress]')).toEqual([1, 5]);
    expect(starts('ma˥˩')).toEqual([0]);
    expect(starts('V˥')).toEqual([3]);
    expect(starts('[V ˥˩]')).toEqual([1]);
    expect(starts('[^ˈ]')).toEqual([0, 2, 3, 4, 5]);
    expect(starts('ˈ(m|n)a')).toEqual([0]);
    expect(starts('ˈ(ma|na)')).toEqual([0]);
    expect(starts('mâ')).toEqual([0]);
  });

  it('multiplies the confidences of what the pattern asks for', () => {
    const phones: SearchedPhone[] = [
      { ipa: 'm', confidence: 0.6, alternatives: [{ ipa: 'n', confidence: 0.3 }, { ipa: 'b', confidence: 0.1 }] },
      { ipa: 'e', confidence: 0.5, alternatives: [{ ipa: 'a', confidence: 0.4 }] },
    ]; // prettier-ignore
    const only = (pattern: string, options = {}) => matcher(pattern).findMatches(phones, options)[0]?.confidence;
    expect(only('m V')).toBeCloseTo(0.3);
    expect(only('m V', { alternatives: true })).toBeCloseTo(0.6 * 0.9);
    expect(only('N a', { alternatives: true })).toBeCloseTo(0.9 * 0.4);
    expect(only('N a')).toBeUndefined();
    expect(only('b .', { alternatives: true })).toBeCloseTo(0.1);
    expect(only('b .', { alternatives: true, atLeast: 0.2 })).toBeUndefined();
    expect(() => only('b', { atLeast: 2 })).toThrow('atLeast must be 0 to 1, got 2');
  });

  it('gives matches that overlap where it is asked to', () => {
    const spans = (overlapping: boolean) => matcher('V C V').findMatches(heard('apata'), { overlapping });
    expect(spans(false).map(({ start, end }) => [start, end])).toEqual([[0, 3]]);
    expect(spans(true).map(({ start, end }) => [start, end])).toEqual([[0, 3], [2, 5]]); // prettier-ignore
  });

  it('is quick where backtracking would not end', () => {
    const phones = heard('a'.repeat(400));
    expect(matcher('(a*)*(a|a.)*b').findMatches(phones)).toEqual([]);
    expect(matcher('(a?){40}a{40}').findMatches(phones)).toHaveLength(5);
  });
});

describe('errors of phone patterns', () => {
  it.each([
    [
      '',
      'nothing at character 1 of the phone pattern ""; write a phone, a class such as V, or a feature such as [+nasal]',
    ],
    ['#', 'no phone to look for at character 1 of the phone pattern "#"; name at least one'],
    ['a)', 'a ) without its ( at character 2'],
    ['(a', 'a ( without its ) at character 1'],
    ['[+nasal', 'a [ without its ] at character 1'],
    ['a]', 'a ] without its [ at character 2'],
    ['[]', 'empty brackets at character 1'],
    ['[+nasl]', 'the unknown feature "+nasl" at character 2'],
    ['[+nas -nas]', 'nas a second time at character 7'],
    ['[+nasal m]', 'phones and features in the same brackets at character 1'],
    ['[nasal]', 'the feature nasal without + or - at character 2 of the phone pattern "[nasal]"; write [+nasal]'],
    ['[n€]', '"€" in brackets at character 3'],
    ['*a', '* with nothing before it at character 1'],
    ['a||b', 'nothing at character 3'],
    ['a{', 'a { that is no number of times at character 2'],
    ['a{4,2}', '{4,2}, which begins above its end at character 2'],
    ['a{0}', '{0}, which asks for nothing'],
    ['a{999}', '{999}, which is too often'],
    ['#*a', 'a repeated # at character 2'],
    ['Xa', 'the unknown class X at character 1'],
    ['-a', '- outside brackets at character 1'],
    ['a€', '"€", which is not IPA at character 2'],
    ['ˈk', 'a stress of no vowel at character 1'],
    ['˥a', 'a tone of no vowel at character 1'],
    ['((a{50}){50}){50}', 'too many repeats'],
    ['a'.repeat(longestPattern + 1), 'too much'],
    ['('.repeat(60) + 'a' + ')'.repeat(60), 'too many ( in each other'],
  ])('%j: %s', (pattern, message) => {
    const act = () => matcher(pattern);
    expect(act).toThrow(PhonePatternError);
    expect(act).toThrow(message);
  });

  it('are all that is thrown, whatever is written', () => {
    const pieces = fc.constantFrom(
      ...'CVN.#*+?(|)[]^~ˈ˥{2,}0-+ '.split(''),
      'a',
      'tʰ',
      'nasal',
      '[+nasal]',
      '{1,3}',
      'Q',
      '€',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        try {
          matcher(parts.join('')).findMatches(heard('kanata'));
        } catch (error) {
          expect(error).toBeInstanceOf(PhonePatternError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const letters = ['a', 'e', 'ã', 'm', 'p', 's', 'tʰ'];
const atom = fc.constantFrom(
  ...letters, 'C', 'V', 'N', '.', '#', '[+nasal]', '[^ap]', '[ms]', '[-voice +cont]', 't~', 'ˈV', '[V -stress]', '[C +nasal]',
); // prettier-ignore
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '{0,2}', '{2,}');
const { pattern: randomPattern } = fc.letrec<{ pattern: string; row: string; part: string }>((tie) => ({
  pattern: fc.array(tie('row'), { minLength: 1, maxLength: 3 }).map((rows) => rows.join('|')),
  row: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(atom, quantifier).map(([each, times]) => (each === '#' ? each : each + times)),
    fc.tuple(tie('pattern'), quantifier).map(([inner, times]) => `(${inner})${times}`),
  ),
}));
const randomUtterance: fc.Arbitrary<SearchedPhone[]> = fc.array(
  fc.record({
    ipa: fc.constantFrom(...letters),
    confidence: fc.constantFrom(1, 0.75, 0.5),
    alternatives: fc.constantFrom([], [{ ipa: 'm', confidence: 0.25 }]),
    stress: fc.constantFrom('PRIMARY', 'UNSTRESSED', null),
  }),
  { maxLength: 7 },
);

describe('beside a slow matcher that follows the meaning of each part', () => {
  it('finds from each place the longest that fits, as surely', () => {
    fc.assert(
      fc.property(randomPattern, randomUtterance, fc.boolean(), (text, phones, alternatives) => {
        const pattern = tryParse(text);
        fc.pre(pattern !== undefined);
        const expected = phones.flatMap((_, start) => {
          const ends = [...slowEnds(pattern.root, phones, start, alternatives)].filter(([end]) => end > start);
          if (ends.length === 0) return [];
          const [end, confidence] = ends.reduce((best, each) => (each[0] > best[0] ? each : best));
          return [{ start, end, confidence }];
        });
        const matches = new PhoneMatcher(pattern).findMatches(phones, { overlapping: true, alternatives });
        expect(matches.map(({ start, end }) => [start, end])).toEqual(expected.map(({ start, end }) => [start, end]));
        for (const [place, { confidence }] of matches.entries()) {
          expect(confidence).toBeCloseTo(expected[place]!.confidence);
        }
        for (const { start, end } of matches) expect(end - start).toBeGreaterThanOrEqual(leastPhones(pattern.root));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds nothing where a phone that is required is missing', () => {
    fc.assert(
      fc.property(randomPattern, randomUtterance, (text, phones) => {
        const pattern = tryParse(text);
        fc.pre(pattern !== undefined);
        const required = requiredPhones(pattern, letters);
        for (const { start, end } of new PhoneMatcher(pattern).findMatches(phones, { overlapping: true })) {
          const inside = phones.slice(start, end).map(({ ipa }) => ipa);
          for (const set of required) expect(inside.some((ipa) => set.includes(ipa))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function tryParse(text: string) {
  try {
    return parsePhonePattern(text);
  } catch (error) {
    if (error instanceof PhonePatternError) return undefined;
    throw error;
  }
}

describe('requiredPhones', () => {
  const required = (pattern: string) =>
    requiredPhones(parsePhonePattern(pattern), ['a', 'i', 'm', 'n', 'p', 's', 'aː']);

  it('names what every match must contain, the rarest first', () => {
    expect(required('[+nasal] V #')).toEqual([['m', 'n'], ['a', 'i', 'aː']]); // prettier-ignore
    expect(required('s . a*')).toEqual([['s']]);
    expect(required('(p|s V) i?')).toEqual([['p', 's']]);
    expect(required('(p|i*)')).toEqual([]);
    expect(required('ˈa')).toEqual([['a']]);
    expect(required('a~ (m n){2}')).toEqual([['m'], ['n'], ['a', 'aː']]);
  });

  it('says by an empty set that nothing can match', () => {
    expect(required('k a')).toEqual([[], ['a']]);
  });
});

it('has a page that names every class and feature, with patterns that can be read', () => {
  const page = readFileSync(new URL('../../../docs/phone-patterns.md', import.meta.url), 'utf8');
  for (const name of [...phoneClasses.keys(), ...featuresByName.keys()]) expect(page).toContain(`\`${name}\``);
  for (const { meaning } of phoneClasses.values()) expect(page).toContain(meaning);
  const rows = [...page.matchAll(/^\| `([^`]+)` +\| finds/gmu)].map(([, pattern]) => pattern!.replaceAll('\\|', '|'));
  expect(rows.length).toBeGreaterThan(10);
  for (const pattern of rows) expect(() => matcher(pattern)).not.toThrow();
});

it('has a page whose GraphQL is of the schema', () => {
  const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const schema = buildSchema(read('schema/schema.graphql'));
  const blocks = [...read('docs/phone-patterns.md').matchAll(/^```graphql\n(.*?)^```/gmsu)].map(([, block]) => block!);
  expect(blocks.length).toBeGreaterThan(4);
  for (const block of blocks) expect(validate(schema, parse(block)).map(({ message }) => message)).toEqual([]);
});

it('has every phone in a class', () => {
  for (const phone of somePhones) expect(found('(C|V)', phone)).toEqual([phone]);
});
