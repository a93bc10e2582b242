import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../../src/dsp/seeded-random.ts';
import { emotionCategories, emotionChannels } from '../../../src/emotion/emotion-category.ts';
import { calibrationError } from '../../../src/emotion/evaluation/voice-scores.ts';
import { feelingOf, likeliestEmotion, type SayingChannel } from '../../../src/emotion/feeling.ts';
import { fuseFeelings } from '../../../src/emotion/fusion/fuse-feelings.ts';

const categories = emotionCategories.length;
const even = new Array<number>(categories).fill(1 / categories);

const probabilities = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: categories, maxLength: categories })
  .map(normalised);

/** What one to three channels say, each once. */
const heard = fc
  .array(probabilities, { minLength: 1, maxLength: emotionChannels.length })
  .map((all) => all.map((each, place) => saying(place, each)));

function saying(place: number, all: readonly number[]): SayingChannel {
  return { channel: emotionChannels[place]!, feeling: feelingOf(all) };
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

describe('fuseFeelings', () => {
  it('says nothing where no channel does', () => {
    expect(fuseFeelings([])).toBeUndefined();
  });

  it('gives what one channel says as it is, so that missing ones change nothing', () => {
    fc.assert(
      fc.property(probabilities, (all) => {
        const { channel, feeling } = saying(0, all);
        const { shares, probabilities: fused, valence, arousal } = fuseFeelings([{ channel, feeling }])!;
        expect(shares).toEqual([{ channel, share: 1 }]);
        expect(fused).toEqual(feeling.probabilities);
        expect(valence.mean).toBeCloseTo(feeling.valence.mean, 12);
        expect(valence.deviation).toBeCloseTo(feeling.valence.deviation, 12);
        expect(arousal.mean).toBeCloseTo(feeling.arousal.mean, 12);
      }),
    );
  });

  it('is not moved by a channel that tells nothing apart', () => {
    fc.assert(
      fc.property(probabilities, (all) => {
        const fused = fuseFeelings([saying(0, all), saying(1, even)])!;
        fused.probabilities.forEach((each, i) => expect(each).toBeCloseTo(all[i]!, 9));
        expect(fused.shares[1]!.share).toBeLessThan(1e-9 + fused.shares[0]!.share);
      }),
    );
  });

  it('is surer of what channels agree on than each of them', () => {
    fc.assert(
      fc.property(heard, fc.nat(categories - 1), (channels, agreed) => {
        const agreeing = channels.map(({ channel, feeling }) => {
          const greatest = Math.max(...feeling.probabilities);
          const all = feeling.probabilities.map((each, i) => (i === agreed ? greatest + 0.01 : each));
          return { channel, feeling: feelingOf(normalised(all)) };
        });
        const { category, confidence } = likeliestEmotion(fuseFeelings(agreeing)!);
        expect(category).toBe(emotionCategories[agreed]!.label);
        for (const { feeling } of agreeing) {
          expect(confidence).toBeGreaterThanOrEqual(feeling.probabilities[agreed]! - 1e-12);
        }
      }),
    );
  });

  it('is the same in any order, with shares and probabilities that add up to 1', () => {
    fc.assert(
      fc.property(heard, (channels) => {
        const [one, other] = [fuseFeelings(channels)!, fuseFeelings(channels.toReversed())!];
        one.probabilities.forEach((each, i) => expect(each).toBeCloseTo(other.probabilities[i]!, 9));
        expect(one.valence.mean).toBeCloseTo(other.valence.mean, 9);
        one.shares.forEach(({ share }, i) => expect(share).toBeCloseTo(other.shares.at(-1 - i)!.share, 9));
        expect(one.probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        expect(one.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        for (const { share } of one.shares) expect(share).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('has valence and arousal between those of the channels, and nearer to them than each', () => {
    fc.assert(
      fc.property(heard, (channels) => {
        const fused = fuseFeelings(channels)!;
        for (const axis of ['valence', 'arousal'] as const) {
          const means = channels.map(({ feeling }) => feeling[axis].mean);
          expect(fused[axis].mean).toBeGreaterThanOrEqual(Math.min(...means) - 1e-12);
          expect(fused[axis].mean).toBeLessThanOrEqual(Math.max(...means) + 1e-12);
          for (const { feeling } of channels) {
            expect(fused[axis].deviation).toBeLessThanOrEqual(feeling[axis].deviation + 1e-12);
          }
        }
      }),
    );
  });

  it('keeps a certain channel from silencing the others', () => {
    const certain = even.map((_, i) => Number(i === 0));
    const { probabilities: fused } = fuseFeelings([saying(0, certain), saying(1, certain.toReversed())])!;
    expect(fused.every(Number.isFinite)).toBe(true);
    expect(fused[0]).toBeCloseTo(0.5, 5);
  });
});

describe('fuseFeelings of simulated channels that are calibrated and err independently', () => {
  // Each hears the category as a bump in noise; by Bayes’ rule its probabilities are those of `strength` times what it hears.
  const random = seededRandom(20_261_123);
  const strengths = [1.6, 1, 0.6];
  const moments = Array.from({ length: 20_000 }, (_, moment) => {
    const actual = Math.floor(random() * categories);
    const channels = strengths.map((strength, place) => saying(place, heardBy(strength, actual, random)));
    // Often one or two are missing.
    const there = channels.filter((_, place) => place === moment % strengths.length || random() < 0.6);
    return { actual, channels, there };
  });

  const scoreOf = (judge: (moment: (typeof moments)[number]) => readonly number[]) => {
    const told = moments.map((moment) => {
      const all = judge(moment);
      const probability = Math.max(...all);
      return { right: all.indexOf(probability) === moment.actual, probability, actual: all[moment.actual]! };
    });
    return {
      calibrationError: calibrationError(told),
      crossEntropy: told.reduce((sum, { actual }) => sum - Math.log(actual), 0) / told.length,
    };
  };

  it('is calibrated, whichever of them are missing', () => {
    expect(scoreOf(({ channels }) => fuseFeelings(channels)!.probabilities).calibrationError).toBeLessThan(0.01);
    expect(scoreOf(({ there }) => fuseFeelings(there)!.probabilities).calibrationError).toBeLessThan(0.01);
  });

  it('tells more than any of them, and than their mean, which is not calibrated', () => {
    const fused = scoreOf(({ channels }) => fuseFeelings(channels)!.probabilities);
    strengths.forEach((_, place) => {
      const alone = scoreOf(({ channels }) => channels[place]!.feeling.probabilities);
      expect(alone.calibrationError).toBeLessThan(0.01);
      expect(fused.crossEntropy).toBeLessThan(alone.crossEntropy - 0.05);
    });
    const mean = scoreOf(({ channels }) =>
      even.map((_, i) => channels.reduce((sum, { feeling }) => sum + feeling.probabilities[i]! / channels.length, 0)),
    );
    expect(mean.calibrationError).toBeGreaterThan(0.05);
    expect(fused.crossEntropy).toBeLessThan(mean.crossEntropy);
  });
});

function heardBy(strength: number, actual: number, random: Random): number[] {
  return normalised(even.map((_, i) => Math.exp(strength * (normal(random) + (i === actual ? strength : 0)))));
}

/** Box & Muller (1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
