import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparedStretches,
  LONGEST_WHOLE_SECONDS,
  MOST_PARTS,
} from '../../../src/phonetics/likeness/compared-stretches.ts';

describe('comparedStretches', () => {
  it('leaves short sounds whole', () => {
    const word = { startSeconds: 3, endSeconds: 4.5 };
    expect(comparedStretches(word)).toEqual([word]);
    expect(comparedStretches({ startSeconds: 0, endSeconds: LONGEST_WHOLE_SECONDS })).toHaveLength(1);
  });

  it('covers longer ones with parts of a second in order, few enough whatever their length', () => {
    const sounds = fc.record({
      startSeconds: fc.double({ min: 0, max: 10_000, noNaN: true }),
      seconds: fc.double({ min: LONGEST_WHOLE_SECONDS + 0.001, max: 20_000, noNaN: true }),
    });
    fc.assert(
      fc.property(sounds, ({ startSeconds, seconds }) => {
        const endSeconds = startSeconds + seconds;
        const parts = comparedStretches({ startSeconds, endSeconds });
        expect(parts.length).toBeGreaterThan(1);
        expect(parts.length).toBeLessThanOrEqual(MOST_PARTS);
        expect(parts[0]!.startSeconds).toBe(startSeconds);
        expect(parts.at(-1)!.endSeconds).toBe(endSeconds);
        parts.forEach((part, at) => {
          expect(part.endSeconds - part.startSeconds).toBeCloseTo(1, 6);
          if (at === 0) return;
          const step = part.startSeconds - parts[at - 1]!.startSeconds;
          expect(step).toBeGreaterThan(0);
          if (seconds < 60) expect(step).toBeLessThanOrEqual(0.5 + 1e-9);
        });
      }),
    );
  });
});
