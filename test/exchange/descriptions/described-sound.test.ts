import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DescriptionCue } from '../../../src/exchange/descriptions/description.ts';
import { describedSound, type SoundPlan } from '../../../src/exchange/descriptions/described-sound.ts';

const sampleRateHz = 100;
const cue = (startSeconds: number, isExtended = false): DescriptionCue => ({
  startSeconds,
  endSeconds: startSeconds + 1,
  text: 'The dog falls.',
  isExtended,
});

/** A film as loud as `level` all the time, in pieces of so many samples. */
async function* film(level: number, count: number, piece = 37): AsyncGenerator<Float32Array> {
  for (let at = 0; at < count; at += piece) yield new Float32Array(Math.min(piece, count - at)).fill(level);
}

async function soundOf(
  plan: Partial<SoundPlan>,
  own: AsyncIterable<Float32Array> = film(0, 0),
  spoken = new Float32Array(100).fill(0.5),
): Promise<number[]> {
  const whole = { sampleRateHz, channels: 1, durationSeconds: 10, cues: [], holds: false, ...plan };
  const samples: number[] = [];
  for await (const block of describedSound(own, () => spoken, whole)) samples.push(...block);
  return samples;
}

describe('a described film', () => {
  it('is silent but for what is said, at its time, and as long as the film', async () => {
    const samples = await soundOf({ cues: [cue(2), cue(6)] });
    expect(samples).toHaveLength(1000);
    const heard = samples.flatMap((sample, at) => (sample === 0 ? [] : [at]));
    expect([heard[0], heard[99], heard[100], heard.at(-1)]).toEqual([200, 299, 600, 699]);
  });

  it('is lowered while something is said over it, and loud again afterwards', async () => {
    const samples = await soundOf({ cues: [cue(2)], channels: 2 }, film(0.4, 2000));
    expect(samples).toHaveLength(2000);
    const at = (seconds: number) => samples[2 * seconds * sampleRateHz]!;
    expect(at(1.9)).toBeCloseTo(0.4);
    expect(at(2.5)).toBeCloseTo(0.5 + 0.1);
    expect(at(3.1)).toBeLessThan(0.3);
    expect(at(4)).toBeCloseTo(0.4);
    expect(samples.every((sample, i) => i % 2 === 0 || sample === samples[i - 1])).toBe(true);
  });

  it('is held for what has no pause only where that is asked for', async () => {
    const cues = [cue(2, true), cue(5)];
    expect(await soundOf({ cues })).toHaveLength(1000);
    const held = await soundOf({ cues, holds: true }, film(0.1, 1000));
    expect(held).toHaveLength(1100);
    expect(held.slice(200, 300).every((sample) => sample === 0.5)).toBe(true);
    expect(held[199]).toBeCloseTo(0.1);
    expect(held[320]).toBeCloseTo(0.1);
    expect(held[650]).toBeGreaterThan(0.5);
  });

  it('goes on in silence where its own sound ends early, and never beyond full scale', async () => {
    const loud = new Float32Array(300).fill(0.9);
    const samples = await soundOf({ cues: [cue(1)] }, film(0.9, 250), loud);
    expect(samples).toHaveLength(1000);
    expect(Math.max(...samples)).toBe(1);
    expect(samples.slice(400).every((sample) => sample === 0)).toBe(true);
  });

  it('says one thing after the other, however long each takes, and ends with the film', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 11 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 400 }),
        async (starts, count) => {
          const cues = starts.toSorted((a, b) => a - b).map((start) => cue(start));
          const samples = await soundOf({ cues }, undefined, new Float32Array(count).fill(0.5));
          expect(samples).toHaveLength(1000);
          expect(samples.every((sample) => sample === 0 || sample === 0.5)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
