import { describe, expect, it } from 'vitest';
import { alignLikeness, phonesWithin } from '../../../src/phonetics/likeness/align-likeness.ts';
import { cosineDistance, segmentalDistance } from '../../../src/phonetics/forms/sound-distances.ts';
import type { HeardPhone } from '../../../src/phonetics/phones/phone.ts';

function heard(ipas: string, startSeconds = 0): HeardPhone[] {
  return [...ipas].map((ipa, place) => ({
    startSeconds: startSeconds + place / 10,
    endSeconds: startSeconds + (place + 1) / 10,
    ipa,
    confidence: 0.9,
    alternatives: [],
    stress: null,
    tone: null,
  }));
}

describe('alignLikeness', () => {
  it('tells which phone stands for which, and which has none', () => {
    const aligned = alignLikeness(heard('bins'), heard('pin'));
    expect(aligned!.pairs.map(({ reference, heard: other }) => [reference, other])).toEqual([
      ['b', 'p'],
      ['i', 'i'],
      ['n', 'n'],
      ['s', null],
    ]);
    expect(aligned!.likeness).toBeGreaterThan(0.5);
    expect(alignLikeness(heard('bins'), heard('bins'))!.likeness).toBe(1);
  });

  it('says nothing where there are no phones', () => {
    expect(alignLikeness(heard('bi'), [])).toBeNull();
  });

  it('takes the phones whose middle lies in a stretch', () => {
    const phones = heard('bins', 5);
    expect(phonesWithin(phones, { startSeconds: 5.04, endSeconds: 5.26 }).map(({ ipa }) => ipa)).toEqual([
      'b',
      'i',
      'n',
    ]);
  });
});

describe('the distances between sounds', () => {
  it('are the less, the nearer the phones are in articulation', () => {
    const to = (other: string) => segmentalDistance([...'bins'], [...other]);
    expect(to('bins')).toBe(0);
    expect(to('pins')).toBeLessThan(to('sins'));
    expect(to('sins')).toBeLessThan(to('soul'));
    expect(to('pin')).toBeCloseTo(segmentalDistance([...'pin'], [...'bins']), 12);
    expect(to('')).toBe(1);
  });

  it('are 1 where a sound was not heard', () => {
    expect(cosineDistance([1, 0], [0, 1])).toBe(1);
    expect(cosineDistance([1, 0], [1, 0])).toBe(0);
    expect(cosineDistance([1, 0], undefined)).toBe(1);
  });
});
