import { describe, expect, it } from 'vitest';
import type { HeardSoundEvent } from '../../src/sound/sound-event.ts';
import { mayHoldUltrasound, UltrasoundDetector } from '../../src/sound/ultrasound.ts';
import { noise, tone } from '../dsp/signals.ts';

/** A falling sweep with soft edges, as a pipistrelle calls. */
function sweep(fromHz: number, toHz: number, seconds: number, rate: number, amplitude: number): Float32Array {
  const samples = Math.round(seconds * rate);
  let phase = 0;
  return Float32Array.from({ length: samples }, (_, i) => {
    phase += (2 * Math.PI * (fromHz + ((toHz - fromHz) * i) / samples)) / rate;
    return amplitude * Math.sin((Math.PI * i) / samples) ** 2 * Math.sin(phase);
  });
}

function place(into: Float32Array, sound: Float32Array, atSeconds: number, rate: number): void {
  sound.forEach((value, i) => (into[Math.round(atSeconds * rate) + i]! += value));
}

function hear(samples: Float32Array, rate: number, { channels = 1, blockSeconds = 1 } = {}): HeardSoundEvent[] {
  const detector = new UltrasoundDetector(rate, channels);
  const block = Math.round(blockSeconds * rate) * channels;
  for (let start = 0; start < samples.length; start += block) detector.hear(samples.subarray(start, start + block));
  return detector.end();
}

describe('ultrasound', () => {
  it.each([192_000, 256_000, 384_000])('is found in a series of calls at %i Hz', (rate) => {
    const samples = noise(4 * rate, 1, 0.002);
    for (let call = 0; call < 8; call++)
      place(samples, sweep(80_000, 42_000, 0.006, rate, 0.05), 1.5 + call * 0.09, rate);
    place(samples, sweep(30_000, 24_000, 0.015, rate, 0.05), 3, rate);
    const [series, single, ...others] = hear(samples, rate);
    expect(others).toEqual([]);
    expect(series).toMatchObject({ label: 'ultrasound', kind: 'UNKNOWN' });
    expect(series!.startSeconds).toBeCloseTo(1.5, 2);
    expect(series!.endSeconds).toBeCloseTo(1.5 + 7 * 0.09 + 0.006, 2);
    expect(series!.lowHz).toBeGreaterThan(42_000);
    expect(series!.lowHz).toBeLessThan(54_000);
    expect(series!.highHz).toBeGreaterThan(68_000);
    expect(series!.highHz).toBeLessThan(80_000);
    expect(single!.endSeconds - single!.startSeconds).toBeLessThan(0.02);
    expect(single!.lowHz).toBeGreaterThan(23_500);
    expect(single!.highHz).toBeLessThan(30_500);
    expect(series!.confidence).toBeGreaterThan(0.9);
  });

  it('is the same however it is cut into pieces', () => {
    const rate = 192_000;
    const samples = noise(3 * rate, 2, 0.002);
    place(samples, sweep(60_000, 40_000, 0.006, rate, 0.05), 1.999, rate);
    const whole = hear(samples, rate, { blockSeconds: 1 });
    expect(whole).toHaveLength(1);
    // The first piece sets the background, so that it is the same in both.
    const detector = new UltrasoundDetector(rate, 1);
    detector.hear(samples.subarray(0, rate));
    for (let start = rate; start < samples.length; start += 777) detector.hear(samples.subarray(start, start + 777));
    expect(detector.end()).toEqual(whole);
  });

  it('is not what reaches up from below: a click, a hiss, a loud tone', () => {
    const rate = 96_000;
    const samples = noise(4 * rate, 3, 0.001);
    for (let i = 0; i < 4; i++) samples[rate + i]! += 0.8;
    place(samples, noise(0.3 * rate, 4, 0.3), 2, rate);
    place(samples, tone(9000, 0.5, rate, 0.5), 3, rate);
    expect(hear(samples, rate)).toEqual([]);
  });

  it('is heard over a voice, which has none', () => {
    const rate = 96_000;
    const samples = noise(3 * rate, 5, 0.001);
    place(samples, tone(300, 2, rate, 0.5), 0.5, rate);
    place(samples, sweep(22_500, 18_500, 0.02, rate, 0.05), 1.5, rate);
    const found = hear(samples, rate);
    expect(found).toHaveLength(1);
    expect(found[0]!.startSeconds).toBeCloseTo(1.5, 2);
  });

  it('is heard in one channel of two that would cancel each other', () => {
    const rate = 192_000;
    const call = sweep(50_000, 45_000, 0.01, rate, 0.05);
    const stereo = new Float32Array(2 * 2 * rate);
    const quiet = noise(stereo.length, 6, 0.002);
    quiet.forEach((value, i) => (stereo[i] = value));
    call.forEach((value, i) => {
      stereo[2 * (rate + i)]! += value;
      stereo[2 * (rate + i) + 1]! -= value;
    });
    expect(hear(stereo, rate, { channels: 2 })).toHaveLength(1);
  });

  it('that never ends is background', () => {
    const rate = 96_000;
    const samples = noise(20 * rate, 7, 0.001);
    place(samples, tone(25_000, 12, rate, 0.05), 4, rate);
    const [onset, ...others] = hear(samples, rate);
    expect(others).toEqual([]);
    expect(onset!.startSeconds).toBeCloseTo(4, 1);
    expect(hear(tone(25_000, 5, rate, 0.05), rate)).toEqual([]);
  });

  it('is nothing in silence, and in less than a frame', () => {
    expect(hear(new Float32Array(96_000), 96_000)).toEqual([]);
    expect(hear(new Float32Array(100).fill(0.5), 192_000)).toEqual([]);
    expect(hear(new Float32Array(0), 192_000)).toEqual([]);
  });

  it('needs a rate that is chosen for it', () => {
    expect([16_000, 48_000, 88_200, 384_000].map(mayHoldUltrasound)).toEqual([false, false, true, true]);
  });
});
