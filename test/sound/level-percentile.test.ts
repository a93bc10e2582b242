import { describe, expect, it } from 'vitest';
import { levelPercentileDb } from '../../src/sound/level-percentile.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';

describe('levelPercentileDb', () => {
  it('agrees with sorting each window', () => {
    const random = seededRandom(5);
    const levels = Float32Array.from({ length: 300 }, () => -Math.round(random() * 160) / 2);
    const options = { reachFrames: 20, share: 0.1 };
    const fast = levelPercentileDb(levels, options);
    levels.forEach((_, frame) => {
      const window = [...levels.subarray(Math.max(0, frame - 20), frame + 21)].sort((a, b) => a - b);
      expect(fast[frame]).toBe(window[Math.floor(0.1 * window.length)]);
    });
  });

  it('is not raised by what is loud for a while', () => {
    const levels = new Float32Array(1000).fill(-60).fill(-10, 300, 600);
    expect(new Set(levelPercentileDb(levels, { reachFrames: 400, share: 0.1 }))).toEqual(new Set([-60]));
  });

  it('clamps what is beyond its scale', () => {
    expect([...levelPercentileDb(Float32Array.of(-300, 20), { reachFrames: 0, share: 0.5 })]).toEqual([-100, 0]);
  });
});
