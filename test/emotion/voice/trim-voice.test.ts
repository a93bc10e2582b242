import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatenated } from '../../../src/dsp/concatenated.ts';
import { PITCH_BANDS, pitchBands } from '../../../src/emotion/voice/pitch-bands.ts';
import { peakOf, trimVoice } from '../../../src/emotion/voice/trim-voice.ts';
import { silence, toyVoice } from './toy-voice.ts';

function furthest(one: Float32Array, other: Float32Array): number {
  expect(one).toHaveLength(other.length);
  return one.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i]!)), 0);
}

const voice = toyVoice(1.2);
const trimmed = trimVoice(voice)!;

describe('a voice without what is around it', () => {
  it('is as loud as can be', () => {
    expect(peakOf(trimmed)).toBe(1);
    expect(trimmed.length / voice.length).toBeGreaterThan(0.9);
  });

  it('is the same with any gain', () => {
    fc.assert(
      fc.property(fc.double({ min: -60, max: 6, noNaN: true }), (decibel) => {
        const gain = 10 ** (decibel / 20);
        expect(furthest(trimVoice(voice.map((sample) => sample * gain))!, trimmed)).toBeLessThan(1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it('lacks the silence before and after, but for 50 ms', () => {
    const found = trimVoice(concatenated([silence(1), voice, silence(2)]))!;
    expect(Math.abs(found.length - trimmed.length)).toBeLessThanOrEqual(2 * 5 * 160);
  });

  it('is nothing of silence, of what is too quiet, too short or empty', () => {
    expect(trimVoice(silence(1))).toBeUndefined();
    expect(trimVoice(voice.map((sample) => sample * 1e-4))).toBeUndefined();
    expect(trimVoice(toyVoice(0.1))).toBeUndefined();
    expect(trimVoice(new Float32Array(0))).toBeUndefined();
  });

  it('is not made of what is no number', () => {
    expect(() => trimVoice(Float32Array.of(0, NaN))).toThrow(/sample 1 of 2/);
  });
});

describe('the peak', () => {
  it('has no sign', () => {
    expect(peakOf(Float32Array.of(0.25, -0.5))).toBe(0.5);
    expect(peakOf(new Float32Array(0))).toBe(0);
  });
});

describe('pitch bands', () => {
  const bands = pitchBands(trimmed);

  it('are 64 every 10 ms', () => {
    expect(bands.dims).toBe(PITCH_BANDS);
    expect(bands.frames).toBe(1 + Math.floor(trimmed.length / 160));
  });

  it('tell harmonics apart', () => {
    // In the middle of the first swell: of 140 Hz and its multiples, bands of 14.6 Hz from 50 Hz on.
    const frame = bands.data.subarray(15 * PITCH_BANDS, 16 * PITCH_BANDS);
    const bandOf = (hz: number) => Math.round((hz - 50) / (950 / 65)) - 1;
    const hz = 140 + 2 * 20 * 0.15;
    expect(frame[bandOf(hz)]).toBeGreaterThan(frame[bandOf(1.5 * hz)]! + 3);
    expect(frame[bandOf(3 * hz)]).toBeGreaterThan(frame[bandOf(3.5 * hz)]! + 3);
  });

  it('keep their level beside a click', () => {
    const clicked = trimmed.slice();
    clicked[9600] = -4;
    const before = (data: Float32Array) => data.slice(0, 50 * PITCH_BANDS);
    expect(furthest(before(pitchBands(clicked).data), before(bands.data))).toBeLessThan(0.5);
  });
});
