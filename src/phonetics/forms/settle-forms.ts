import { averageLinkage, type MeasuredPair } from '../../dsp/average-linkage.ts';
import { nodeId } from '../../graph/node-id.ts';
import { groupedBy } from '../../grouped-by.ts';
import { assignToken, formThreshold, type FormAssignment } from './form-membership.ts';
import { mostBackground, mostExemplars, type FormState } from './form-state.ts';
import type { HeardToken } from './heard-token.ts';
import { measurePairs, type PairTable } from './measure-pairs.ts';
import { PatternShelf } from './pattern-shelf.ts';

/** A sound pattern that recurs, or has been heard once and may. */
export interface SettledForm {
  /** From the lowest token id, so that it is the same whatever the order of arrival. */
  readonly id: string;
  /** Ascending. */
  readonly tokenIds: readonly string[];
  /** The token nearest to the others on average. */
  readonly medoidTokenId: string;
}

export interface SettledForms {
  /** By their lowest token id. */
  readonly forms: readonly SettledForm[];
  /** By token id. */
  readonly assignments: readonly FormAssignment[];
  /** From which `stepForms` goes on. */
  readonly state: FormState;
}

/** Relative distance of tokens that were not compared: that of any two. */
const unmeasured = 1;

/** The id of a form whose lowest (settled) or first (found by a step) token is this one. */
export function formId(lexiconId: string, tokenId: string): string {
  return nodeId('form', lexiconId, tokenId);
}

/**
 * The forms of a lexicon from all its tokens at once, by average linkage over relative distances. The result follows
 * from the set of tokens alone. Pure and deterministic; about 30 ms a token.
 * @param tokens in any order, ids distinct, each pattern with at least one frame
 */
export function settleForms(
  lexiconId: string,
  tokens: readonly HeardToken[],
  shelf: PatternShelf = new PatternShelf(),
): SettledForms {
  const sorted = [...tokens].sort((a, b) => (a.id < b.id ? -1 : 1));
  const table = measurePairs(sorted, shelf);
  const pairs: MeasuredPair[] = [];
  table.distances.forEach((row, a) => {
    for (const [b, distance] of row) if (a < b) pairs.push({ a, b, distance });
  });
  const labels = averageLinkage(sorted.length, pairs, { threshold: formThreshold, unmeasured });
  const clusters = groupedBy(labels.keys(), (item) => labels[item]!);
  const ids = new Map([...clusters.keys()].map((label) => [label, formId(lexiconId, sorted[label]!.id)]));
  const forms = [...clusters].map(([label, items]): SettledForm => ({
    id: ids.get(label)!,
    tokenIds: items.map((item) => sorted[item]!.id),
    medoidTokenId: sorted[medoid(items, table)]!.id,
  }));
  const assignments = sorted.map(({ id }, item) => {
    const near = new Set<number>([labels[item]!]);
    for (const [other, distance] of table.distances[item]!) {
      if (distance < unmeasured) near.add(labels[other]!);
    }
    const distances = new Map<string, number>();
    for (const label of near) {
      const others = clusters.get(label)!.filter((other) => other !== item);
      if (others.length > 0) distances.set(ids.get(label)!, meanDistance(item, others, table));
    }
    return assignToken(id, ids.get(labels[item]!)!, distances);
  });
  const state: FormState = {
    lexiconId,
    forms: forms
      .map((form, index) => ({
        id: form.id,
        tokenCount: form.tokenIds.length,
        medoidTokenId: form.medoidTokenId,
        exemplars: [...clusters.values()]
          [index]!.slice(0, mostExemplars)
          .map((item) => ({ token: sorted[item]!, typical: table.typical[item]! })),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    background: sorted.slice(0, mostBackground),
  };
  return { forms, assignments, state };
}

function meanDistance(item: number, others: readonly number[], table: PairTable): number {
  let sum = 0;
  for (const other of others) sum += table.distances[item]!.get(other) ?? unmeasured;
  return sum / others.length;
}

function medoid(items: readonly number[], table: PairTable): number {
  let best = items[0]!;
  let least = Infinity;
  for (const item of items) {
    const mean = meanDistance(
      item,
      items.filter((other) => other !== item),
      table,
    );
    if (mean < least) {
      least = mean;
      best = item;
    }
  }
  return best;
}
