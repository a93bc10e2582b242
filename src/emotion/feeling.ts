import { emotionCategories, type EmotionCategory, type EmotionChannel } from './emotion-category.ts';
import { expectedAffect } from './voice/affect.ts';

/** Something from -1 to 1, and how far off it may be. */
export interface Measured {
  readonly mean: number;
  /** Standard deviation, above 0. */
  readonly deviation: number;
}

/** What one channel, or all together, say that is felt. */
export interface Feeling {
  /** In the order of `emotionCategories`, adding up to 1. */
  readonly probabilities: readonly number[];
  /** Unpleasant to pleasant. */
  readonly valence: Measured;
  /** Calm to excited. */
  readonly arousal: Measured;
}

/** Why a channel says nothing. */
export const silences = [
  'NO_VOICE',
  'NO_VIDEO',
  'NO_FACE',
  'SWITCHED_OFF',
  'NO_TEXT',
  'UNREAD_LANGUAGE',
  'NO_FEELING_WORD',
] as const;
export type Silence = (typeof silences)[number];

/** What a channel says of a stretch of time. */
export interface SayingChannel {
  readonly channel: EmotionChannel;
  readonly feeling: Feeling;
}

/** A channel that says nothing of it. */
export interface SilentChannel {
  readonly channel: EmotionChannel;
  readonly silence: Silence;
}

export type ChannelFeeling = SayingChannel | SilentChannel;

export function isSaying(channel: ChannelFeeling): channel is SayingChannel {
  return 'feeling' in channel;
}

/** How far what a category stands for is spread; chosen. It keeps a sure answer from being an exact one. */
const withinCategory = 0.3;

/** A feeling of which nothing is known but how probable each category is. @param probabilities adding up to 1 */
export function feelingOf(probabilities: readonly number[]): Feeling {
  const affect = expectedAffect(probabilities, emotionCategories);
  const measured = (axis: 'valence' | 'arousal'): Measured => {
    const spread = emotionCategories.reduce((sum, category, i) => {
      return sum + probabilities[i]! * (category[axis] - affect[axis]) ** 2;
    }, 0);
    return { mean: affect[axis], deviation: Math.sqrt(spread + withinCategory ** 2) };
  };
  return { probabilities, valence: measured('valence'), arousal: measured('arousal') };
}

/** The likeliest category, the first of those that are equally likely. */
export function likeliestEmotion({ probabilities }: Pick<Feeling, 'probabilities'>): {
  readonly category: EmotionCategory;
  readonly confidence: number;
} {
  const confidence = Math.max(...probabilities);
  return { category: emotionCategories[probabilities.indexOf(confidence)]!.label, confidence };
}
