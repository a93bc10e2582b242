import type { FormCandidate } from '../../phonetics/forms/form-membership.ts';

/** One word of an utterance, or all of it: which known forms it may be. */
export interface HeardWord {
  /** Weights sum to at most 1; the rest is for forms not known. */
  readonly forms: readonly FormCandidate[];
}

/** What a form may mean: P(concept | form), summing to at most 1. */
export type Meanings = ReadonlyMap<string, number>;

/** What was in view around an utterance. */
export interface View {
  /** Confidence of each concept in view, 0 to 1. */
  readonly confidence: ReadonlyMap<string, number>;
  /** Share of the lexicon's situations with the concept in view, 0 to 1. */
  readonly baseRate: ReadonlyMap<string, number>;
}

export interface LikelyMeaning {
  readonly conceptId: string;
  /** In context: by the view and the neighbours too. */
  readonly probability: number;
  /** By the sound alone. */
  readonly withoutContext: number;
}

export interface WordMeanings {
  /** The likeliest first, equals by id; what they lack to 1 is for meaning nothing that is known. */
  readonly meanings: readonly LikelyMeaning[];
  /** Weight of forms that are not known. */
  readonly unknown: number;
}

/** How often a thing is in view when it is named: where the learner starts from. */
const inViewWhenNamed = 2 / 3;
/** What is always, or never, in view tells nothing; and no single view tells everything. */
const leastBaseRate = 0.02;
const neighbourRounds = 4;

/**
 * What each word of an utterance likely means: by its forms, by what is in view (absent: there were no pictures), and by what
 * the other words mean, since what they account for being in view is no sign for this one (explaining away).
 */
export function interpretTokens(
  words: readonly HeardWord[],
  meaningsOf: ReadonlyMap<string, Meanings>,
  view?: View,
): readonly WordMeanings[] {
  const bySound = words.map((word) => meaningsBySound(word, meaningsOf));
  const ratios = new Map<string, number>();
  if (view !== undefined) {
    for (const meanings of bySound) {
      for (const conceptId of meanings.keys()) ratios.set(conceptId, likelihoodRatio(conceptId, view));
    }
  }
  let posteriors = bySound.map((meanings) => inContext(meanings, (conceptId) => ratios.get(conceptId) ?? 1));
  for (let round = 0; round < neighbourRounds && words.length > 1; round++) {
    const former = posteriors;
    posteriors = bySound.map((meanings, place) =>
      inContext(meanings, (conceptId) => {
        const ratio = ratios.get(conceptId) ?? 1;
        if (ratio <= 1) return ratio;
        const unclaimed = former.reduce(
          (left, other, at) =>
            at === place || sameWord(words[at]!, words[place]!) ? left : left * (1 - (other.get(conceptId) ?? 0)),
          1,
        );
        return 1 + (ratio - 1) * unclaimed;
      }),
    );
  }
  return words.map((word, place) => ({
    unknown: Math.max(0, 1 - word.forms.reduce((sum, { weight }) => sum + weight, 0)),
    meanings: [...posteriors[place]!]
      .map(([conceptId, probability]) => ({
        conceptId,
        probability,
        withoutContext: bySound[place]!.get(conceptId)!,
      }))
      .sort((a, b) => b.probability - a.probability || (a.conceptId < b.conceptId ? -1 : 1)),
  }));
}

function meaningsBySound({ forms }: HeardWord, meaningsOf: ReadonlyMap<string, Meanings>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { formId, weight } of forms) {
    for (const [conceptId, probability] of meaningsOf.get(formId) ?? []) {
      found.set(conceptId, (found.get(conceptId) ?? 0) + weight * probability);
    }
  }
  return found;
}

/** How much likelier the view is if the concept is spoken of than if not. */
function likelihoodRatio(conceptId: string, { confidence, baseRate }: View): number {
  const seen = confidence.get(conceptId) ?? 0;
  const base = Math.min(1 - leastBaseRate, Math.max(leastBaseRate, baseRate.get(conceptId) ?? leastBaseRate));
  return (seen * inViewWhenNamed) / base + ((1 - seen) * (1 - inViewWhenNamed)) / (1 - base);
}

/** Meaning none of them keeps its own weight, which no view changes. */
function inContext(
  meanings: ReadonlyMap<string, number>,
  ratioOf: (conceptId: string) => number,
): ReadonlyMap<string, number> {
  let total = 0;
  let bySound = 0;
  const weighed = [...meanings].map(([conceptId, probability]): [string, number] => {
    const weight = probability * ratioOf(conceptId);
    total += weight;
    bySound += probability;
    return [conceptId, weight];
  });
  total += Math.max(0, 1 - bySound);
  return new Map(weighed.map(([conceptId, weight]) => [conceptId, total > 0 ? weight / total : 0]));
}

/** A word said twice names one thing twice. */
function sameWord(a: HeardWord, b: HeardWord): boolean {
  return a.forms[0] !== undefined && a.forms[0].formId === b.forms[0]?.formId;
}
