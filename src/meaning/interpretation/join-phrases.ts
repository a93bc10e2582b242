import type { UnitPhrase } from '../phrases/phrase.store.ts';
import { unitIdOf } from '../phrases/phrase-units.ts';
import type { PlacedWord } from './words-of-utterance.ts';

/**
 * Words that follow each other and are a phrase with a meaning of its own become one, the longest phrase first; as probable
 * as all of them together.
 */
export function joinPhrases(words: readonly PlacedWord[], phrases: readonly UnitPhrase[]): readonly PlacedWord[] {
  if (phrases.length === 0) return words;
  const longestFirst = [...phrases].sort((a, b) => b.formIds.length - a.formIds.length);
  const joined: PlacedWord[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = longestFirst.find(({ formIds }) => formIds.every((id, i) => words[at + i]?.forms[0]?.formId === id));
    if (phrase === undefined) {
      joined.push(words[at]!);
      at += 1;
      continue;
    }
    const parts = words.slice(at, at + phrase.formIds.length);
    joined.push({
      startSeconds: parts[0]!.startSeconds,
      endSeconds: parts.at(-1)!.endSeconds,
      whole: parts.length === words.length,
      forms: [
        {
          formId: unitIdOf(phrase.formIds),
          weight: parts.reduce((product, { forms }) => product * forms[0]!.weight, 1),
        },
      ],
      phrase: { id: phrase.id, formIds: phrase.formIds },
    });
    at += parts.length;
  }
  return joined;
}
