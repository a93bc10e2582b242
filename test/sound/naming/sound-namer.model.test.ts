import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelCard } from '../../../src/inference/model-card.ts';
import { checkModelFiles } from '../../../src/inference/model-file.ts';
import { hearRecording } from '../../../src/sound/evaluation/hear-recording.ts';
import { normaliseBands, SoundBands } from '../../../src/sound/naming/sound-bands.ts';
import { SoundNamer } from '../../../src/sound/naming/sound-namer.ts';
import { goldenSound } from './golden-sound.ts';

interface Golden {
  readonly samples: number;
  readonly firstFrames: readonly number[];
  readonly firstAttention: readonly number[];
}

function furthest(one: Float32Array, other: readonly number[]): number {
  return Math.max(...other.map((value, i) => Math.abs(value - one[i]!)));
}

describe('the shipped namer of sounds', () => {
  it('is the files that its card promises', async () => {
    await checkModelFiles(modelCard('sound-events'));
  });

  it('answers as it did when it was exported', async () => {
    const golden = JSON.parse(
      await readFile(new URL('../../golden/sound-events.json', import.meta.url), 'utf8'),
    ) as Golden;
    const namer = await SoundNamer.load();
    const signal = goldenSound(golden.samples);
    const repeated = Float32Array.from({ length: 8 * signal.length }, (_, i) => signal[i % signal.length]!);
    const bands = normaliseBands(new SoundBands().power(repeated, 0, 96));
    const { frames, attention, framesOfWindow } = await namer.hear(bands, 1);
    expect(framesOfWindow).toBe(24);
    expect(golden.firstFrames).toHaveLength(namer.outputs);
    expect(furthest(frames, golden.firstFrames)).toBeLessThan(0.02);
    expect(furthest(attention, golden.firstAttention)).toBeLessThan(0.02);
  });
});

const esc10 = new URL('../../../../shared/data/esc10/', import.meta.url).pathname;

/** It has learned these: whether it can do without is what `evaluate events` measures, by networks that have not. */
describe.skipIf(!existsSync(esc10))('the shipped namer of sounds, on what it has learned', async () => {
  const classes = existsSync(esc10) ? (await readdir(esc10)).filter((name) => /^\d{3}/.test(name)).sort() : [];

  it.each(classes)('knows %s', async (name) => {
    const namer = await SoundNamer.load();
    const [clip] = (await readdir(join(esc10, name))).filter((file) => file.endsWith('.ogg')).sort();
    const { labelLogits } = await hearRecording(join(esc10, name, clip!), namer);
    const likeliest = [...labelLogits].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
    // Folders are called `004 - Baby cry`, labels `crying baby`: a word of the one is in the other.
    const words = name.toLowerCase().match(/[a-z]{3,}/g)!;
    expect(words.some((word) => likeliest.includes(word))).toBe(true);
  });
});
