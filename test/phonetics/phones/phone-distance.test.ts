import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignPhones,
  articulatoryEditDistance,
  pairingGap,
} from '../../../src/phonetics/phones/articulatory-alignment.ts';
import { phoneDistance, type FeatureCost } from '../../../src/phonetics/phones/phone-distance.ts';
import { phoneErrorRates } from '../../../src/phonetics/phones/phone-error-rates.ts';
import { phonesOfIpa } from '../../../src/phonetics/phones/segment-ipa.ts';
import { randomPhone } from './random-phones.ts';

/** What PanPhon 0.22.2 says; `panphon-distances.py` wrote it. */
const panphon = JSON.parse(readFileSync(new URL('panphon-distances.json', import.meta.url), 'utf8')) as Record<
  'phones' | 'words',
  [a: string, b: string, graded: number, hamming: number, published: number][]
>;
const costs: FeatureCost[] = ['graded', 'hamming', 'exact'];
const randomCost = fc.constantFrom(...costs);
const randomGap = fc.constantFrom(1, 0.5, pairingGap, 'features' as const);
const randomWord = fc.array(randomPhone, { maxLength: 7 });

function correlation(x: number[], y: number[]): number {
  const mean = (all: number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  const [a, b] = [mean(x), mean(y)];
  const product = (p: number[], q: number[], c: number, d: number) =>
    mean(p.map((each, i) => (each - c) * (q[i]! - d)));
  return product(x, y, a, b) / Math.sqrt(product(x, x, a, a) * product(y, y, b, b));
}

describe('phoneDistance', () => {
  it('counts 1/24 for a feature that is + and -, and half for one that is 0', () => {
    expect(phoneDistance('p', 'b')).toBeCloseTo(1 / 24);
    expect(phoneDistance('m', 'ɱ')).toBeCloseTo(0.5 / 24);
    expect(phoneDistance('m', 'ɱ', 'hamming')).toBeCloseTo(1 / 24);
    expect(phoneDistance('m', 'ɱ', 'exact')).toBe(1);
    expect(phoneDistance('a', 'aː')).toBeCloseTo(1 / 24);
  });

  it('has near what is made alike', () => {
    expect(phoneDistance('t', 'd')).toBeLessThan(phoneDistance('t', 'm'));
    expect(phoneDistance('i', 'ɪ')).toBeLessThan(phoneDistance('i', 'ɔ'));
    expect(phoneDistance('r', 'ɾ')).toBeLessThan(phoneDistance('r', 'k'));
    expect(phoneDistance('ɨ', 'i')).toBe(phoneDistance('ɨ', 'ɯ'));
  });

  it('is a metric', () => {
    fc.assert(
      fc.property(randomPhone, randomPhone, randomPhone, randomCost, (a, b, c, cost) => {
        expect(phoneDistance(a, a, cost)).toBe(0);
        expect(phoneDistance(a, b, cost)).toBe(phoneDistance(b, a, cost));
        expect(phoneDistance(a, b, cost)).toBeLessThanOrEqual(1);
        expect(phoneDistance(a, c, cost)).toBeLessThanOrEqual(
          phoneDistance(a, b, cost) + phoneDistance(b, c, cost) + 1e-9,
        );
      }),
    );
  });

  // Where they differ it is on purpose: see articulatory-features-symbols.ts.
  it.each([
    ['graded', 2, 0.93, 0.62],
    ['hamming', 3, 0.9, 0.85],
  ] as const)('agrees with PanPhon on 1,000 pairs of phones (%s)', (cost, column, least, most) => {
    const ours = panphon.phones.map(([a, b]) => phoneDistance(a, b, cost));
    const theirs = panphon.phones.map((row) => row[column]);
    expect(correlation(ours, theirs)).toBeGreaterThan(least);
    const apart = ours.map((each, i) => 24 * Math.abs(each - theirs[i]!));
    expect(apart.reduce((sum, each) => sum + each, 0) / apart.length).toBeLessThan(most);
  });
});

describe('articulatoryEditDistance', () => {
  it.each([
    [{ cost: 'graded' }, 2, 0.999],
    [{ cost: 'hamming' }, 3, 0.998],
    [{ cost: 'graded', gap: 'features' }, 4, 0.998],
  ] as const)('agrees with PanPhon on 200 pairs of words (%j)', (options, column, least) => {
    const ours = panphon.words.map(([a, b]) => articulatoryEditDistance(a.split(' '), b.split(' '), options));
    const theirs = panphon.words.map((row) => row[column]);
    expect(correlation(ours, theirs)).toBeGreaterThan(least);
    const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
    expect(Math.abs(sum(ours) / sum(theirs) - 1)).toBeLessThan(0.013);
  });

  it('is what the alignment costs, and its pairs are both sequences in order', () => {
    fc.assert(
      fc.property(randomWord, randomWord, randomCost, randomGap, (a, b, cost, gap) => {
        const { pairs, cost: total } = alignPhones(a, b, { cost, gap });
        expect(total).toBe(articulatoryEditDistance(a, b, { cost, gap }));
        expect(pairs.reduce((sum, pair) => sum + pair.cost, 0)).toBeCloseTo(total);
        expect(pairs.flatMap(({ reference }) => reference ?? [])).toEqual(a);
        expect(pairs.flatMap(({ heard }) => heard ?? [])).toEqual(b);
        expect(articulatoryEditDistance(b, a, { cost, gap })).toBeCloseTo(total);
        const least = gap === 'features' ? 0.5 : gap;
        expect(total).toBeGreaterThanOrEqual(least * Math.abs(a.length - b.length) - 1e-9);
        expect(total).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

it('aligns like with like', () => {
  const { pairs } = alignPhones(phonesOfIpa('stɔːl'), phonesOfIpa('dɔːlə'), { gap: pairingGap });
  expect(pairs.map(({ reference, heard }) => `${reference ?? '-'}${heard ?? '-'}`)).toEqual([
    's-',
    'td',
    'ɔːɔː',
    'll',
    '-ə',
  ]);
  expect(() => alignPhones(['a'], ['b'], { gap: 0 })).toThrow('a gap must cost more than 0, got 0');
});

describe('phoneErrorRates', () => {
  it('pools edits and reference phones over utterances', () => {
    const utterances = [
      { reference: ['p', 'a'], heard: ['b', 'a'] },
      { reference: ['t', 'a'], heard: [] },
    ];
    const rates = phoneErrorRates(utterances);
    expect(rates.phoneErrorRate).toBeCloseTo((100 * 3) / 4);
    // Of t 21 features are specified, of a 19.
    expect(rates.phoneFeatureErrorRate).toBeCloseTo((100 * (1 / 24 + 22.5 / 24 + 21.5 / 24)) / 4);
    const whole = phoneErrorRates(utterances, { cost: 'hamming' });
    expect(whole.phoneFeatureErrorRate).toBeCloseTo((100 * (2 + 1 / 24)) / 4);
    expect(rates.referencePhones).toBe(4);
  });

  it('has no figure without reference phones', () => {
    expect(phoneErrorRates([]).phoneErrorRate).toBeNaN();
  });
});
