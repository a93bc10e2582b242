import type { Beta } from './beta-binomial.ts';

/** How this language is used in these recordings, learned from all situations together (empirical Bayes). */
export interface Habits {
  /** Prior of the rate at which a thing is spoken of when its name is heard. */
  readonly presentWhenNamed: Beta;
  /** What is spoken of: see AttentionParameters. */
  readonly stay: number;
  readonly none: number;
  readonly cueTrust: number;
  /** Probability that forms which are alike through and through mean the same. */
  readonly kinship: number;
}

/** Rate at which a named thing is spoken of. */
export function namedRate({ presentWhenNamed: { hits, misses } }: Habits): number {
  return hits / (hits + misses);
}
