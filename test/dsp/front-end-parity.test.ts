import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { logMelSpectrogram } from '../../src/dsp/mel.ts';
import { mfcc } from '../../src/dsp/mfcc.ts';
import { goldenSignal, type GoldenFrontEnd } from './golden-signal.ts';

function furthest(one: ArrayLike<number>, other: readonly number[]): number {
  expect(one.length).toBe(other.length);
  return other.reduce((most, value, i) => Math.max(most, Math.abs(value - one[i]!)), 0);
}

describe('the front end that models are trained with', async () => {
  const golden = JSON.parse(
    await readFile(new URL('../golden/log-mel.json', import.meta.url), 'utf8'),
  ) as GoldenFrontEnd;
  const signal = goldenSignal(golden);

  it('gives the log-mel frames of the training recipe to 1e-4', () => {
    const { data, frames, dims } = logMelSpectrogram(signal, { bands: golden.bands });
    expect([frames, dims]).toEqual([golden.logMel.length, golden.bands]);
    expect(furthest(data, golden.logMel.flat())).toBeLessThan(1e-4);
  });

  it('gives its cepstra to 1e-4', () => {
    const { data } = mfcc(signal, { bands: golden.bands, coefficients: golden.coefficients });
    expect(furthest(data, golden.cepstra.flat())).toBeLessThan(1e-4);
  });
});
