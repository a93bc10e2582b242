import { describe, expect, it } from 'vitest';
import { noise, tone } from '../dsp/signals.ts';
import { describeRecording } from './describe-recording.ts';

describe('SoundFrameDescriber', () => {
  it('gives the same in blocks as in one', () => {
    const signal = noise(100_000, 4, 0.3);
    const whole = describeRecording(signal);
    const blocks = describeRecording(signal, 37);
    expect(blocks.levelDb).toEqual(whole.levelDb);
    expect(blocks.highDb).toEqual(whole.highDb);
    expect(blocks.flatness).toEqual(whole.flatness);
    blocks.noveltyDb.forEach((novelty, frame) => expect(novelty).toBeCloseTo(whole.noveltyDb[frame]!, 4));
  });

  it('measures a band on the scale of the whole', () => {
    const { levelDb, highDb } = describeRecording(tone(4000, 1));
    expect(levelDb[30]).toBeCloseTo(-3.01, 1);
    expect(highDb[30]).toBeCloseTo(-3.01, 1);
    expect(describeRecording(tone(500, 1)).highDb[30]).toBeLessThan(-60);
  });

  it('has its greatest novelty where the sound changes', () => {
    const signal = new Float32Array(32000);
    signal.set(tone(400, 1));
    signal.set(noise(16000, 2, 0.5), 16000);
    const { noveltyDb } = describeRecording(signal);
    const inner = noveltyDb.subarray(10, 115);
    expect(Math.abs(inner.indexOf(Math.max(...inner)) + 10 - 62.5)).toBeLessThanOrEqual(1);
  });
});
