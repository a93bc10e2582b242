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
/** A change of ending found once counts a quarter, one found in three pairs of words a half. */
const occurrencesForHalf = 3;

/**
 * Likeness by spelling: Dice's coefficient of the letter pairs of two words, the beginning counted as a letter, so that
 * "dog" and "doggie" are alike and "hat" and "that" are not (Adamson & Boreham 1974, The use of an association measure
 * based on character structure to identify semantically related pairs of words); the less, the fewer other pairs of
 * words differ in the same way, since "-s" and "-ie" make new words of many and "-ep" of "she" alone (Goldsmith 2001,
 * Unsupervised learning of the morphology of a natural language). Words with digits ("w1", "w12") are names that somebody made up, and
 * alike to none.
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
  let changes: ReadonlyMap<string, number> | undefined;
  return {
    of(formId) {
      let alike = known.get(formId);
      if (!alike) {
        changes ??= countChanges();
        known.set(formId, (alike = find(formId, changes)));
      }
      return alike;
    },
  };

  function find(word: string, changes: ReadonlyMap<string, number>): AlikeForm[] {
    return [...similarTo(word)].map(({ formId, similarity }) => {
      const occurrences = changes.get(changeBetween(word, formId))!;
      return { formId, similarity: (similarity * occurrences) / (occurrences + occurrencesForHalf) };
    });
  }

  /** How many pairs of words differ in each way; every pair is met from either side. */
  function countChanges(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const word of pairsOf.keys()) {
      for (const { formId } of similarTo(word)) {
        const change = changeBetween(word, formId);
        counts.set(change, (counts.get(change) ?? 0) + 0.5);
      }
    }
    return counts;
  }

  function* similarTo(word: string): Generator<AlikeForm> {
    const own = pairsOf.get(word);
    if (!own) return;
    const shared = new Map<string, number>();
    for (const pair of own) {
      for (const other of wordsWith.get(pair)!) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    shared.delete(word);
    for (const [formId, count] of shared) {
      const similarity = (2 * count) / (own.size + pairsOf.get(formId)!.size);
      if (similarity >= leastSimilarity) yield { formId, similarity };
    }
  }
}

/** What of either word follows the beginning that they share, whichever comes first. */
function changeBetween(a: string, b: string): string {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [first, second] = [a.slice(same), b.slice(same)];
  return first < second ? `${first} ${second}` : `${second} ${first}`;
}

function isNumbered(word: string): boolean {
  return /\p{Nd}/u.test(word);
}

function letterPairs(word: string): Set<string> {
  const letters = ['', ...word.toLowerCase()];
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]!}${letter}`));
}
