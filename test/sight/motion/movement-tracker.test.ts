import { describe, expect, it } from 'vitest';
import { MovementTracker } from '../../../src/sight/motion/movement-tracker.ts';
import type { MovingRegion } from '../../../src/sight/motion/moving-regions.ts';
import type { Box } from '../../../src/sight/pictures/picture.ts';

const step = 1 / 12;
const region = (box: Box, x = 0, y = 0): MovingRegion => ({ box, x, y, growthX: 0, growthY: 0 });

/** @param seenAt what moves at each step, from the first on */
function track(steps: number, seenAt: (at: number) => readonly MovingRegion[]) {
  const tracker = new MovementTracker();
  const ended = Array.from({ length: steps }, (_, at) => tracker.next(seenAt(at), (at + 1) * step, step)).flat();
  return [...ended, ...tracker.closeAll()];
}

describe('MovementTracker', () => {
  it('follows what crosses the picture as one movement, from before it was seen to move', () => {
    const [movement, ...others] = track(12, (at) => [region([0.1 + at * 0.05, 0.4, 0.08, 0.1], 0.05)]);
    expect(others).toEqual([]);
    expect(movement!.startSeconds).toBeCloseTo(0, 6);
    expect(movement!.endSeconds).toBeCloseTo(1, 6);
    expect(movement!.path[0]!.box[0]).toBeCloseTo(0.1, 6);
    expect(movement!.path.at(-1)!.box[0]).toBeCloseTo(0.65, 6);
  });

  it('bridges a moment, ends at a rest, and passes over a flicker', () => {
    const at = (seen: (step: number) => boolean) =>
      track(24, (step) => (seen(step) ? [region([0.4, 0.4, 0.1, 0.1])] : []));
    expect(at((step) => step !== 6)).toHaveLength(1);
    expect(at((step) => step < 8 || step >= 16)).toHaveLength(2);
    expect(at((step) => step === 5)).toEqual([]);
  });

  it('keeps two apart that move towards each other', () => {
    const movements = track(10, (at) => [
      region([0.1 + at * 0.03, 0.2, 0.1, 0.1], 0.03),
      region([0.8 - at * 0.03, 0.6, 0.1, 0.1], -0.03),
    ]);
    expect(movements).toHaveLength(2);
    for (const { path } of movements) expect(new Set(path.map(({ box }) => box[1])).size).toBe(1);
  });
});
