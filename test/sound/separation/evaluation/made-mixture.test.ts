import { expect, it } from 'vitest';
import { seededRandom } from '../../../../src/dsp/seeded-random.ts';
import { makeMixture } from '../../../../src/sound/separation/evaluation/made-mixture.ts';

const sound = (label: string, hz: number, gain = 1, length = 4000) => ({
  label,
  samples: Float32Array.from({ length }, (_, i) => gain * Math.sin((2 * Math.PI * hz * i) / 8000)),
});
const sounds = [sound('speech', 100, 0.01), sound('dog', 200), sound('rain', 300, 5, 9000)];
const powerDb = (samples: Float32Array) =>
  10 * Math.log10(samples.reduce((total, value) => total + value * value, 0) / samples.length);

it('is the sum of its parts, within full scale, as loud as each other to 5 dB', () => {
  const random = seededRandom(1);
  for (let i = 0; i < 20; i++) {
    const { parts, whole } = makeMixture(sounds, 'two sounds', 8000, random)!;
    const [one, other] = parts as [(typeof parts)[0], (typeof parts)[0]];
    expect([one.label, other.label].sort()).toEqual(['dog', 'rain']);
    expect(whole).toHaveLength(8000);
    whole.forEach((value, at) => expect(value).toBeCloseTo(one.samples[at]! + other.samples[at]!, 5));
    expect(Math.max(...whole.map(Math.abs))).toBeCloseTo(0.9, 4);
    expect(Math.abs(powerDb(one.samples) - powerDb(other.samples))).toBeLessThanOrEqual(5.01);
  }
});

it('has speech in it where that is asked for', () => {
  const { parts } = makeMixture(sounds, 'speech and a sound', 8000, seededRandom(2))!;
  expect(parts[0]!.label).toBe('speech');
  expect(parts[1]!.label).not.toBe('speech');
});

it('is none where there is nothing to mix', () => {
  expect(makeMixture([sound('dog', 200)], 'two sounds', 8000, seededRandom(1))).toBeUndefined();
  expect(
    makeMixture([sound('dog', 200), sound('rain', 300)], 'speech and a sound', 80, seededRandom(1)),
  ).toBeUndefined();
  expect(makeMixture([sound('speech', 200)], 'speech and a sound', 80, seededRandom(1))).toBeUndefined();
});
