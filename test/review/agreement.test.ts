import { describe, expect, it } from 'vitest';
import { krippendorffAlpha, type Answer } from '../../src/review/agreement.ts';

/** One row a person, one character a subject; a dot where they said nothing. */
function answersOf(...rows: readonly string[]): Answer[] {
  return rows.flatMap((row, reviewer) =>
    [...row.replaceAll(' ', '')].flatMap((value, subject) =>
      value === '.' ? [] : [{ subjectId: `s${subject}`, reviewerId: `r${reviewer}`, value }],
    ),
  );
}

describe('krippendorffAlpha', () => {
  it('is that of the worked examples in Krippendorff 2011', () => {
    // B: two observers, two values
    expect(krippendorffAlpha(answersOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'))).toBeCloseTo(0.095, 3);
    // C: two observers, five values
    expect(krippendorffAlpha(answersOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d'))).toBeCloseTo(0.692, 3);
    // D: four observers, values missing
    const d = answersOf(
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    );
    expect(krippendorffAlpha(d)).toBeCloseTo(0.743, 3);
  });

  it('is 1 where all agree, below 0 where they contradict each other', () => {
    expect(krippendorffAlpha(answersOf('0011', '0011', '0.1.'))).toBe(1);
    expect(krippendorffAlpha(answersOf('0011', '1100'))).toBeLessThan(0);
  });

  it('says nothing where nobody was answered by another, or all always said the same', () => {
    expect(krippendorffAlpha([])).toBeUndefined();
    expect(krippendorffAlpha(answersOf('01..', '..01'))).toBeUndefined();
    expect(krippendorffAlpha(answersOf('0000', '0000'))).toBeUndefined();
  });
});
