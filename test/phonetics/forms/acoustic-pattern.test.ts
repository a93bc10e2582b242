import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParameterError } from '../../../src/errors.ts';
import {
  checkPattern,
  decodePattern,
  encodePattern,
  frameSeconds,
  mostPatternFrames,
  sureSpan,
} from '../../../src/phonetics/forms/acoustic-pattern.ts';
import { makeAcousticPattern } from '../../../src/phonetics/forms/make-acoustic-pattern.ts';
import { voiceBands } from '../../../src/phonetics/forms/voice-bands.ts';
import { inventWords, sayWord } from './invented-words.ts';

describe('acoustic pattern', () => {
  it('keeps band powers to half a step of 255 and weights likewise', () => {
    const frame = fc.array(fc.float({ min: 0, max: 10, noNaN: true }), {
      minLength: voiceBands,
      maxLength: voiceBands,
    });
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 20 }), (rows) => {
        const bands = Float32Array.from(rows.flat());
        const loudest = Math.max(...bands, 1e-9);
        const weights = Float32Array.from(rows, (_, at) => (at === 0 ? 1 : 0.5));
        const decoded = decodePattern(encodePattern(bands, weights, 1));
        decoded.bands.forEach((value, at) => {
          expect(Math.abs(value - bands[at]! / loudest)).toBeLessThanOrEqual(0.5 / 255 + 1e-6);
        });
        expect(decoded.weights[0]).toBe(1);
      }),
    );
  });

  it('keeps no more than 15 seconds', () => {
    const frames = mostPatternFrames + 100;
    const pattern = encodePattern(new Float32Array(frames * voiceBands).fill(1), new Float32Array(frames).fill(1), 0);
    expect(pattern.frames).toBe(mostPatternFrames);
  });

  it('refuses bytes that do not fit its frames', () => {
    expect(() => checkPattern({ startSeconds: 0, frames: 2, dims: 29, features: new Uint8Array(57) })).toThrow(
      ParameterError,
    );
  });

  it('cuts away the silence around a word and says where the word starts', () => {
    const samples = sayWord(inventWords(1)[0]!, { padSeconds: 0.5 });
    const pattern = makeAcousticPattern({ samples, startSeconds: 10 });
    const { start, end } = sureSpan(pattern);
    const seconds = samples.length / 16000;
    expect(Math.abs(pattern.startSeconds + start * frameSeconds - 10.5)).toBeLessThan(0.08);
    expect(Math.abs(pattern.startSeconds + end * frameSeconds - (10 + seconds - 0.5))).toBeLessThan(0.12);
  });

  it('finds the same word in loud noise, to a few frames', () => {
    const word = inventWords(1)[0]!;
    const clean = sureSpan(makeAcousticPattern({ samples: sayWord(word), startSeconds: 0 }));
    const noisy = sureSpan(makeAcousticPattern({ samples: sayWord(word, { noise: 0.03 }), startSeconds: 0 }));
    expect(Math.abs(noisy.end - noisy.start - (clean.end - clean.start))).toBeLessThan(10);
  });

  it('does not depend on the level of the recording', () => {
    const samples = sayWord(inventWords(1)[0]!);
    const loud = makeAcousticPattern({ samples, startSeconds: 0 });
    const soft = makeAcousticPattern({ samples: samples.map((value) => value / 16), startSeconds: 0 });
    expect(soft.frames).toBe(loud.frames);
    let most = 0;
    soft.features.forEach((value, at) => (most = Math.max(most, Math.abs(value - loud.features[at]!))));
    expect(most).toBeLessThanOrEqual(2);
  });

  it('has no frames for silence and for less than a tenth of a second', () => {
    expect(makeAcousticPattern({ samples: new Float32Array(16000), startSeconds: 0 }).frames).toBe(0);
    expect(makeAcousticPattern({ samples: new Float32Array(1000).fill(0.1), startSeconds: 0 }).frames).toBe(0);
    expect(makeAcousticPattern({ samples: new Float32Array(0), startSeconds: 0 }).frames).toBe(0);
  });

  it('refuses a sample that is no number', () => {
    expect(() => makeAcousticPattern({ samples: new Float32Array(3200).fill(NaN), startSeconds: 0 })).toThrow(
      ParameterError,
    );
  });
});
