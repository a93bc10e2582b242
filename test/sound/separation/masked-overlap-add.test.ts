import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK_BANDS } from '../../../src/sound/separation/mask-bands.ts';
import { MaskedOverlapAdd } from '../../../src/sound/separation/masked-overlap-add.ts';
import { shortTimeLayout } from '../../../src/sound/separation/short-time-layout.ts';
import { noise, tone } from '../../dsp/signals.ts';

const rates = [8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000];

/** One part of mono sound by the same mask all along. */
function masked(signal: Float32Array, sampleRateHz: number, mask: Float32Array): Float32Array {
  const layout = shortTimeLayout(sampleRateHz);
  const { hopSamples } = layout;
  const overlapAdd = new MaskedOverlapAdd(layout, 1, 1);
  const hops = Math.ceil(signal.length / hopSamples) + 1;
  const found = new Float32Array((hops - 1) * hopSamples);
  for (let place = 0; place < hops; place++) {
    const hop = new Float32Array(hopSamples);
    hop.set(signal.subarray(place * hopSamples, (place + 1) * hopSamples));
    const [part] = overlapAdd.next(hop, [mask]);
    if (place > 0) found.set(part!, (place - 1) * hopSamples);
  }
  return found.subarray(0, signal.length);
}

function power(signal: Float32Array): number {
  return signal.reduce((sum, sample) => sum + sample ** 2, 0);
}

describe('parts by masks', () => {
  it.each(rates)('are the sound again at %i Hz where all of it is kept', (rate) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Math.round(rate / 20) }), fc.integer(), (samples, seed) => {
        const signal = noise(samples, seed);
        const found = masked(signal, rate, new Float32Array(MASK_BANDS).fill(1));
        expect(Math.max(...signal.map((sample, i) => Math.abs(sample - found[i]!)))).toBeLessThan(2e-7);
      }),
      { numRuns: 10 },
    );
  });

  it.each(rates)('keep at %i Hz what lies in bands that are kept, and nothing else', (rate) => {
    const keepsLow = Float32Array.from({ length: MASK_BANDS }, (_, band) => (band < 64 ? 1 : 0));
    const low = tone(500, 0.3, rate);
    const high = tone(3300, 0.3, rate);
    // Where sound begins and ends at once it has all frequencies.
    const middle = (signal: Float32Array) => signal.slice(Math.round(0.1 * rate), Math.round(0.2 * rate));
    const found = masked(low, rate, keepsLow).map((sample, i) => sample - low[i]!);
    expect(power(middle(found)) / power(middle(low))).toBeLessThan(1e-4);
    expect(power(middle(masked(high, rate, keepsLow))) / power(middle(high))).toBeLessThan(1e-4);
  });

  it('go by the highest band that is whole above half the rate of the masks', () => {
    const mask = new Float32Array(MASK_BANDS);
    mask[124] = 1;
    const high = tone(40_000, 0.3, 192_000);
    const found = masked(high, 192_000, mask).slice(20_000, 40_000);
    expect(power(found) / power(high.slice(20_000, 40_000))).toBeGreaterThan(0.99);
    expect(shortTimeLayout(32_000).bandOfBin.at(-1)).toBe(127);
  });

  it('keep channels apart', () => {
    const layout = shortTimeLayout(16_000);
    const { hopSamples } = layout;
    const overlapAdd = new MaskedOverlapAdd(layout, 2, 2);
    const all = new Float32Array(MASK_BANDS).fill(1);
    const hop = Float32Array.from(noise(2 * hopSamples, 3), (sample, i) => (i % 2 === 0 ? sample : 0));
    overlapAdd.next(hop, [all, new Float32Array(MASK_BANDS)]);
    const [kept, empty] = overlapAdd.next(new Float32Array(2 * hopSamples), [all, new Float32Array(MASK_BANDS)]);
    expect(Math.max(...hop.map((sample, i) => Math.abs(sample - kept![i]!)))).toBeLessThan(2e-7);
    expect(kept!.filter((_, i) => i % 2 === 1).every((sample) => sample === 0)).toBe(true);
    expect(empty!.every((sample) => sample === 0)).toBe(true);
  });

  it('come by frames of 32 ms, as nearly as an even number of samples can be', () => {
    expect(rates.map((rate) => shortTimeLayout(rate).hopSamples)).toEqual([
      128, 176, 256, 353, 512, 706, 768, 1536, 3072,
    ]);
    expect(() => shortTimeLayout(NaN)).toThrow(/sampleRateHz/);
  });
});
