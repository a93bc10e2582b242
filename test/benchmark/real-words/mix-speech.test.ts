import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixSpeech, speechSpan } from '../../../benchmark/evaluations/real-words/mix-speech.ts';

const tone = (length: number, amplitude = 0.3) =>
  Float32Array.from({ length }, (_, at) => amplitude * Math.sin(at * 0.2));
const power = (samples: Float32Array) => samples.reduce((sum, value) => sum + value * value, 0) / samples.length;

describe('speechSpan', () => {
  it('finds the tone between two silences to within a frame', () => {
    const samples = new Float32Array(16_000);
    samples.set(tone(4_000), 5_000);
    const { start, end } = speechSpan(samples);
    expect(Math.abs(start - 5_000)).toBeLessThanOrEqual(160);
    expect(Math.abs(end - 9_000)).toBeLessThanOrEqual(160);
  });

  it('is not misled by the hum of the room nor by a click', () => {
    const samples = tone(24_000, 0.01);
    samples.set(tone(4_000), 9_000);
    samples.fill(0.3, 2_000, 2_100);
    const { start, end } = speechSpan(samples);
    expect(Math.abs(start - 9_000)).toBeLessThanOrEqual(160);
    expect(Math.abs(end - 13_000)).toBeLessThanOrEqual(160);
  });

  it('is the whole of a silence', () => {
    expect(speechSpan(new Float32Array(1_000))).toEqual({ start: 0, end: 1_000 });
  });
});

describe('mixSpeech', () => {
  it.each(['white', 'pink', 'brown'] as const)('keeps the stated distance to %s noise', (colour) => {
    const speech = tone(8_000);
    const mixed = mixSpeech(speech, 16_000, 48_000, { colour, snrDb: 20, seed: 3 });
    const clean = mixSpeech(speech, 16_000, 48_000, { colour, snrDb: 90, seed: 3 });
    const noise = mixed.map((value, at) => value - clean[at]!);
    const snr = 10 * Math.log10(power(clean.slice(16_000, 24_000)) / power(noise));
    expect(snr).toBeCloseTo(20, 0);
  });

  it('stays within full scale and is the same for the same seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer(), (snrDb, seed) => {
        const make = () => mixSpeech(tone(1_000), 500, 2_000, { colour: 'pink', snrDb, seed });
        expect(make()).toEqual(make());
        expect(make().every((value) => Math.abs(value) <= 1)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
