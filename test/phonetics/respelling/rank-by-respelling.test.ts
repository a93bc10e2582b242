// cspell:disable
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankByRespelling } from '../../../src/phonetics/respelling/rank-by-respelling.ts';
import { respell } from '../../../src/phonetics/respelling/respell.ts';
import { unitsOfPhones } from '../../../src/phonetics/respelling/syllabify.ts';
import { longestTyped, TypedRespellingError } from '../../../src/phonetics/respelling/typed-respelling.ts';
import { phonesAndWords, randomWords } from './phones-and-words.ts';
import { words } from './words.ts';

const candidates = words.map(([, word, ipa]) => ({ word, ...phonesAndWords(ipa) }));
const first = (typed: string) => rankByRespelling(typed, candidates)[0]?.candidate.word;

describe('rankByRespelling', () => {
  it('finds each word by its own respelling first, at distance 0', () => {
    for (const { word, phones, wordStarts } of candidates) {
      for (const style of ['space', 'hyphen'] as const) {
        const [nearest] = rankByRespelling(respell(phones, { wordStarts, style }), candidates);
        expect([nearest?.candidate.word, nearest?.distance]).toEqual([word, 0]);
      }
    }
  });

  it('finds its own among any words, before all that are written otherwise', () => {
    fc.assert(
      fc.property(fc.array(randomWords, { minLength: 1, maxLength: 6 }), (stored) => {
        for (const own of stored) {
          const ranked = rankByRespelling(respell(own.phones, own), stored);
          const units = (each: typeof own) => unitsOfPhones(each.phones, each.wordStarts).join(' ');
          for (const { candidate, distance } of ranked) {
            if (units(candidate) === units(own)) expect(distance).toBe(0);
            else expect(distance).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  it('finds nearly all words by their letters run together in lower case', () => {
    const letters = (each: (typeof candidates)[number]) =>
      respell(each.phones, each).toLowerCase().replace(/[ |·]/gu, '');
    expect(candidates.filter((each) => first(letters(each)) !== each.word).map(({ word }) => word)).toEqual([]);
  });

  it.each([
    ['annyoung haseyo', '안녕하세요'],
    ['ANYONG HASAYO', '안녕하세요'],
    ['kamsahamneeda', '감사합니다'],
    ['gamsa hamnida', '감사합니다'],
    ['saranghaeyo', '사랑해요'],
    ['manyana', 'mañana'],
    ['mañana', 'mañana'],
    ['grasias', 'gracias'],
    ['graceyas', 'gracias'],
    ['bwaynos deeas', 'buenos días'],
    ['gooten tak', 'guten Tag'],
    ['shtrasse', 'Straße'],
    ['moonchen', 'München'],
    ['hoyte', 'heute'],
    ['bonzhoor', 'bonjour'],
    ['bonjour', 'bonjour'],
    ['mersee', 'merci'],
    ['bwonjorno', 'buongiorno'],
    ['chow', 'ciao'],
    ['peetsa', 'pizza'],
    ['nyokkee', 'gnocchi'],
    ['spaseeba', 'спасибо'],
    ['preevyet', 'привет'],
    ['horosho', 'хорошо'],
    ['konneecheewa', 'こんにちは'],
    ['arigato', 'ありがとう'],
    ['tokyo', '東京'],
    ['teshekkur', 'teşekkür'],
    ['gunaydin', 'günaydın'],
    ['salem', 'сәлем'],
    ['rahmet', 'рахмет'],
  ])('finds what is typed as %s', (typed, word) => {
    expect(first(typed)).toBe(word);
  });

  it('finds a part of what is longer', () => {
    const ranked = rankByRespelling('haseyo', candidates, { within: 'part', limit: 1 });
    expect(ranked[0]?.candidate.word).toBe('안녕하세요');
    expect(ranked[0]?.distance).toBe(0);
  });

  it('returns as many as are asked for, as near as is asked for', () => {
    expect(rankByRespelling('arigato', candidates, { limit: 3 })).toHaveLength(3);
    const near = rankByRespelling('arigato', candidates, { atMost: 0.05 });
    expect(near.length).toBeGreaterThan(0);
    expect(near.length).toBeLessThan(4);
    expect(rankByRespelling('arigato', [])).toEqual([]);
  });

  it.each(['', '   ', '123', '안녕', 'a'.repeat(longestTyped + 1)])('refuses %j', (typed) => {
    expect(() => rankByRespelling(typed, candidates)).toThrow(TypedRespellingError);
  });

  it('reads any Latin letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z' !-]{0,20}[a-z]$/u), (typed) => {
        for (const { distance } of rankByRespelling(typed, candidates.slice(0, 5))) {
          expect(distance).toBeGreaterThanOrEqual(0);
          expect(distance).toBeLessThan(1);
        }
      }),
    );
  });
});
