import { describe, expect, it } from 'vitest';
import { openingsOfHands } from '../../../src/sight/actions/openings-of-hands.ts';
import type { WhatIsKnown } from '../../../src/sight/actions/what-is-known.ts';

function known(openness: readonly number[], id?: string): WhatIsKnown {
  const count = openness.length;
  const moments = {
    startSeconds: 2,
    ratePerSecond: 12,
    points: new Float32Array(count * 42),
    confidence: new Float32Array(count).fill(1),
    openness: Float32Array.from(openness),
    stretch: new Float32Array(count * 5),
  };
  const path = [{ timeSeconds: 2, box: [0.1, 0.2, 0.1, 0.2] as const }];
  const hand = { startSeconds: 2, endSeconds: 2 + count / 12, path, confidence: 1, moments, ...(id && { id }) };
  return { shots: [], faces: [], bodies: [], hands: [hand], things: [], aspect: 16 / 9 };
}

const stretch = (value: number, count: number) => Array.from({ length: count }, () => value);

describe('openingsOfHands', () => {
  it('sees a fist open and shut again, by whom and when', () => {
    const all = known([...stretch(0.1, 12), 0.5, ...stretch(0.9, 12), 0.5, ...stretch(0.05, 12)], 'hand');
    const deeds = openingsOfHands(all);
    expect(deeds.map(({ label }) => label)).toEqual(['open', 'close']);
    expect(deeds[0]!.actor).toEqual({ of: 'hands', place: 0, id: 'hand' });
    expect(deeds[0]!.startSeconds).toBeLessThan(3);
    expect(deeds[0]!.endSeconds).toBeGreaterThan(3.05);
    expect(deeds[0]!.endSeconds - deeds[0]!.startSeconds).toBeCloseTo(0.5);
    deeds[0]!.box.forEach((value, side) => expect(value).toBeCloseTo([0.1, 0.2, 0.1, 0.2][side]!));
  });

  it('says nothing of a hand that keeps its form, takes one halfway, or only passes through one', () => {
    expect(openingsOfHands(known(stretch(0.9, 24)))).toEqual([]);
    expect(openingsOfHands(known([...stretch(0.1, 12), ...stretch(0.5, 12)]))).toEqual([]);
    expect(openingsOfHands(known([...stretch(0.1, 12), 0.9, 0.9, ...stretch(0.1, 12)]))).toEqual([]);
  });

  it('says nothing of a hand that takes its time', () => {
    expect(openingsOfHands(known([...stretch(0.1, 12), ...stretch(0.5, 18), ...stretch(0.9, 12)]))).toEqual([]);
  });

  it('bears moments that were not measured', () => {
    const gap = [NaN, NaN];
    const deeds = openingsOfHands(known([...stretch(0.1, 6), ...gap, ...stretch(0.1, 6), ...gap, ...stretch(0.9, 12)]));
    expect(deeds.map(({ label }) => label)).toEqual(['open']);
  });
});
