import { describe, expect, it } from 'vitest';
import { buzz, noise } from '../../dsp/signals.ts';
import { cutExactly, hertz } from './small-pyramids.ts';

describe('a tile of f0', () => {
  it('follows a voice that glides', async () => {
    const tile = hertz(await cutExactly(buzz(120, 240, 2), 'f0'));
    expect(tile).toHaveLength(200);
    for (let column = 10; column < 190; column++) {
      const expected = 120 + (120 * (column + 0.5)) / 200;
      expect(Math.abs(tile[column]! / expected - 1)).toBeLessThan(0.01);
    }
  });

  it('is 0 in silence and in noise', async () => {
    expect(new Set(hertz(await cutExactly(new Float32Array(16_000), 'f0')))).toEqual(new Set([0]));
    const heard = hertz(await cutExactly(noise(16_000), 'f0')).filter((hz) => hz > 0);
    expect(heard.length).toBeLessThan(5);
  });

  it('has the mean of the cents of what is voiced in coarse columns', async () => {
    const voice = buzz(150, 150, 1);
    const samples = new Float32Array(48_000);
    samples.set(voice, 16_000);
    const coarse = hertz(await cutExactly(samples, 'f0', 6));
    expect(coarse).toHaveLength(5);
    expect(coarse[0]).toBe(0);
    expect(coarse[4]).toBe(0);
    // Frames at the ends of the voice are half of silence.
    for (const hz of coarse.slice(1, 3)) expect(Math.abs(hz - 150)).toBeLessThan(5);
  });

  it('does not depend on how much is made at once', async () => {
    const voice = buzz(100, 200, 12);
    const whole = hertz(await cutExactly(voice, 'f0'));
    const alone = hertz(await cutExactly(voice, 'f0', 0, 2));
    expect(whole).toHaveLength(512);
    expect(alone).toHaveLength(1200 - 1024);
    expect(Math.abs(alone[0]! / (100 + (100 * 1024.5) / 1200) - 1)).toBeLessThan(0.01);
  });
});
