// cspell:disable
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparablePhones } from '../../../src/exchange/datasets/comparable-phones.ts';
import nearestWords from '../../../src/exchange/datasets/nearest-words.ts';
import { articulatoryEditDistance } from '../../../src/phonetics/phones/articulatory-alignment.ts';

const phone = fc.constantFrom('p', 'b', 't', 'd', 'k', 'm', 'n', 's', 'a', 'e', 'i', 'o', 'u', 't͡ʃ');
const word = fc.array(phone, { minLength: 1, maxLength: 7 });

describe('nearestWords', () => {
  it('finds what the slow way finds, the nearest first', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(word, { maxLength: 12 }),
        (references, words) => {
          const texts = [...new Set(words.map((phones) => phones.join(' ')))];
          const found = nearestWords({ references, words: texts, maximum: 0.3, limit: 100 });
          for (const [place, reference] of references.entries()) {
            const slow = texts
              .map((phones) => {
                const others = phones.split(' ');
                const cost = articulatoryEditDistance(reference, others, { gap: 'features' });
                return { phones, distance: cost / Math.max(reference.length, others.length) };
              })
              .filter(({ distance }) => distance <= 0.3);
            expect(new Map(found[place]!.map(({ phones, distance }) => [phones, distance.toFixed(9)]))).toEqual(
              new Map(slow.map(({ phones, distance }) => [phones, distance.toFixed(9)])),
            );
            const distances = found[place]!.map(({ distance }) => distance);
            expect(distances).toEqual(distances.toSorted((a, b) => a - b));
          }
        },
      ),
    );
  });

  it('gives no more than are asked for', () => {
    const words = ['k a', 'ɡ a', 'm a'];
    expect(nearestWords({ references: [['k', 'a']], words, maximum: 1, limit: 2 })[0]).toMatchObject([
      { phones: 'k a', distance: 0 },
      { phones: 'ɡ a' },
    ]);
  });
});

describe('comparablePhones', () => {
  it('are phones alone, as they are written of recordings', () => {
    expect(comparablePhones(['o', 'm', '+', 'i'])).toEqual(['o', 'm', 'i']);
    expect(comparablePhones(['ts', 'i', '˥˥', '_', 'g', 'a'])).toEqual(['t͡s', 'i', 'ɡ', 'a']);
    expect(comparablePhones(['a', 'dʒ', 'á'])).toEqual(['a', 'd͡ʒ', 'a']);
    expect(comparablePhones(['ŋ̩/m̩', 'sh/ʃ'])).toEqual(['m̩', 'ʃ']);
  });

  it('are none where something is no phone', () => {
    expect(comparablePhones([])).toBeNull();
    expect(comparablePhones(['+'])).toBeNull();
    expect(comparablePhones(['a', '?'])).toBeNull();
    expect(comparablePhones(['A', 'N'])).toBeNull();
  });
});
