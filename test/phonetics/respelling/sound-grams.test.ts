// cspell:disable
import { describe, expect, it } from 'vitest';
import { gramsOfUnits, soundGramsOf } from '../../../src/phonetics/respelling/sound-grams.ts';
import { unitNames } from '../../../src/phonetics/respelling/unit-distance.ts';
import { gramsOfTyped } from '../../../src/phonetics/respelling/typed-grams.ts';

describe('sound grams', () => {
  it('are pairs and triples of classes, of consonants alone, with any vowel and with its kind', () => {
    expect(gramsOfUnits(['k', 'a', 't'])).toEqual(['s_K', 'sKT', 'sT_', 's_KT', 'sKT_', 'c_KV', 'cKVT', 'cVT_', 'f_K', 'fKa', 'faT', 'fT_']); // prettier-ignore
  });

  it('take sounds that stand for each other as one, and pass what is easily left out over', () => {
    expect(soundGramsOf(['k', 'a', 't'])).toBe(soundGramsOf(['ɡ', 'ə', 'd']));
    expect(soundGramsOf(['h', 'a', 'n'])).toBe(soundGramsOf(['a', 'n']));
    expect(soundGramsOf(['a', 'n', 'n', 'a'])).toBe(soundGramsOf(['a', 'n', 'a']));
  });

  it('are words of an index, whatever the phones', () => {
    for (const unit of unitNames) expect(gramsOfUnits([unit]).join(' ')).toMatch(/^[A-Za-z_ ]*$/);
    expect(soundGramsOf(['☂', 'a'])).toBe(soundGramsOf(['a']));
    expect(soundGramsOf([])).toBe('');
  });

  it('of a typed respelling weigh most where its likeliest reading has them', () => {
    const grams = new Map(gramsOfTyped('an nyeong'));
    for (const gram of soundGramsOf(['a', 'n', 'n', 'j', 'ʌ', 'ŋ']).split(' ')) expect(grams.get(gram)).toBe(1);
    expect([...grams.values()].every((weight) => weight > 0 && weight <= 1)).toBe(true);
    expect(grams.size).toBeLessThan(200);
  });
});
