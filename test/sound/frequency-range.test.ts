import { describe, expect, it } from 'vitest';
import { frequencyRanges } from '../../src/sound/frequency-range.ts';
import { noise, tone, tonesBetween } from '../dsp/signals.ts';
import { memoryPcm } from '../../src/media/memory-pcm.ts';

const RATE = 32_000;

function mixed(...parts: readonly (readonly [signal: Float32Array, atSeconds: number])[]): Float32Array {
  const length = Math.max(...parts.map(([signal, at]) => signal.length + at * RATE));
  const sum = new Float32Array(length);
  for (const [signal, at] of parts) signal.forEach((value, i) => (sum[Math.round(at * RATE) + i]! += value));
  return sum;
}

describe('frequencyRanges', () => {
  it('are where ninety of a hundred parts of the energy lie', async () => {
    const signal = mixed([tonesBetween(2000, 6000, 1, RATE), 1], [tone(500, 1, RATE, 0.3), 3]);
    const events = [
      { startSeconds: 1, endSeconds: 2 },
      { startSeconds: 3, endSeconds: 4 },
    ];
    const [chirp, hum] = await frequencyRanges(memoryPcm(signal, RATE), events);
    expect(chirp!.lowHz).toBeGreaterThan(2050);
    expect(chirp!.lowHz).toBeLessThan(2300);
    expect(chirp!.highHz).toBeGreaterThan(5600);
    expect(chirp!.highHz).toBeLessThan(5950);
    expect(Math.abs(hum!.lowHz - 500)).toBeLessThan(40);
    expect(Math.abs(hum!.highHz - 500)).toBeLessThan(40);
  });

  it('leave out what is there before and after too', async () => {
    const hum = tone(100, 4, RATE, 0.4);
    const signal = mixed([hum, 0], [tone(4000, 1, RATE, 0.1), 1.5]);
    const [range] = await frequencyRanges(memoryPcm(signal, RATE), [{ startSeconds: 1.5, endSeconds: 2.5 }]);
    expect(Math.abs(range!.lowHz - 4000)).toBeLessThan(60);
    expect(Math.abs(range!.highHz - 4000)).toBeLessThan(60);
  });

  it('are measured in parts of a long event', async () => {
    const signal = mixed([noise(60 * RATE, 1, 0.1), 0]);
    const [range] = await frequencyRanges(memoryPcm(signal, RATE), [{ startSeconds: 0, endSeconds: 60 }]);
    expect(range!.lowHz).toBeGreaterThan(500);
    expect(range!.lowHz).toBeLessThan(1100);
    expect(range!.highHz).toBeGreaterThan(14_900);
  });

  it('are absent of silence and of what is shorter than a frame', async () => {
    const events = [
      { startSeconds: 0, endSeconds: 1 },
      { startSeconds: 1, endSeconds: 1.02 },
    ];
    expect(await frequencyRanges(memoryPcm(new Float32Array(2 * RATE), RATE), events)).toEqual([undefined, undefined]);
  });
});
