import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMedia } from '../../src/media/open-media.ts';
import { hearUltrasound } from '../../src/sound/hear-ultrasound.ts';
import recogniseSoundEvents from '../../src/sound/recognise-sound-events.ts';
import { noise, tone, tonesBetween } from '../dsp/signals.ts';
import { MediaFolder } from '../fixtures/make-media.ts';

describe('ultrasound of recordings', () => {
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
  });
  afterAll(() => folder.remove());

  /** Calls of 8 ms at 45 kHz, ten a second, from 6 to 7 s of ten; tones that all can hear from 2 to 4 s. */
  async function night(rate: number): Promise<string> {
    const samples = noise(10 * rate, 1, 0.001);
    const place = (sound: Float32Array, seconds: number) =>
      sound.forEach((value, i) => (samples[Math.round(seconds * rate) + i]! += value));
    place(tonesBetween(2500, 12_000, 2, rate), 2);
    if (rate > 100_000) for (let call = 0; call < 10; call++) place(tone(45_000, 0.008, rate, 0.05), 6 + call / 10);
    return folder.wave(`${rate}.wav`, samples, { sampleRateHz: rate });
  }

  it('is heard at their own rate, over the ends of pieces', async () => {
    const path = await night(192_000);
    const lossless = await folder.encode('night.flac', path, ['-ar', '192000']);
    for (const file of [path, lossless]) {
      const progress: number[] = [];
      const media = await openMedia(file);
      const [calls, ...others] = await hearUltrasound(media, { progress: (done) => progress.push(done) });
      expect(others).toEqual([]);
      expect(calls!.startSeconds).toBeCloseTo(6, 2);
      expect(calls!.endSeconds).toBeCloseTo(6.908, 2);
      expect(Math.abs(calls!.lowHz! - 45_000)).toBeLessThan(800);
      expect(Math.abs(calls!.highHz! - 45_000)).toBeLessThan(800);
      expect(progress.at(-1)).toBeCloseTo(1, 5);
    }
  });

  it('is nothing where the rate is too low for it', async () => {
    for (const rate of [16_000, 32_000, 48_000])
      expect(await hearUltrasound(await openMedia(await night(rate)))).toEqual([]);
  });

  it('stands among the other sound events, in order', async () => {
    const progress: number[] = [];
    const [events] = await recogniseSoundEvents({
      ...{ subjects: [{ id: 'night', startSeconds: 0, endSeconds: 10 }], inputs: {}, parameters: {} },
      media: await openMedia(await night(192_000)),
      signal: new AbortController().signal,
      progress: (done) => progress.push(done),
    });
    const labels = events!.map(({ label }) => label);
    expect(labels.filter((label) => label === 'ultrasound')).toHaveLength(1);
    expect(labels.length).toBeGreaterThan(1);
    const starts = events!.map(({ startSeconds }) => startSeconds);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('is given up when nobody waits for it', async () => {
    const media = await openMedia(await night(192_000));
    await expect(hearUltrasound(media, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
