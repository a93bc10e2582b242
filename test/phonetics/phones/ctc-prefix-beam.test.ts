import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ctcPrefixBeam } from '../../../src/phonetics/phones/ctc-prefix-beam.ts';
import { everyReading, randomRows, surePosteriors } from './random-posteriors.ts';

describe('ctcPrefixBeam', () => {
  it('gives every reading its probability when nothing is cut off, the likeliest first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 2, max: 4 }),
        fc.nat(9999),
        (frames, classes, seed) => {
          const rows = randomRows(frames, classes, seed);
          const exact = everyReading(rows, classes);
          const found = ctcPrefixBeam(rows, classes, { width: 10_000, floor: -Infinity, margin: Infinity });
          expect(found).toHaveLength(exact.size);
          let former = Infinity;
          for (const { phones, logProbability } of found) {
            expect(Math.exp(logProbability)).toBeCloseTo(exact.get(phones.join(' '))!, 6);
            expect(logProbability).toBeLessThanOrEqual(former);
            former = logProbability;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds the likeliest reading with a beam nearly always', () => {
    let right = 0;
    for (let seed = 0; seed < 100; seed++) {
      const rows = randomRows(7, 4, seed);
      const [best] = [...everyReading(rows, 4)].sort((a, b) => b[1] - a[1])[0]!;
      if (ctcPrefixBeam(rows, 4, { width: 40, floor: -Infinity, margin: Infinity })[0]!.phones.join(' ') === best)
        right += 1;
    }
    expect(right).toBeGreaterThanOrEqual(97);
  });

  it('reads the same phone twice only where a blank is between', () => {
    const { phones } = surePosteriors(3, [0, 1, 1, 0, 1, 2, 0], [0, 0, 0, 0, 0, 0, 0]);
    expect(ctcPrefixBeam(phones, 3)[0]!.phones).toEqual([1, 1, 2]);
  });

  it('reads nothing in no frames and in blanks', () => {
    expect(ctcPrefixBeam(new Float32Array(0), 5)).toEqual([{ phones: [], logProbability: 0 }]);
    const { phones } = surePosteriors(3, [0, 0, 0], [0, 0, 0]);
    expect(ctcPrefixBeam(phones, 3)[0]!.phones).toEqual([]);
  });

  it('gives as many readings as are asked for', () => {
    expect(ctcPrefixBeam(randomRows(6, 4, 1), 4, { results: 3 })).toHaveLength(3);
  });
});
