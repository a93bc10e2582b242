import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { modelCard } from '../../../src/inference/model-card.ts';
import { checkModelFiles } from '../../../src/inference/model-file.ts';
import { SoundNamer } from '../../../src/sound/naming/sound-namer.ts';
import { MASK_BANDS } from '../../../src/sound/separation/mask-bands.ts';
import { Separator } from '../../../src/sound/separation/separator.ts';

interface Golden {
  readonly frames: number;
  readonly first: readonly number[];
}

describe('the shipped separator', () => {
  it('is the files that its card promises', async () => {
    await checkModelFiles(modelCard('separator'));
  });

  it('answers as it did when it was exported', async () => {
    const golden = JSON.parse(
      await readFile(new URL('../../golden/separator.json', import.meta.url), 'utf8'),
    ) as Golden;
    const separator = await Separator.load();
    const bands = Float32Array.from({ length: golden.frames * MASK_BANDS }, (_, n) => ((n * 7919) % 1000) / 400 - 1);
    const question = new Float32Array(separator.labels.length);
    question[0] = 1;
    const mask = await separator.masks(bands, golden.frames, question);
    expect(mask).toHaveLength(bands.length);
    expect(Math.max(...golden.first.map((value, i) => Math.abs(value - mask[i]!)))).toBeLessThan(0.002);
    for (const share of mask) expect(share >= 0 && share <= 1).toBe(true);
  });

  it('can be asked for what sounds are named by', async () => {
    expect((await Separator.load()).labels).toEqual((await SoundNamer.load()).labels);
  });
});
