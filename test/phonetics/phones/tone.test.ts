import { describe, expect, it } from 'vitest';
import { syllableTones } from '../../../src/phonetics/phones/syllable-tones.ts';
import { chaoTone, voiceRange } from '../../../src/phonetics/phones/tone.ts';
import { buzz, noise } from '../../dsp/signals.ts';

const range = { lowHz: 100, highHz: 200 };
const line = (...points: number[]) => {
  const perPart = 10;
  const track: number[] = [];
  for (let part = 1; part < points.length; part++) {
    for (let i = 0; i < perPart; i++)
      track.push(points[part - 1]! + ((points[part]! - points[part - 1]!) * i) / perPart);
  }
  return Float32Array.from(track);
};

describe('chaoTone', () => {
  it.each([
    ['level and high', [190, 190], '55'],
    ['level in the middle', [141, 141], '33'],
    ['falling', [205, 95], '51'],
    ['rising', [135, 205], '35'],
    ['dipping', [122, 100, 165], '214'],
    ['level and low', [105, 105], '11'],
  ])('writes a %s voice in levels', (_name, points, tone) => {
    expect(chaoTone(line(...points), range)).toBe(tone);
  });

  it('says nothing of what is voiceless or short', () => {
    expect(chaoTone(new Float32Array(10).fill(NaN), range)).toBeNull();
    expect(chaoTone(new Float32Array(4).fill(150), range)).toBeNull();
    const broken = new Float32Array(20).fill(NaN).fill(150, 0, 8);
    expect(chaoTone(broken, range)).toBeNull();
    expect(chaoTone(new Float32Array(0), range)).toBeNull();
  });

  it('keeps to the five levels beyond the range', () => {
    expect(chaoTone(line(400, 400), range)).toBe('55');
    expect(chaoTone(line(50, 50), range)).toBe('11');
  });
});

describe('voiceRange', () => {
  it('leaves out the extremes, and what is voiceless', () => {
    const track = Float32Array.from({ length: 1000 }, (_, i) => (i % 3 === 0 ? NaN : 100 + (i % 100)));
    track.fill(580, 0, 9);
    const found = voiceRange(track)!;
    expect(found.lowHz).toBeGreaterThan(100);
    expect(found.lowHz).toBeLessThan(108);
    expect(found.highHz).toBeLessThan(200);
  });

  it('is never narrower than six semitones, around the voice', () => {
    const found = voiceRange(new Float32Array(50).fill(150))!;
    expect(12 * Math.log2(found.highHz / found.lowHz)).toBeCloseTo(6, 6);
    expect(chaoTone(new Float32Array(20).fill(150), found)).toBe('33');
  });

  it('is not told from a third of a second', () => {
    expect(voiceRange(new Float32Array(29).fill(150))).toBeUndefined();
  });
});

describe('syllableTones', () => {
  it('measures each syllable, and gives the vowels of a diphthong one tone', () => {
    const samples = new Float32Array(16000 * 1.2);
    samples.set(buzz(200, 105, 0.4), 1600);
    samples.set(buzz(105, 105, 0.3), 11200);
    const tones = syllableTones(
      samples,
      16000,
      [
        { startSeconds: 0.12, endSeconds: 0.28 },
        { startSeconds: 0.285, endSeconds: 0.48 },
        { startSeconds: 0.72, endSeconds: 0.98 },
      ],
      range,
    );
    expect(tones).toEqual(['51', '51', '11']);
  });

  it('says nothing of noise', () => {
    expect(syllableTones(noise(16000), 16000, [{ startSeconds: 0.2, endSeconds: 0.5 }], range)).toEqual([null]);
  });
});
