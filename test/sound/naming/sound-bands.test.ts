import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { BANDS, BANDS_HOP_SAMPLES, normaliseBands, SoundBands } from '../../../src/sound/naming/sound-bands.ts';
import { goldenSound } from './golden-sound.ts';

interface Golden {
  readonly samples: number;
  readonly bands: readonly (readonly number[])[];
}

describe('the bands that sounds are named by', async () => {
  const golden = JSON.parse(
    await readFile(new URL('../../golden/sound-bands.json', import.meta.url), 'utf8'),
  ) as Golden;

  it('are those of the training recipe to 1e-4', () => {
    const bands = normaliseBands(new SoundBands().power(goldenSound(golden.samples), 0, golden.bands.length));
    const expected = golden.bands.flat();
    expect(bands).toHaveLength(expected.length);
    expect(Math.max(...expected.map((value, i) => Math.abs(value - bands[i]!)))).toBeLessThan(1e-4);
  });

  it('are the same from wherever a window begins', () => {
    const signal = goldenSound(golden.samples);
    const bands = new SoundBands();
    const whole = bands.power(signal, 0, golden.bands.length);
    expect(bands.power(signal, 3 * BANDS_HOP_SAMPLES, 2)).toEqual(whole.slice(3 * BANDS, 5 * BANDS));
  });

  it('do not depend on the level, and are at the floor in silence', () => {
    const signal = goldenSound(golden.samples);
    const loud = normaliseBands(new SoundBands().power(signal, 0, 8));
    const faint = normaliseBands(new SoundBands().power(signal.map((sample) => sample / 50), 0, 8)); // prettier-ignore
    expect(Math.max(...loud.map((value, i) => Math.abs(value - faint[i]!)))).toBeLessThan(1e-3);
    const silent = normaliseBands(new SoundBands().power(new Float32Array(2 * BANDS_HOP_SAMPLES), 0, 2));
    expect(new Set(silent).size).toBe(1);
  });
});
