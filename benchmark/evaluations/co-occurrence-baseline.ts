/**
 * The baseline that a learner has to beat: count in how many files a form is heard while a concept is in view, and take
 * those counts for meaning. It works on the same forms and concepts as the learner, so that only the learning differs.
 */

import {
  fileName,
  type LearnedConcept,
  type LearnedForm,
  type LearnedMapping,
  type Occurrence,
} from './lexicon-score.ts';

export interface Counted {
  readonly form: LearnedForm;
  readonly concept: LearnedConcept;
  readonly count: number;
  /** Pointwise mutual information over files, in nats. */
  readonly pmi: number;
}

/** All pairs that occur together in at least one file, the most frequent first. */
export function coOccurrences(forms: readonly LearnedForm[], concepts: readonly LearnedConcept[]): Counted[] {
  const seenIn = concepts.map((concept) => ({ concept, files: filesOf(concept.occurrences ?? []) }));
  const all = new Set(seenIn.flatMap(({ files }) => [...files]));
  for (const { tokens } of forms) for (const file of filesOf(tokens)) all.add(file);
  return forms
    .flatMap((form) => {
      const heardIn = filesOf(form.tokens);
      return seenIn.map(({ concept, files }) => {
        const count = [...heardIn].filter((file) => files.has(file)).length;
        const pmi = Math.log((count * all.size) / (heardIn.size * files.size));
        return { form, concept, count, pmi };
      });
    })
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || compare(one, other));
}

/** Each form means the concept it is most often heard with; where several are equally frequent, each of them. */
export function mostFrequentConcepts(counts: readonly Counted[]): LearnedMapping[] {
  const most = new Map<string, number>();
  for (const { form, count } of counts) most.set(form.id, Math.max(most.get(form.id) ?? 0, count));
  return counts.filter(({ form, count }) => count === most.get(form.id)).map(asMapping);
}

/** Each pair counted at least `threshold` times is a meaning; what Frank et al. (2009) call association frequency. */
export function frequentPairs(counts: readonly Counted[], threshold: number): LearnedMapping[] {
  return counts.filter(({ count }) => count >= threshold).map(asMapping);
}

/** Each pair with at least so much pointwise mutual information is a meaning. */
export function informativePairs(counts: readonly Counted[], threshold: number): LearnedMapping[] {
  return counts.filter(({ pmi }) => pmi >= threshold).map(asMapping);
}

function asMapping({ form, concept }: Counted): LearnedMapping {
  return { form, concept, probability: 1 };
}

function filesOf(occurrences: readonly Pick<Occurrence, 'file'>[]): Set<string> {
  return new Set(occurrences.map(({ file }) => fileName(file)));
}

function compare(one: Counted, other: Counted): number {
  return one.form.id < other.form.id
    ? -1
    : one.form.id > other.form.id
      ? 1
      : one.concept.id < other.concept.id
        ? -1
        : 1;
}
