import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AskedSpan } from '../../../src/sound/separation/asked-span.ts';
import { draw } from '../../fixtures/make-media.ts';
import { decodeWithFfmpeg } from './decode-with-ffmpeg.ts';
import { whistleAndRumble } from './whistle-and-rumble.ts';
import { separationBench } from './separation-bench.ts';

describe('a moment pulled apart', () => {
  const bench = separationBench();

  const separate = (path: string, span: AskedSpan, query?: string) =>
    bench.separate(path, { span, ...(query !== undefined && { query }) });
  const whole = (name: string, sampleRateHz: number, channels: number, noiseLevel = 0.01): Promise<string> =>
    bench.mixture(name, sampleRateHz, channels, noiseLevel);

  /** How far parts are from adding up to what ffmpeg decodes from one sample to another. */
  async function missedBy(path: string, parts: readonly { path: string }[], first: number, end: number) {
    const expected = (await decodeWithFfmpeg(path)).subarray(first, end);
    const all = await Promise.all(parts.map((part) => decodeWithFfmpeg(part.path)));
    for (const samples of all) expect(samples).toHaveLength(expected.length);
    return expected.reduce((most, sample, i) => {
      return Math.max(most, Math.abs(all.reduce((sum, samples) => sum + samples[i]!, 0) - sample));
    }, 0);
  }

  it.each([
    [44_100, 2, 1.5, 5.25],
    [44_100, 2, 0.123_456, 3.000_01],
    [8000, 1, 2.3, 6],
    [8000, 1, 0, 0.5],
  ])('at %i Hz with %i channels from %d to %d s adds up to that stretch', async (rate, channels, from, to) => {
    const path = await whole(`${rate}.wav`, rate, channels);
    const parts = await separate(path, { startSeconds: from, endSeconds: to });
    expect(parts.at(-1)!.label).toBe('residual');
    const [first, end] = [from, to].map((seconds) => Math.round(seconds * rate) * channels) as [number, number];
    expect(await missedBy(path, parts, first, end)).toBeLessThan(3e-7);
    // As it is of a file that holds nothing else.
    const samples = whistleAndRumble(rate, channels, 0.01).subarray(first, end);
    const alone = await bench.folder.wave('alone.wav', samples, { sampleRateHz: rate, channels });
    const same = await bench.separate(alone);
    expect(parts.map(({ label, kind, heard }) => ({ label, kind, heard: heard?.label }))).toEqual(
      same.map(({ label, kind, heard }) => ({ label, kind, heard: heard?.label })),
    );
  });

  it('adds up where the sound is compressed, and is named after the stretch', async () => {
    const plain = await whole('plain.wav', 44_100, 2);
    for (const name of ['lossy.mp3', 'lossy.ogg', 'lossy.m4a', 'exact.flac']) {
      const path = await bench.folder.encode(name, plain);
      const parts = await separate(path, { startSeconds: 2.5, endSeconds: 4 }, 'the rumble');
      expect(parts.map((part) => part.path)).toEqual(
        ['rumble', 'residual'].map((label) => join(bench.out, `${name.split('.')[0]}.2.5-4s.${label}.wav`)),
      );
      expect(await missedBy(path, parts, 2.5 * 44_100 * 2, 4 * 44_100 * 2)).toBeLessThan(3e-7);
    }
  });

  it('holds nothing of what sounds around it', async () => {
    const path = await whole('around.wav', 32_000, 1, 0);
    const parts = await separate(path, { startSeconds: 1, endSeconds: 1.9 });
    expect(parts.map(({ label }) => label)).toEqual(['whistle', 'residual']);
    const [rumble] = await separate(path, { startSeconds: 1, endSeconds: 1.9 }, 'rumble');
    expect(rumble).toMatchObject({ heard: null, reason: 'rumble is not heard in the stretch' });
  });

  it('may be as short as a sample, or without any since the sound has ended', async () => {
    const path = await whole('short.wav', 8000, 1);
    const parts = await separate(path, { startSeconds: 2, endSeconds: 2.0001 }, 'rumble');
    expect(await missedBy(path, parts, 16_000, 16_001)).toBeLessThan(1e-7);
    const frames = Array.from({ length: 64 }, () => draw(32, 32, () => [9, 9, 9]));
    const sound = path;
    const video = await bench.folder.video('longer.mkv', { width: 32, height: 32, ratePerSecond: 8, frames, sound });
    const none = await separate(video, { startSeconds: 7, endSeconds: 7.5 }, 'rumble');
    expect(none.map(({ reason }) => reason)).toEqual(['the stretch is silent', 'the stretch is silent']);
  });

  it.each([
    [{ startSeconds: 4, endSeconds: 2 }, /from 4 to 2 s is no stretch of "bad\.wav" of 6 s/],
    [{ startSeconds: 5, endSeconds: 6.5 }, /must not end after/],
    [{ startSeconds: -1 }, /must not start before/],
    [{ endSeconds: Number.NaN }, /numbers of seconds/],
  ])('is refused where it is %j', async (span, message) => {
    const path = await whole('bad.wav', 8000, 1);
    await expect(separate(path, span)).rejects.toThrow(message);
    expect(await readdir(bench.out)).toEqual([]);
  });
});
