import { shareLeftUnexplained } from '../explaining-away.ts';
import { logistic, logOddsOf } from '../../dsp/log-odds.ts';
import type { LearnedMapping } from '../mappings.ts';
import { compareIds, type Situation } from '../situation.ts';
import { CorpusView } from './corpus-view.ts';
import { Evidence } from './evidence.ts';
import type { FoundPhrase } from './find-phrases.ts';
import { type PhraseUnits, unitIdOf } from './phrase-units.ts';

/** A word of a phrase, and whether it means there what it means elsewhere. */
export interface PhrasePart {
  readonly formId: string;
  /** Its likeliest meaning by itself; absent where it most likely refers to nothing. */
  readonly conceptId?: string;
  /** Of that meaning by itself; 0 without one. */
  readonly probability: number;
  /** Probability that it keeps that meaning in the phrase; 0 without one. */
  readonly kept: number;
}

export interface PhraseMeaning {
  readonly conceptId: string;
  readonly probability: number;
}

/** What a phrase means: what its words mean, joined, or something of its own. */
export interface Phrase {
  readonly formIds: readonly string[];
  /** Expected number of times that it was heard. */
  readonly count: number;
  /** See FoundPhrase. */
  readonly cohesion: number;
  readonly parts: readonly PhrasePart[];
  /** What it refers to as a whole and its words do not, likeliest first; together at most 1. */
  readonly whole: readonly PhraseMeaning[];
  /** Probability that it has no meaning of its own and that every word that means something keeps its meaning. */
  readonly composes: number;
  /** Some situations in which it was heard. */
  readonly situationIds: readonly string[];
}

/** Priors: share of recurring phrases that mean something of their own, and of words that keep their meaning. */
const wholeShare = 0.1;
const keptShare = 0.9;
const leastProbability = 0.01;
const situationsKept = 5;
/** Of what is heard more often than this, situations from the first to the last speak for all: more would change little. */
const mostLookedAt = 2000;

/**
 * Recurring phrases and what they mean. A phrase is first taken to mean what its words mean: whatever in view its words,
 * or other words of the utterance, account for says nothing of the phrase itself. What is left over, time and again,
 * is a meaning of its own ("hot dog" beside sausages); and where a word's thing is not in view when the phrase is
 * said as it is otherwise, the word does not keep its meaning there. A word accounts only for what it means outside the
 * phrase too, if it is heard outside: that sausages are there when "hot" is said is not because it means them.
 * @param found in the situations
 * @param meanings of forms, likeliest first, as learned from the same situations with `units` as one form each
 * @returns those heard most often first
 */
export function learnPhrases(
  situations: readonly Situation[],
  found: readonly FoundPhrase[],
  meanings: readonly LearnedMapping[],
  units: PhraseUnits,
): Phrase[] {
  if (found.length === 0) return [];
  const joined = situations.map((situation) => units.join(situation));
  const corpus = new CorpusView(joined, meanings);
  return found
    .map((phrase) => judge(phrase, corpus, units))
    .sort((a, b) => b.count - a.count || compareIds(unitIdOf(a.formIds), unitIdOf(b.formIds)));
}

