import { compareIds, type Situation } from '../situation.ts';
import { likeliest, unitIdOf } from './phrase-units.ts';

/** Where a phrase was heard: from which token of which situation on, and the probability that it was this. */
export interface PhraseOccurrence {
  /** Index into the situations. */
  readonly situation: number;
  readonly token: number;
  /** 0 to 1: product of the tokens' weights */
  readonly weight: number;
}

/** Forms that follow each other again and again, more often than their own frequencies explain. */
export interface FoundPhrase {
  readonly formIds: readonly string[];
  /** Expected number of times that it was heard. */
  readonly count: number;
  /** Log-likelihood ratio against forms that follow each other by chance; the last join's for phrases of three and more. */
  readonly cohesion: number;
  readonly occurrences: readonly PhraseOccurrence[];
}

export interface PhraseParameters {
  /** Least expected number of times. */
  readonly leastCount: number;
  /** 15.1 is 1 in 10,000 by chance (chi-square, one degree of freedom): there are many pairs to try. */
  readonly leastCohesion: number;
  /** 1: pairs; 2: of pairs and words, up to four forms. */
  readonly rounds: number;
}

export const phraseParameters: PhraseParameters = { leastCount: 3, leastCohesion: 15.1, rounds: 2 };

interface Unit {
  readonly id: number;
  readonly token: number;
  readonly weight: number;
}

/**
 * Phrases, by joining neighbours that go together (Dunning 1993, Accurate methods for the statistics of surprise and
 * coincidence), then those with their neighbours. A token counts as its likeliest form, as far as it is that.
 * @returns by their forms' ids; phrases within longer ones are there too
 */
export function findPhrases(
  situations: readonly Situation[],
  { leastCount, leastCohesion, rounds }: PhraseParameters = phraseParameters,
): FoundPhrase[] {
  const parts: (readonly string[])[] = [];
  const idOf = new Map<string, number>();
  const unitOf = (formIds: readonly string[]) => {
    const key = unitIdOf(formIds);
    let id = idOf.get(key);
    if (id === undefined) {
      idOf.set(key, (id = parts.length));
      parts.push(formIds);
    }
    return id;
  };
  let lines: Unit[][] = situations.map(({ heard }) =>
    heard.map((heardToken, token) => {
      const best = likeliest(heardToken);
      return { id: best === undefined ? -1 : unitOf([best.formId]), token, weight: best?.weight ?? 0 };
    }),
  );
  const found = new Map<number, FoundPhrase>();
  for (let round = 0; round < rounds; round++) {
    const joined = cohesivePairs(lines, leastCount, leastCohesion);
    if (joined.size === 0) break;
    lines = lines.map((line, situation) => {
      const next: Unit[] = [];
      for (let i = 0; i < line.length; i++) {
        const unit = line[i]!;
        const after = line[i + 1];
        const pair = after && joined.get(keyOf(unit.id, after.id));
        if (pair === undefined || betterAhead(joined, line, i, pair)) {
          next.push(unit);
          continue;
        }
        const id = unitOf([...parts[unit.id]!, ...parts[after!.id]!]);
        const weight = unit.weight * after!.weight;
        let phrase = found.get(id);
        if (!phrase) found.set(id, (phrase = { formIds: parts[id]!, count: 0, cohesion: pair, occurrences: [] }));
        const occurrences = phrase.occurrences as PhraseOccurrence[];
        occurrences.push({ situation, token: unit.token, weight });
        next.push({ id, token: unit.token, weight });
        i++;
      }
      return next;
    });
  }
  return [...found.values()]
    .map((phrase) => ({ ...phrase, count: phrase.occurrences.reduce((sum, { weight }) => sum + weight, 0) }))
    .filter(({ count }) => count >= leastCount)
    .sort((a, b) => compareIds(unitIdOf(a.formIds), unitIdOf(b.formIds)));
}

/** Whether the second of a pair goes with what follows it still better. */
function betterAhead(joined: ReadonlyMap<string, number>, line: readonly Unit[], i: number, cohesion: number): boolean {
  const [second, third] = [line[i + 1]!, line[i + 2]];
  return third !== undefined && (joined.get(keyOf(second.id, third.id)) ?? 0) > cohesion;
}

function keyOf(first: number, second: number): string {
  return `${first} ${second}`;
}

/** @returns log-likelihood ratio of each pair of neighbours that goes together */
function cohesivePairs(
  lines: readonly (readonly Unit[])[],
  leastCount: number,
  leastCohesion: number,
): Map<string, number> {
  const firsts = new Map<number, number>();
  const seconds = new Map<number, number>();
  const pairs = new Map<string, { first: number; second: number; count: number }>();
  let total = 0;
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i++) {
      const [first, second] = [line[i]!, line[i + 1]!];
      const weight = first.weight * second.weight;
      if (weight === 0) continue;
      total += weight;
      firsts.set(first.id, (firsts.get(first.id) ?? 0) + weight);
      seconds.set(second.id, (seconds.get(second.id) ?? 0) + weight);
      const key = keyOf(first.id, second.id);
      const pair = pairs.get(key);
      if (pair) pair.count += weight;
      else pairs.set(key, { first: first.id, second: second.id, count: weight });
    }
  }
  const cohesive = new Map<string, number>();
  for (const [key, { first, second, count }] of pairs) {
    if (count < leastCount) continue;
    const ratio = logLikelihoodRatio(count, firsts.get(first)!, seconds.get(second)!, total);
    if (ratio >= leastCohesion) cohesive.set(key, ratio);
  }
  return cohesive;
}

/** Dunning's 2 log lambda of a pair met `both` times, positive only where it is met more often than by chance. */
function logLikelihoodRatio(both: number, first: number, second: number, total: number): number {
  if (both * total <= first * second) return 0;
  const cells = [
    [both, first, second],
    [first - both, first, total - second],
    [second - both, total - first, second],
    [total - first - second + both, total - first, total - second],
  ] as const;
  return (
    2 * cells.reduce((sum, [seen, a, b]) => sum + (seen > 1e-12 ? seen * Math.log((seen * total) / (a * b)) : 0), 0)
  );
}
