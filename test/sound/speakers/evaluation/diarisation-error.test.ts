import { describe, expect, it } from 'vitest';
import { diarisationError, type SpokenSpan } from '../../../../src/sound/speakers/evaluation/diarisation-error.ts';

const span = (speaker: string | number, startSeconds: number, endSeconds: number): SpokenSpan => ({
  speaker,
  startSeconds,
  endSeconds,
});
const spoken = [span('Ann', 0, 4), span('Bob', 5, 9), span('Ann', 10, 12)];

describe('diarisationError', () => {
  it('is none where everybody is found, whatever they are called', () => {
    const heard = [span(7, 0, 4), span(3, 5, 9), span(7, 10, 12)];
    expect(diarisationError(spoken, heard)).toEqual({ missed: 0, falseAlarm: 0, confusion: 0, rate: 0 });
  });

  it('counts what is missed, what is not there and what is of another', () => {
    const { missed, falseAlarm, confusion, rate } = diarisationError(spoken, [
      span(1, 0, 3),
      span(2, 5, 9),
      span(2, 9, 9.5),
      span(2, 10, 12),
    ]);
    expect(missed).toBeCloseTo(1 / 10);
    expect(falseAlarm).toBeCloseTo(0.5 / 10);
    expect(confusion).toBeCloseTo(2 / 10);
    expect(rate).toBeCloseTo(0.35);
  });

  it('counts one voice of two that speak at once as half', () => {
    const both = [span('Ann', 0, 2), span('Bob', 0, 2)];
    expect(diarisationError(both, [span(1, 0, 2)]).missed).toBeCloseTo(0.5);
    expect(diarisationError(both, [span(1, 0, 2), span(2, 0, 2)]).rate).toBe(0);
  });

  it('counts nothing near the borders', () => {
    const heard = [span(1, 0.2, 3.8), span(2, 5, 9.2), span(1, 10.1, 12)];
    expect(diarisationError(spoken, heard).rate).toBeGreaterThan(0.05);
    expect(diarisationError(spoken, heard, 0.25).rate).toBe(0);
  });
});
