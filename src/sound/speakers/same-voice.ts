import { logistic } from '../../dsp/log-odds.ts';

/** When voices of two recordings are one, fitted to speakers that the network was not trained on. */
export interface SameVoiceRule {
  /** The cosine at which two voices are as likely one as two. */
  readonly evenSimilarity: number;
  /** How quickly doubt goes around it: the logistic slope for each unit of cosine. */
  readonly slope: number;
}

/** Probability that two voices are one, 0 to 1. @param cosine of their points */
export function sameVoice(cosine: number, { evenSimilarity, slope }: SameVoiceRule): number {
  return logistic(slope * (cosine - evenSimilarity));
}
