import { modelCard } from '../../inference/model-card.ts';

/**
 * How probable a language must be to be told by name; chosen on languages that were left out of training.
 * @param folder that has the model's folder in it; the shipped one unless said
 */
export function leastProbabilityOfName(folder?: string): number {
  return modelCard('language-identifier', folder).calibration?.['leastProbability'] ?? 0;
}
