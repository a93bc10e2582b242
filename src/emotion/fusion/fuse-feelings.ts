import { emotionCategories, type EmotionChannel } from '../emotion-category.ts';
import type { Feeling, Measured, SayingChannel } from '../feeling.ts';

/** One estimate out of several. */
export interface FusedFeeling extends Feeling {
  /** How much of it comes from each channel, in the order given, adding up to 1. */
  readonly shares: readonly { readonly channel: EmotionChannel; readonly share: number }[];
}

/** No channel is so sure that another could not change its mind. */
const leastProbability = 1e-6;

/**
 * One estimate out of what the channels say: Bayes' rule where each channel is calibrated and they err independently of one
 * another, which is a logarithmic opinion pool (Genest & Zidek 1986) of weight 1 for each over an even prior. How far a
 * channel is to be trusted has been reckoned into its own probabilities before, so that one alone comes out as it is.
 * Valence and arousal are means by precision. A channel's share is how far it moves away from the prior (Kullback & Leibler
 * 1951), of all such ways.
 * @param channels in any order, each once
 * @returns undefined where no channel says anything
 */
export function fuseFeelings(channels: readonly SayingChannel[]): FusedFeeling | undefined {
  if (channels.length === 0) return undefined;
  const feelings = channels.map(({ feeling }) => feeling);
  const ways = feelings.map(({ probabilities }) => wayFromPrior(probabilities));
  const all = ways.reduce((sum, way) => sum + way, 0);
  return {
    probabilities: feelings.length === 1 ? feelings[0]!.probabilities : pooled(feelings),
    valence: byPrecision(feelings.map(({ valence }) => valence)),
    arousal: byPrecision(feelings.map(({ arousal }) => arousal)),
    // Channels that say nothing new share alike in that.
    shares: channels.map(({ channel }, i) => ({ channel, share: all > 0 ? ways[i]! / all : 1 / channels.length })),
  };
}

function pooled(feelings: readonly Feeling[]): number[] {
  // The prior is the same for every category, so that it drops out.
  const logits = emotionCategories.map((_, i) => {
    return feelings.reduce(
      (sum, { probabilities }) => sum + Math.log(Math.max(probabilities[i]!, leastProbability)),
      0,
    );
  });
  const greatest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - greatest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** In nats, at least 0. */
function wayFromPrior(probabilities: readonly number[]): number {
  const way = probabilities.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p * probabilities.length) : 0), 0);
  return Math.max(0, way);
}

function byPrecision(values: readonly Measured[]): Measured {
  const precisions = values.map(({ deviation }) => 1 / deviation ** 2);
  const precision = precisions.reduce((sum, each) => sum + each, 0);
  const mean = values.reduce((sum, value, i) => sum + (precisions[i]! / precision) * value.mean, 0);
  return { mean, deviation: 1 / Math.sqrt(precision) };
}
