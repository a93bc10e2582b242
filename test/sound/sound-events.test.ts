import { describe, expect, it } from 'vitest';
import { describeRecording } from './describe-recording.ts';
import { noise, tone } from '../dsp/signals.ts';
import { soundEvents } from '../../src/sound/sound-events.ts';

/** Parts one after another, at their own loudness. */
function scene(...parts: Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

const hush = (seconds: number) => noise(Math.round(seconds * 16000), 11, 0.0005);
const hear = (signal: Float32Array, voiced: readonly [number, number][] = []) => {
  const probabilities = new Float32Array(Math.ceil(signal.length / 512));
  for (const [start, end] of voiced) probabilities.fill(0.9, Math.round(start / 0.032), Math.round(end / 0.032));
  return soundEvents(probabilities, describeRecording(signal), signal.length / 16000);
};

describe('soundEvents', () => {
  it('is empty for silence, for nothing, and for the hush of a quiet room', () => {
    expect(hear(new Float32Array(48000))).toEqual([]);
    expect(hear(new Float32Array(0))).toEqual([]);
    expect(hear(hush(5))).toEqual([]);
  });

  it('hears a whistle, a hiss and a knock in a quiet room, each at its place', () => {
    const signal = scene(
      hush(1),
      tone(900, 0.5, 16000, 0.1),
      hush(1),
      noise(8000, 3, 0.1),
      hush(1),
      noise(800, 4, 0.3),
      hush(1),
    );
    const heard = hear(signal);
    expect(heard.map(({ label, kind }) => [label, kind])).toEqual([
      ['tonal', 'UNKNOWN'],
      ['noise', 'UNKNOWN'],
      ['impulse', 'UNKNOWN'],
    ]);
    const expected = [
      [1, 1.5],
      [2.5, 3],
      [4, 4.05],
    ];
    heard.forEach(({ startSeconds, endSeconds, confidence }, i) => {
      expect(Math.abs(startSeconds - expected[i]![0]!)).toBeLessThan(0.033);
      expect(Math.abs(endSeconds - expected[i]![1]!)).toBeLessThan(0.033);
      expect(confidence).toBeGreaterThan(0.9);
    });
  });

  it('takes steady noise above -50 dB for one unsure event, and a soft one for the background', () => {
    const loud = hear(noise(80000, 2, 0.1));
    expect(loud).toMatchObject([{ startSeconds: 0, endSeconds: 5, label: 'noise', kind: 'UNKNOWN' }]);
    expect(loud[0]!.confidence).toBeLessThan(0.5);
    expect(hear(noise(80000, 2, 0.004))).toEqual([]);
  });

  it('hears a soft hiss in a low hum by its own band', () => {
    const hum = tone(100, 3, 16000, 0.1);
    const hiss = noise(4800, 6, 0.05);
    const signal = hum.map((sample, i) => sample + (i >= 16000 && i < 20800 ? hiss[i - 16000]! : 0));
    expect(hear(signal).some(({ startSeconds }) => Math.abs(startSeconds - 1) < 0.05)).toBe(true);
  });

  it('parts two sounds that follow without a gap', () => {
    const heard = hear(scene(hush(1), tone(300, 0.6, 16000, 0.1), tone(3000, 0.6, 16000, 0.1), hush(1)));
    expect(heard).toHaveLength(2);
    expect(Math.abs(heard[1]!.startSeconds - 1.6)).toBeLessThan(0.05);
    expect(heard[0]!.endSeconds).toBe(heard[1]!.startSeconds);
  });

  it('gives a hiss of 150 ms at the edge of a voice to the voice', () => {
    const signal = scene(hush(1), noise(2400, 8, 0.05), tone(200, 0.6, 16000, 0.1), hush(1));
    const heard = hear(signal, [[1.15, 1.75]]);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ label: 'voice', kind: 'HUMAN' });
    expect(heard[0]!.startSeconds).toBeLessThan(1.03);
    expect(heard[0]!.confidence).toBeGreaterThan(0.8);
  });

  it('overlaps nothing and stays inside the recording, whatever is voiced', () => {
    const signal = noise(50001, 9, 0.2).map((sample, i) => sample * Math.abs(Math.sin(i / 5000)) ** 4);
    for (let start = 0; start < 3; start += 0.37) {
      let last = 0;
      for (const { startSeconds, endSeconds } of hear(signal, [
        [start, start + 0.5],
        [start + 0.8, start + 1],
      ])) {
        expect(startSeconds).toBeGreaterThanOrEqual(last);
        expect(endSeconds).toBeGreaterThan(startSeconds);
        last = endSeconds;
      }
      expect(last).toBeLessThanOrEqual(50001 / 16000);
    }
  });
});
