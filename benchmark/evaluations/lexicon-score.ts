/**
 * How much of a true lexicon was learned from clips whose truth is known, for the sample and for real recordings.
 *
 * The rule:
 * - A token speaks the truth word that it overlaps longest in its file, if that is at least half of the shorter of the
 *   two; else it speaks nothing. A form is the word that more than half of its tokens speak, or no word.
 * - An occurrence shows the truth picture whose box it overlaps best (intersection over union, at least 0.1) while that
 *   was in view; without a box it shows a picture only if no other was in view. A concept is the picture's concept that
 *   more than half of its occurrences show; without occurrences, the truth concept that has its label; or nothing.
 * - Mappings that are rejected, or less probable than `atLeast`, are not learned. Mappings of several forms of one word
 *   to one concept are one learned pair; a mapping whose form or concept is nothing is a learned pair of its own, and
 *   wrong.
 * - Precision: the share of learned pairs that the lexicon has. Recall: the share of the lexicon's pairs that were
 *   learned. F: their harmonic mean. What nothing was learned from has precision 0.
 * - By voices: only pairs whose word the truth has in so many voices.
 */

import path from 'node:path';
import type { Box, Truth } from '../../examples/sample/truth.ts';

export interface Interval {
  /** Path or name; only its last part is compared. */
  readonly file: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
}

export interface Occurrence extends Interval {
  readonly box?: Box | null;
}

export interface LearnedForm {
  readonly id: string;
  readonly tokens: readonly Interval[];
}

export interface LearnedConcept {
  readonly id: string;
  readonly label?: string | null;
  readonly occurrences?: readonly Occurrence[];
}

/** A line of `mappings --json`, with the occurrences of its concept where it has no name. */
export interface LearnedMapping {
  readonly form: LearnedForm;
  readonly concept: LearnedConcept;
  readonly probability: number;
  readonly status?: string;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
  readonly rightPairs: number;
  readonly learnedPairs: number;
  readonly truePairs: number;
}

export interface LexiconScore extends Score {
  /** Keyed by in how many voices the word was heard. */
  readonly byVoices: Readonly<Record<number, Score>>;
  /** What each learned pair was taken for; null is no word or no concept of the truth. */
  readonly pairs: readonly { readonly word: string | null; readonly concept: string | null; readonly right: boolean }[];
  readonly missed: Truth['lexicon'];
}

export function scoreLexicon(
  truth: Truth,
  mappings: readonly LearnedMapping[],
  { atLeast = 0.5 }: { atLeast?: number } = {},
): LexiconScore {
  const isTrue = new Set(truth.lexicon.map(({ word, concept }) => pairKey(word, concept)));
  const learned = new Map<string, { word: string | null; concept: string | null; right: boolean }>();
  for (const { form, concept, probability, status } of mappings) {
    if (status === 'REJECTED' || probability < atLeast) continue;
    const pair = { word: wordOfForm(truth, form), concept: conceptOf(truth, concept) };
    const nameless = pair.word === null || pair.concept === null;
    const key = nameless ? `${form.id} ${concept.id}` : pairKey(pair.word, pair.concept);
    learned.set(key, { ...pair, right: isTrue.has(pairKey(pair.word, pair.concept)) });
  }
  const pairs = [...learned.values()];
  const found = new Set(pairs.map(({ word, concept }) => pairKey(word, concept)));
  const voices = voicesOfWords(truth);
  const byVoices: Record<number, Score> = {};
  for (const count of new Set(truth.lexicon.map(({ word }) => voices.get(word) ?? 0))) {
    byVoices[count] = score(
      pairs.filter(({ word }) => word !== null && voices.get(word) === count),
      truth.lexicon.filter(({ word }) => (voices.get(word) ?? 0) === count).length,
    );
  }
  return {
    ...score(pairs, truth.lexicon.length),
    byVoices,
    pairs,
    missed: truth.lexicon.filter(({ word, concept }) => !found.has(pairKey(word, concept))),
  };
}

function score(pairs: readonly { right: boolean }[], truePairs: number): Score {
  const rightPairs = pairs.filter(({ right }) => right).length;
  const precision = pairs.length === 0 ? 0 : rightPairs / pairs.length;
  const recall = truePairs === 0 ? 0 : rightPairs / truePairs;
  const f = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f, rightPairs, learnedPairs: pairs.length, truePairs };
}

/** In how many voices each word of the truth is spoken. */
export function voicesOfWords(truth: Truth): Map<string, number> {
  const voices = new Map<string, Set<string>>();
  for (const { word, voice } of truth.clips.flatMap(({ words }) => words)) {
    voices.set(word, (voices.get(word) ?? new Set()).add(voice));
  }
  return new Map([...voices].map(([word, names]) => [word, names.size]));
}

/** The truth word that most of a form's tokens speak, or null. */
export function wordOfForm(truth: Truth, form: LearnedForm): string | null {
  return majority(form.tokens.map((token) => wordOfToken(truth, token)));
}

function wordOfToken(truth: Truth, token: Interval): string | null {
  let best: string | null = null;
  let longest = 0;
  for (const { word, startSeconds, endSeconds } of clipOf(truth, token.file)?.words ?? []) {
    const overlap = Math.min(token.end, endSeconds) - Math.max(token.start, startSeconds);
    const enough = Math.min(token.end - token.start, endSeconds - startSeconds) / 2;
    if (overlap >= enough && overlap > longest) [best, longest] = [word, overlap];
  }
  return best;
}

/** The truth concept that most of a learned concept's occurrences show, or that has its label, or null. */
export function conceptOf(truth: Truth, concept: LearnedConcept): string | null {
  if (concept.occurrences?.length) return majority(concept.occurrences.map((one) => pictureOf(truth, one)));
  const label = plainName(concept.label ?? '');
  return truth.lexicon.find((pair) => plainName(pair.concept) === label)?.concept ?? null;
}

function pictureOf(truth: Truth, { file, start, end, box }: Occurrence): string | null {
  const inView = (clipOf(truth, file)?.pictures ?? []).filter(
    ({ startSeconds, endSeconds }) => Math.min(end, endSeconds) - Math.max(start, startSeconds) >= 0,
  );
  if (!box) return inView.length === 1 ? inView[0]!.concept : null;
  const ranked = inView
    .map((picture) => ({ concept: picture.concept, share: intersectionOverUnion(picture.box, box) }))
    .sort((one, other) => other.share - one.share);
  return ranked[0] && ranked[0].share >= 0.1 ? ranked[0].concept : null;
}

export function intersectionOverUnion(one: Box, other: Box): number {
  const across = Math.min(one[0] + one[2], other[0] + other[2]) - Math.max(one[0], other[0]);
  const down = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1]);
  const shared = Math.max(0, across) * Math.max(0, down);
  const union = one[2] * one[3] + other[2] * other[3] - shared;
  return union > 0 ? shared / union : 0;
}

/** What more than half of the items are, or null. */
function majority(items: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  for (const [item, count] of counts) if (count * 2 > items.length) return item;
  return null;
}

function clipOf(truth: Truth, file: string): Truth['clips'][number] | undefined {
  const name = fileName(file);
  return truth.clips.find((clip) => clip.file === name);
}

/** The last part of a path. */
export function fileName(file: string): string {
  return path.posix.basename(file.replaceAll('\\', '/'));
}

function pairKey(word: string | null, concept: string | null): string {
  return JSON.stringify([word, concept]);
}

function plainName(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[_\s-]+/g, ' ')
    .trim();
}
