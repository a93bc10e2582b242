/** A category of emotion and where it lies in the circumplex of affect (Russell 1980). */
export interface EmotionLabel {
  readonly label: string;
  /** Unpleasant to pleasant, -1 to 1. */
  readonly valence: number;
  /** Calm to excited, -1 to 1. */
  readonly arousal: number;
}

/** How pleasant and how excited something sounds, each -1 to 1. */
export interface Affect {
  readonly valence: number;
  readonly arousal: number;
}

/**
 * Probabilities of logits at a temperature that was fitted to what was not learned (Guo et al. 2017).
 * @param logits finite, at least one
 * @param temperature above 0; above 1 it makes answers less sure
 * @returns they add up to 1; the same shape
 */
export function calibratedProbabilities(logits: readonly number[], temperature: number): number[] {
  const greatest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp((logit - greatest) / temperature));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/**
 * The mean of the categories' places, each weighed by its probability.
 * @param probabilities one for each label, adding up to 1
 */
export function expectedAffect(probabilities: readonly number[], labels: readonly EmotionLabel[]): Affect {
  const mean = (value: (label: EmotionLabel) => number) =>
    labels.reduce((sum, label, i) => sum + probabilities[i]! * value(label), 0);
  return { valence: mean(({ valence }) => valence), arousal: mean(({ arousal }) => arousal) };
}
