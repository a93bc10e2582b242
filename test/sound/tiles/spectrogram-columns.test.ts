import { describe, expect, it } from 'vitest';
import { hzToMel, melToHz } from '../../../src/dsp/mel.ts';
import { bandCentresHz } from '../../../src/sound/tiles/spectrogram-columns.ts';
import { ceilingDb, floorDb, spectrogramBands } from '../../../src/sound/tiles/tile-kinds.ts';
import { noise, tone } from '../../dsp/signals.ts';
import { cutExactly } from './small-pyramids.ts';

const centresHz = bandCentresHz(16_000);
const dbOf = (byte: number) => floorDb + (byte * (ceilingDb - floorDb)) / 255;
const columnOf = (tile: Uint8Array, column: number) =>
  [...tile.slice(column * spectrogramBands, (column + 1) * spectrogramBands)].map(dbOf);

/** Power of one frame in each band by its definition: a plain Fourier transform, and triangles of height one. */
function slowColumn(samples: Float32Array, column: number): number[] {
  const first = column * 160 + 80 - 200;
  const frame = Array.from({ length: 400 }, (_, place) => {
    const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * place) / 400);
    return { weight, sample: weight * (samples[first + place] ?? 0) };
  });
  const energy = frame.reduce((sum, { weight }) => sum + weight ** 2, 0);
  const power = Array.from({ length: 513 }, (_, bin) => {
    let [re, im] = [0, 0];
    for (const [place, { sample }] of frame.entries()) {
      re += sample * Math.cos((2 * Math.PI * bin * place) / 1024);
      im += sample * Math.sin((2 * Math.PI * bin * place) / 1024);
    }
    return (4 * (re * re + im * im)) / (1024 * energy);
  });
  const [low, high] = [hzToMel(40), hzToMel(8000)];
  const edge = (place: number) => melToHz(low + ((high - low) * place) / (spectrogramBands + 1));
  return Array.from({ length: spectrogramBands }, (_, band) => {
    const [left, centre, right] = [edge(band), edge(band + 1), edge(band + 2)];
    const sum = power.reduce((total, each, bin) => {
      const hz = bin * 15.625;
      return total + each * Math.max(0, Math.min((hz - left) / (centre - left), (right - hz) / (right - centre)));
    }, 0);
    return Math.min(ceilingDb, Math.max(floorDb, 10 * Math.log10(sum)));
  });
}

describe('a tile of the spectrogram', () => {
  it('says of each column what a slow transform says, the first and the last included', async () => {
    const samples = noise(1600, 3, 0.3).map((sample, place) => sample * (place / 1600));
    const tile = await cutExactly(samples, 'spectrogram');
    expect(tile).toHaveLength(10 * spectrogramBands);
    for (const column of [0, 1, 5, 9]) {
      const slow = slowColumn(samples, column);
      for (const [band, db] of columnOf(tile, column).entries()) expect(Math.abs(db - slow[band]!)).toBeLessThan(0.25);
    }
  });

  it.each([100, 440, 1000, 2500, 6000])('shows a sine of %i Hz in its band', async (hz) => {
    const column = columnOf(await cutExactly(tone(hz, 1), 'spectrogram'), 50);
    const loudest = column.indexOf(Math.max(...column));
    const nearest = centresHz.reduce(
      (best, centre, band) => (Math.abs(centre - hz) < Math.abs(centresHz[best]! - hz) ? band : best),
      0,
    );
    expect(Math.abs(loudest - nearest)).toBeLessThanOrEqual(1);
    expect(column[loudest]).toBeLessThan(0.1);
    // Where bands are narrower than the line of a sine, one band holds a part of it.
    expect(column[loudest]).toBeGreaterThan(hz < 1500 ? -5 : -3.1);
  });

  it('gives a sine of full scale 0 dB in the middle of a wide band, and one of a hundredth 40 dB less', async () => {
    const hz = centresHz[120]!;
    const level = async (amplitude: number) => {
      const tile = await cutExactly(tone(hz, 1, 16_000, amplitude), 'spectrogram');
      return columnOf(tile, 50)[120]!;
    };
    expect(await level(1)).toBeGreaterThan(-1.5);
    expect((await level(1)) - (await level(0.01))).toBeCloseTo(40, 0);
  });

  it('is at the floor in silence, and beyond the end of the sound', async () => {
    expect(new Set(await cutExactly(new Float32Array(16_000), 'spectrogram'))).toEqual(new Set([0]));
    const tile = await cutExactly(noise(16_000), 'spectrogram', 0, 0, 2);
    expect(new Set(tile.slice(102 * spectrogramBands))).toEqual(new Set([0]));
    expect(Math.min(...tile.slice(0, 99 * spectrogramBands))).toBeGreaterThan(0);
  });

  it('has the mean power of what it spans in coarse columns', async () => {
    // Loud for a half, silent for the other: 3 dB less.
    const samples = noise(16_000, 5, 0.5).fill(0, 8000);
    const loud = columnOf(await cutExactly(samples.slice(0, 8000), 'spectrogram', 6), 0);
    const half = columnOf(await cutExactly(samples, 'spectrogram', 7), 0);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value) / values.length;
    // The column is 1.28 s long and holds 1 s; the frames of the half are 50 of 100.
    expect(mean(loud) - mean(half)).toBeGreaterThan(2.5);
    expect(mean(loud) - mean(half)).toBeLessThan(3.5);
  });

  it('reaches to 16 kHz at 32 kHz', () => {
    const high = bandCentresHz(32_000);
    expect(high).toHaveLength(spectrogramBands);
    expect(high.at(-1)).toBeGreaterThan(15_000);
    expect([...high].sort((a, b) => a - b)).toEqual(high);
  });
});