function judge(phrase: FoundPhrase, corpus: CorpusView, units: PhraseUnits): Phrase {
  const { formIds } = phrase;
  const where = oncePerSituation(phrase);
  const all = new Evidence(corpus);
  const left = new Evidence(corpus);
  const outside = new Map(formIds.map((formId) => [formId, meaningOutside(formId, where, corpus)]));
  for (const [situation, weight] of evenly([...where], mostLookedAt)) {
    all.add(situation, weight);
    const explained = explainedBy(situation, corpus, outside);
    left.add(situation, weight, (conceptId) =>
      shareLeftUnexplained(0, 1 - (explained.get(conceptId) ?? 0), corpus.shareInView(conceptId)),
    );
  }
  const parts = formIds.map((formId): PhrasePart => {
    const best = corpus.meaningsOf(formId).find(({ conceptId, probability }) => {
      return probability >= 0.5 && outside.get(formId)!(conceptId) >= 0.5;
    });
    if (best === undefined) return { formId, probability: 0, kept: 0 };
    const { conceptId, probability } = best;
    return { formId, conceptId, probability, kept: logistic(logOddsOf(keptShare) + all.for(conceptId)) };
  });
  const learned = units.has(formIds) ? corpus.meaningsOf(unitIdOf(formIds)) : ownMeanings(left, corpus);
  // what a word of it means by itself is not the phrase's own
  const ofParts = new Set(parts.map(({ conceptId }) => conceptId));
  const whole = learned
    .filter(({ conceptId }) => !ofParts.has(conceptId))
    .map(({ conceptId, probability }) => ({ conceptId, probability }));
  const nothingOwn = Math.max(0, 1 - whole.reduce((sum, { probability }) => sum + probability, 0));
  return {
    formIds,
    count: phrase.count,
    cohesion: phrase.cohesion,
    parts,
    whole: whole.filter(({ probability }) => probability >= leastProbability),
    composes: parts.reduce(
      (product, { conceptId, kept }) => product * (conceptId === undefined ? 1 : kept),
      nothingOwn,
    ),
    situationIds: evenly([...where.keys()], situationsKept).map((situation) => corpus.situations[situation]!.id),
  };
}

/** Softmax over the concepts met and "nothing of its own". */
function ownMeanings(evidence: Evidence, corpus: CorpusView): PhraseMeaning[] {
  const prior = logOddsOf(wholeShare) - Math.log(Math.max(1, corpus.conceptCount));
  const own = [...evidence.conceptIds()].map((conceptId) => ({ conceptId, logOdds: prior + evidence.for(conceptId) }));
  const highest = own.reduce((most, { logOdds }) => Math.max(most, logOdds), 0);
  const total = own.reduce((sum, { logOdds }) => sum + Math.exp(logOdds - highest), Math.exp(-highest));
  return own
    .map(({ conceptId, logOdds }) => ({ conceptId, probability: Math.exp(logOdds - highest) / total }))
    .sort((a, b) => b.probability - a.probability || compareIds(a.conceptId, b.conceptId));
}

/** A phrase said twice in one utterance is one piece of evidence. @returns situations, with the probability of each */
function oncePerSituation({ occurrences }: FoundPhrase): Map<number, number> {
  const where = new Map<number, number>();
  for (const { situation, weight } of occurrences) {
    where.set(situation, 1 - (1 - (where.get(situation) ?? 0)) * (1 - weight));
  }
  return where;
}

/** Probability that a word that is believed to mean a concept means it outside a phrase as well. */
type MeaningOutside = (conceptId: string) => number;

/** Surely, of a word that is hardly ever heard but in the phrase: nothing speaks against it. */
function meaningOutside(formId: string, phrase: ReadonlyMap<number, number>, corpus: CorpusView): MeaningOutside {
  const evidence = new Evidence(corpus);
  for (const [situation, weight] of evenly([...corpus.whereHeard(formId)], mostLookedAt)) {
    const alone = weight * (1 - (phrase.get(situation) ?? 0));
    if (alone > 0) evidence.add(situation, alone);
  }
  if (evidence.heard < 2) return () => 1;
  const known = new Map(
    corpus.meaningsOf(formId).map(({ conceptId }) => [conceptId, logistic(evidence.forAlways(conceptId))]),
  );
  return (conceptId) => known.get(conceptId)!;
}

/** For concepts in view, the probability that a word of the utterance made them be there. */
function explainedBy(
  situation: number,
  corpus: CorpusView,
  outside: ReadonlyMap<string, MeaningOutside>,
): Map<string, number> {
  const explained = new Map<string, number>();
  for (const { forms } of corpus.situations[situation]!.heard) {
    for (const { formId, weight } of forms) {
      for (const { conceptId, probability } of corpus.meaningsOf(formId)) {
        const means = probability * (outside.get(formId)?.(conceptId) ?? 1);
        const named = corpus.namedRate * weight * means;
        explained.set(conceptId, 1 - (1 - (explained.get(conceptId) ?? 0)) * (1 - named));
      }
    }
  }
  return explained;
}

/** @returns at most so many, from the first to the last */
function evenly<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}
