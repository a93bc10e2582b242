import type { LexiconEntry } from './mappings.ts';

export interface LexiconScore {
  /** Share of the learned pairs that are right; 0 when none was learned. */
  readonly precision: number;
  /** Share of the true pairs that were learned; 0 when there are none. */
  readonly recall: number;
  /** Harmonic mean of the two. */
  readonly f: number;
  readonly learned: number;
  readonly right: number;
  readonly gold: number;
}

/** Pairs against pairs; each pair counts once. */
export function evaluateLexicon(learned: Iterable<LexiconEntry>, gold: Iterable<LexiconEntry>): LexiconScore {
  const truth = pairKeys(gold);
  const found = pairKeys(learned);
  let right = 0;
  for (const pair of found) if (truth.has(pair)) right += 1;
  return {
    precision: found.size === 0 ? 0 : right / found.size,
    recall: truth.size === 0 ? 0 : right / truth.size,
    f: found.size + truth.size === 0 ? 0 : (2 * right) / (found.size + truth.size),
    learned: found.size,
    right,
    gold: truth.size,
  };
}

function pairKeys(entries: Iterable<LexiconEntry>): Set<string> {
  return new Set([...entries].map(({ formId, conceptId }) => JSON.stringify([formId, conceptId])));
}
