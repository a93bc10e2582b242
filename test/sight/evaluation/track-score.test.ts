import { describe, expect, it } from 'vitest';
import { trackScore, type FollowedTrack, type TrueThing } from '../../../src/sight/evaluation/track-score.ts';

const thing = (name: string, x: number): TrueThing => ({
  name,
  places: [0, 1, 2, 3].map((timeSeconds) => ({ timeSeconds, box: [x, 0.4, 0.2, 0.2] })),
});
const track = (startSeconds: number, endSeconds: number, ...xs: readonly number[]): FollowedTrack => ({
  startSeconds,
  endSeconds,
  path: xs.map((x, i) => ({
    timeSeconds: startSeconds + (i * (endSeconds - startSeconds)) / Math.max(1, xs.length - 1),
    box: [x, 0.4, 0.2, 0.2],
  })),
});
const things = [thing('left', 0.1), thing('right', 0.7)];

describe('trackScore', () => {
  it('is one throughout where each thing has its track', () => {
    const score = trackScore(things, [track(0, 4, 0.1), track(0, 4, 0.7)]);
    expect(score).toMatchObject({ purity: 1, coverage: 1, spurious: 0, fragments: 1, moments: 8, places: 8 });
  });

  it('is a half pure where a track goes over from one thing to another', () => {
    const score = trackScore(things, [{ ...track(0, 3, 0.1, 0.1, 0.7, 0.7), endSeconds: 4 }]);
    expect(score.purity).toBe(0.5);
    expect(score.coverage).toBe(0.5);
  });

  it('counts tracks of nothing, and two tracks of one thing', () => {
    const score = trackScore(things, [track(0, 2, 0.1), track(2, 4, 0.1), track(0, 4, 0.4)]);
    expect(score).toMatchObject({ purity: 1, fragments: 2, spurious: 0.5 });
  });

  it('is all noughts without tracks', () => {
    expect(trackScore(things, [])).toMatchObject({ purity: 0, coverage: 0, spurious: 0, fragments: 0 });
  });
});
