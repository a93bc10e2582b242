import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ctcSubstitutions } from '../../../src/phonetics/phones/ctc-substitutions.ts';
import { everyReading, randomRows, surePosteriors } from './random-posteriors.ts';

describe('ctcSubstitutions', () => {
  it('weighs each phone against others and none in its place as walking through all alignments does', () => {
    const frames = fc.integer({ min: 3, max: 6 });
    fc.assert(
      fc.property(frames, fc.integer({ min: 3, max: 4 }), fc.nat(9999), fc.nat(50), (length, classes, seed, pick) => {
        const rows = randomRows(length, classes, seed);
        const exact = everyReading(rows, classes);
        const readings = [...exact.keys()].filter((key) => key !== '' && key.split(' ').length <= 3);
        const reading = readings[pick % readings.length]!.split(' ').map(Number);
        ctcSubstitutions(rows, classes, reading).forEach((found, place) => {
          const probabilityWith = (phone: number) => {
            const other = phone === 0 ? reading.toSpliced(place, 1) : reading.with(place, phone);
            return exact.get(other.join(' ')) ?? 0;
          };
          const all = Array.from({ length: classes }, (_, phone) => probabilityWith(phone));
          const told = found.reduce((sum, { phone }) => sum + all[phone]!, 0);
          for (const { phone, probability } of found) expect(probability).toBeCloseTo(all[phone]! / told, 4);
          expect(found.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
          // What is left out is nowhere probable.
          expect(told / all.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0.9);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('is sure of a phone that every frame is sure of', () => {
    const { phones } = surePosteriors(4, [0, 1, 0, 2, 0, 3, 0], [0, 0, 0, 0, 0, 0, 0]);
    const found = ctcSubstitutions(phones, 4, [1, 2, 3]);
    expect(found.map(([best]) => best!.phone)).toEqual([1, 2, 3]);
    for (const [best] of found) expect(best!.probability).toBeGreaterThan(0.9);
  });

  it('does not lose itself over a long stretch', () => {
    const answers = Array.from({ length: 1500 }, (_, frame) => (frame % 5 === 2 ? 1 + ((frame * 7) % 9) : 0));
    const reading = answers.filter((answer) => answer > 0);
    const found = ctcSubstitutions(surePosteriors(10, answers, answers).phones, 10, reading);
    found.forEach(([best], place) => {
      expect(best!.phone).toBe(reading[place]);
      expect(best!.probability).toBeGreaterThan(0.9);
    });
  });

  it('has nothing to say of an empty reading', () => {
    expect(ctcSubstitutions(randomRows(4, 3, 1), 3, [])).toEqual([]);
  });
});
