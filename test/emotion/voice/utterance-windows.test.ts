import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatenated } from '../../../src/dsp/concatenated.ts';
import { utteranceWindows, WHOLE_SECONDS, WINDOW_SECONDS } from '../../../src/emotion/voice/utterance-windows.ts';
import { EMOTION_SAMPLE_RATE_HZ } from '../../../src/emotion/voice/trim-voice.ts';
import { silence, toyVoice } from './toy-voice.ts';

describe('what is heard of an utterance at once', () => {
  it('is all of a short one', () => {
    const voice = toyVoice(WHOLE_SECONDS);
    expect(utteranceWindows(voice)).toEqual([voice]);
  });

  it('is windows of one length that leave nothing of a long one out', () => {
    fc.assert(
      fc.property(fc.double({ min: WHOLE_SECONDS + 0.001, max: 20, noNaN: true }), (seconds) => {
        const samples = Math.round(seconds * EMOTION_SAMPLE_RATE_HZ);
        // Each sample says which it is, and none is a pause.
        const signal = Float32Array.from({ length: samples }, (_, n) => 1 + n / samples);
        const windows = utteranceWindows(signal);
        const length = WINDOW_SECONDS * EMOTION_SAMPLE_RATE_HZ;
        expect(windows.every((window) => window.length === length)).toBe(true);
        const starts = windows.map((window) => window.byteOffset / 4);
        expect(starts[0]).toBe(0);
        expect(starts.at(-1)).toBe(samples - length);
        starts.slice(1).forEach((start, i) => {
          expect(start - starts[i]!).toBeGreaterThan(0);
          expect(start - starts[i]!).toBeLessThanOrEqual(length / 2);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('has no pauses', () => {
    const signal = concatenated([toyVoice(3), silence(9), toyVoice(3)]);
    const windows = utteranceWindows(signal);
    expect(windows.length).toBeGreaterThanOrEqual(2);
    expect(windows.every((window) => window.some((sample) => sample !== 0))).toBe(true);
  });
});
