import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  bandOfBin,
  MASK_BANDS,
  MASK_HOP_SAMPLES,
  MaskBands,
  normaliseMaskBands,
} from '../../../src/sound/separation/mask-bands.ts';
import { goldenSound } from '../naming/golden-sound.ts';

interface Golden {
  readonly samples: number;
  readonly bands: readonly (readonly number[])[];
}

describe('the bands that masks are for', async () => {
  const golden = JSON.parse(await readFile(new URL('../../golden/mask-bands.json', import.meta.url), 'utf8')) as Golden;

  it('are those of the training recipe to 1e-4', () => {
    const bands = normaliseMaskBands(new MaskBands().power(goldenSound(golden.samples), 0, golden.bands.length));
    const expected = golden.bands.flat();
    expect(bands).toHaveLength(expected.length);
    expect(Math.max(...expected.map((value, i) => Math.abs(value - bands[i]!)))).toBeLessThan(1e-4);
  });

  it('are one bin wide where harmonics are apart, and eight above', () => {
    expect(MASK_BANDS).toBe(128);
    expect([0, 71, 72, 79, 80, 511, 512].map(bandOfBin)).toEqual([0, 71, 72, 72, 73, 126, 127]);
  });

  it('are the same from wherever a window begins', () => {
    const signal = goldenSound(golden.samples);
    const bands = new MaskBands();
    const whole = bands.power(signal, 0, golden.bands.length);
    expect(bands.power(signal, 3 * MASK_HOP_SAMPLES, 2)).toEqual(whole.slice(3 * MASK_BANDS, 5 * MASK_BANDS));
  });

  it('do not depend on the level, and are at the floor in silence', () => {
    const signal = goldenSound(golden.samples);
    const loud = normaliseMaskBands(new MaskBands().power(signal, 0, 8));
    const faint = normaliseMaskBands(new MaskBands().power(signal.map((sample) => sample / 50), 0, 8)); // prettier-ignore
    expect(Math.max(...loud.map((value, i) => Math.abs(value - faint[i]!)))).toBeLessThan(1e-3);
    const silent = normaliseMaskBands(new MaskBands().power(new Float32Array(1000), 0, 2));
    expect(new Set(silent).size).toBe(1);
  });
});
