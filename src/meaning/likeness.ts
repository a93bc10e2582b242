/** A form that is like another one, and how much: 0 to 1. */
export interface AlikeForm {
  readonly formId: string;
  /** above 0, at most 1 */
  readonly similarity: number;
}

/** Which forms are like which, by sound or by spelling; what is like each other may mean the same. */
export interface Likeness {
  /** @returns never the form itself */
  of(formId: string): readonly AlikeForm[];
}

export const nothingAlike: Likeness = { of: () => [] };

/** Words less similar than this are different words (Adamson & Boreham 1974 find word variants from 0.6 on). */
const leastSimilarity = 0.6;

/**
 * Likeness by spelling: Dice's coefficient of the letter pairs of two words, the beginning counted as a letter, so that
 * "dog" and "doggie" are alike and "hat" and "that" are not (Adamson & Boreham 1974, The use of an association measure
 * based on character structure to identify semantically related pairs of words). Words with digits ("w1", "w12") are names
 * that somebody made up, and alike to none.
 */
export function likenessOfSpelling(words: Iterable<string>): Likeness {
  const pairsOf = new Map<string, ReadonlySet<string>>();
  const wordsWith = new Map<string, string[]>();
  for (const word of words) {
    if (pairsOf.has(word) || isNumbered(word)) continue;
    const pairs = letterPairs(word);
    pairsOf.set(word, pairs);
    for (const pair of pairs) {
      const sharing = wordsWith.get(pair);
      if (sharing) sharing.push(word);
      else wordsWith.set(pair, [word]);
    }
  }
  const known = new Map<string, readonly AlikeForm[]>();
  return {
    of(formId) {
      let alike = known.get(formId);
      if (!alike) known.set(formId, (alike = find(formId)));
      return alike;
    },
  };

  function find(word: string): AlikeForm[] {
    const own = pairsOf.get(word);
    if (!own) return [];
    const shared = new Map<string, number>();
    for (const pair of own) {
      for (const other of wordsWith.get(pair)!) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    shared.delete(word);
    return [...shared].flatMap(([formId, count]) => {
      const similarity = (2 * count) / (own.size + pairsOf.get(formId)!.size);
      return similarity >= leastSimilarity ? [{ formId, similarity }] : [];
    });
  }
}

function isNumbered(word: string): boolean {
  return /\p{Nd}/u.test(word);
}

function letterPairs(word: string): Set<string> {
  const letters = ['', ...word.toLowerCase()];
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]!}${letter}`));
}
