import { describe, expect, it } from 'vitest';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { PcmStretch } from '../../../src/sound/separation/pcm-stretch.ts';
import { noise } from '../../dsp/signals.ts';

describe('a stretch of decoded sound', () => {
  const samples = noise(32_000 * 3);
  const stretchOf = (startSeconds: number, endSeconds: number) =>
    new PcmStretch(memoryPcm(samples, 32_000), { startSeconds, endSeconds });

  it('has times from its own start, and nothing around it', async () => {
    const stretch = stretchOf(1, 2.5);
    expect(stretch).toMatchObject({ length: 48_000, durationSeconds: 1.5, sampleRateHz: 32_000, channels: 1 });
    expect(await stretch.slice(0, 1.5)).toEqual(samples.subarray(32_000, 80_000));
    expect(await stretch.slice(-1, 9)).toEqual(samples.subarray(32_000, 80_000));
    expect(await stretch.slice(0.25, 0.5)).toEqual(samples.subarray(40_000, 48_000));
    const chunks = [];
    for await (const chunk of stretch.chunks({ chunkSeconds: 1 })) chunks.push(chunk);
    expect(chunks.map(({ startSeconds, samples: { length } }) => [startSeconds, length])).toEqual([
      [0, 32_000],
      [1, 16_000],
    ]);
    expect(chunks[1]!.samples).toEqual(samples.subarray(64_000, 80_000));
  });

  it('is cut at whole samples, wherever it begins', async () => {
    for (const start of [0.1, 1 / 3, 1.000_015_625, 1.23456789]) {
      const stretch = stretchOf(start, start + 1);
      const first = Math.round(start * 32_000);
      for (const at of [0, 1, 511, 12_345]) {
        const found = await stretch.slice(at / 32_000, (at + 100) / 32_000);
        expect(found).toEqual(samples.subarray(first + at, first + at + 100));
      }
    }
  });

  it('is shorter where the sound ends', async () => {
    expect(stretchOf(2.5, 4).length).toBe(16_000);
    expect(stretchOf(3.5, 4).length).toBe(0);
    expect(await stretchOf(3.5, 4).slice(0, 1)).toHaveLength(0);
  });
});
