import { emotionCategories } from '../emotion-category.ts';
import { feelingOf, type Feeling } from '../feeling.ts';

/** Of lists of rated words with what people say of the whole of a short text (Nielsen 2011: 0.56 on tweets). */
const correlation = 0.56;
/** How widely valence is spread over texts, as it is over the categories. */
const spread = 0.55;
/** How far one of the two may be from what the other lets expect. */
const deviation = spread * Math.sqrt(1 - correlation ** 2);

/** The valence to expect where the words have this sentiment: nearer to the middle, since they tell little. */
export function expectedValence(sentiment: number): number {
  return correlation * sentiment;
}

/**
 * What words say that is felt: a valence and, weakly, the categories, each by how well the sentiment of the words goes with its
 * place (Bayes’ rule over an even prior). Of arousal they say no more than the categories do. What is said need not be what
 * is felt; unmeasured here.
 * @param valence -1 to 1, as {@link expectedValence} gives it
 */
export function feelingOfValence(valence: number): Feeling {
  const sentiment = valence / correlation;
  const weights = emotionCategories.map((category) => {
    return Math.exp(-0.5 * ((sentiment - expectedValence(category.valence)) / deviation) ** 2);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { ...feelingOf(weights.map((weight) => weight / sum)), valence: { mean: valence, deviation } };
}
