import { describe, expect, it } from 'vitest';
import type { MediaFile } from '../../src/media/media.ts';
import measureProsody, { ProsodyMeter } from '../../src/sound/measure-prosody.ts';
import { buzz, noise, tone } from '../dsp/signals.ts';
import { memoryPcm } from '../../src/media/memory-pcm.ts';

const measure = (samples: Float32Array, startSeconds: number, endSeconds: number) =>
  new ProsodyMeter(memoryPcm(samples)).of({ startSeconds, endSeconds });

describe('measureProsody', () => {
  it('measures a glide from 120 to 180 Hz', async () => {
    const prosody = await measure(buzz(120, 180, 1), 0, 1);
    expect(prosody.f0MedianHz).toBeGreaterThan(148);
    expect(prosody.f0MedianHz).toBeLessThan(152);
    expect(prosody.f0MinHz).toBeLessThan(124);
    expect(prosody.f0MaxHz).toBeGreaterThan(176);
    expect(prosody.voicedShare).toBeGreaterThan(0.95);
    expect(prosody.f0StepSeconds).toBe(0.02);
    expect(prosody.f0ContourHz).toHaveLength(50);
    for (const point of [5, 20, 40]) expect(prosody.f0ContourHz[point]! / (121.2 + 1.2 * point)).toBeCloseTo(1, 1);
  });

  it('has no f0 in noise, and nothing at all in digital silence', async () => {
    expect(await measure(noise(16000, 2, 0.1), 0.2, 0.8)).toMatchObject({
      f0MedianHz: null,
      f0MinHz: null,
      f0MaxHz: null,
      voicedShare: 0,
      f0ContourHz: Array<number>(30).fill(0),
    });
    expect(await measure(new Float32Array(16000), 0, 1)).toMatchObject({
      f0MedianHz: null,
      intensityMeanDb: -100,
      intensityMaxDb: -100,
      spectralCentroidHz: null,
    });
  });

  it('measures level and colour of the event alone, not of what is around it', async () => {
    const signal = noise(48000, 3, 0.9);
    signal.set(tone(440, 1, 16000, 0.1), 16000);
    const prosody = await measure(signal, 1, 2);
    expect(prosody.intensityMeanDb).toBeCloseTo(-23.01, 1);
    expect(prosody.intensityMaxDb).toBeCloseTo(-23.01, 0);
    expect(Math.abs(prosody.spectralCentroidHz! - 440)).toBeLessThan(20);
    expect(prosody.f0MedianHz).toBeCloseTo(440, 0);
  });

  it('measures a long event in pieces as it would a short one, with at most 100 points of contour', async () => {
    const prosody = await measure(tone(200, 70, 16000, 0.5), 0, 70);
    expect(prosody.f0MinHz).toBeCloseTo(200, 1);
    expect(prosody.f0MaxHz).toBeCloseTo(200, 1);
    expect(prosody.f0ContourHz.length).toBeLessThanOrEqual(100);
    expect(prosody.f0ContourHz.length * prosody.f0StepSeconds).toBeCloseTo(70, 0);
    expect(prosody.intensityMeanDb).toBeCloseTo(-9.03, 2);
  });

  it('takes an event that reaches past the end, or is empty, as far as it goes', async () => {
    const signal = tone(200, 1);
    expect((await measure(signal, 0.5, 9)).f0MedianHz).toBeCloseTo(200, 0);
    expect(await measure(signal, 0.5, 0.5)).toMatchObject({ f0MedianHz: null, intensityMeanDb: -100, f0ContourHz: [] });
    expect(await measure(signal, 5, 6)).toMatchObject({ f0MedianHz: null, spectralCentroidHz: null });
  });

  it('answers each subject of a batch in order and closes the recording', async () => {
    let closed = 0;
    const pcm = { ...memoryPcm(tone(300, 2)), close: async () => void closed++ };
    const media = { pcm: async () => pcm } as unknown as MediaFile;
    const progress: number[] = [];
    const results = await measureProsody({
      subjects: [
        { id: 'a', startSeconds: 0, endSeconds: 1 },
        { id: 'b', startSeconds: 1, endSeconds: 1.5 },
      ],
      media,
      inputs: {},
      parameters: {},
      progress: (fraction) => progress.push(fraction),
      signal: new AbortController().signal,
    });
    expect(results.map(({ f0ContourHz }) => f0ContourHz.length)).toEqual([50, 25]);
    expect(progress).toEqual([0.5, 1]);
    expect(closed).toBe(1);
  });
});
