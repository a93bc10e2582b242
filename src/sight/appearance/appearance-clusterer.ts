import { averageLinkage, type MeasuredPair } from '../../dsp/average-linkage.ts';
import type { ClusterRedirect } from '../../dsp/follow-clusters.ts';
import { ParameterError } from '../../errors.ts';
import { nodeId } from '../../graph/node-id.ts';
import { groupedBy } from '../../grouped-by.ts';
import { appearanceDistance, decodeDescriptor, type ComparableAppearance } from './appearance-descriptor.ts';

/**
 * Groups appearances into things without a name, from their looks alone: no label is used. `stepAppearances` takes new
 * ones as they come, at a cost bounded by the number of things known; `settleAppearances` gives the batch result,
 * which follows from the set of appearances alone, whatever the order in which they arrived.
 */

export interface SeenAppearance {
  readonly id: string;
  /** See `appearance-descriptor.ts`. */
  readonly descriptor: Uint8Array;
}

/** A thing as far as new appearances need to know it. */
export interface KnownThing {
  /** Of the UNNAMED concept. */
  readonly id: string;
  readonly count: number;
  /** At most six, those of the lowest ids: as good as drawn by chance, since ids are hashes. */
  readonly exemplars: readonly SeenAppearance[];
}

/** All that the clusterer remembers of a lexicon. */
export interface AppearanceState {
  readonly lexiconId: string;
  /** By id. */
  readonly things: readonly KnownThing[];
}

export interface AppearanceAssignment {
  readonly appearanceId: string;
  readonly conceptId: string;
  /** Probability that it is this thing and not another known one or a new one, 0 to 1. */
  readonly confidence: number;
}

export interface AppearanceStep {
  readonly state: AppearanceState;
  /** Of the new appearances, in the order of their ids. */
  readonly assignments: readonly AppearanceAssignment[];
  readonly newConceptIds: readonly string[];
  /** Chains are already followed. */
  readonly redirects: readonly ClusterRedirect[];
}

export interface SettledThing {
  /** From its lowest appearance id. */
  readonly id: string;
  /** Ascending. */
  readonly appearanceIds: readonly string[];
}

export interface SettledAppearances {
  /** By their lowest appearance id. */
  readonly things: readonly SettledThing[];
  /** In the order of appearance ids. */
  readonly assignments: readonly AppearanceAssignment[];
  /** From which `stepAppearances` goes on. */
  readonly state: AppearanceState;
}

/**
 * Mean distance at which two groups are as likely one thing as two; from the evaluation's tuning half, whose pictures
 * are none of those scored.
 */
export const thingThreshold = 0.26;
/** Scale of the confidence: how quickly doubt grows around the threshold. */
const doubt = 0.03;
const mostExemplars = 6;
/** Pairs further apart are not kept, and count as being that far. */
const unmeasured = 2 * thingThreshold;

export function emptyAppearanceState(lexiconId: string): AppearanceState {
  return { lexiconId, things: [] };
}

/** The id of a thing whose first (found by a step) or lowest (settled) appearance is this one. */
export function unnamedConceptId(lexiconId: string, appearanceId: string): string {
  return nodeId('concept', lexiconId, appearanceId);
}

/**
 * Pure: the state given stays as it is. New appearances are taken in the order of their ids.
 * @param appearances not in the state yet, ids distinct
 */
export function stepAppearances(state: AppearanceState, appearances: readonly SeenAppearance[]): AppearanceStep {
  const looks = new Looks();
  const things = new Map(state.things.map((thing) => [thing.id, thing]));
  const newIds = new Set<string>();
  const redirects = new Map<string, string>();
  const assigned: AppearanceAssignment[] = [];
  for (const appearance of byId(appearances)) {
    const distances = [...things.values()].map((thing) => ({
      id: thing.id,
      distance: meanDistance([appearance], thing.exemplars, looks),
    }));
    const near = distances.filter(({ distance }) => distance <= thingThreshold);
    near.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
    const home = near[0]?.id ?? unnamedConceptId(state.lexiconId, appearance.id);
    if (!things.has(home)) newIds.add(home);
    things.set(home, withAppearances(home, things.get(home), 1, [appearance]));
    // A look between two things may show them to be one.
    for (const { id } of near.slice(1)) {
      const other = things.get(id)!;
      const mine = things.get(home)!;
      if (meanDistance(mine.exemplars, other.exemplars, looks) > thingThreshold) continue;
      things.set(home, withAppearances(home, mine, other.count, other.exemplars));
      things.delete(id);
      redirects.set(id, home);
    }
    assigned.push({ appearanceId: appearance.id, conceptId: home, confidence: confidenceOf(home, distances) });
  }
  const current = (id: string): string => (redirects.has(id) ? current(redirects.get(id)!) : id);
  return {
    state: { lexiconId: state.lexiconId, things: byId([...things.values()]) },
    assignments: assigned.map((assignment) => ({ ...assignment, conceptId: current(assignment.conceptId) })),
    newConceptIds: [...newIds].filter((id) => things.has(id)),
    redirects: [...redirects.keys()]
      .filter((fromId) => !newIds.has(fromId))
      .map((fromId) => ({ fromId, toId: current(fromId) })),
  };
}

/**
 * Average linkage (UPGMA) over all appearances.
 * @param appearances in any order, ids distinct
 * @throws {ParameterError} two appearances with one id
 */
export function settleAppearances(lexiconId: string, appearances: readonly SeenAppearance[]): SettledAppearances {
  const sorted = byId(appearances);
  sorted.forEach(({ id }, i) => {
    if (i > 0 && id === sorted[i - 1]!.id) throw new ParameterError(`two appearances have the id ${id}`);
  });
  const looks = new Looks();
  const pairs = nearPairs(sorted, looks);
  const labels = averageLinkage(sorted.length, pairs, { threshold: thingThreshold, unmeasured });
  const members = groupedBy(labels.keys(), (item) => labels[item]!);
  const ids = new Map([...members.keys()].map((label) => [label, unnamedConceptId(lexiconId, sorted[label]!.id)]));
  const nearby = sumsByLabel(sorted.length, pairs, labels);
  const assignments = sorted.map(({ id }, item): AppearanceAssignment => {
    const distances = [...nearby[item]!].flatMap(([label, { sum, count }]) => {
      const others = members.get(label)!.length - (labels[item] === label ? 1 : 0);
      return [{ id: ids.get(label)!, distance: (sum + (others - count) * unmeasured) / others }];
    });
    const conceptId = ids.get(labels[item]!)!;
    return { appearanceId: id, conceptId, confidence: confidenceOf(conceptId, distances) };
  });
  const groups = [...members].map(([label, items]) => ({ id: ids.get(label)!, seen: items.map((i) => sorted[i]!) }));
  return {
    things: groups.map(({ id, seen }) => ({ id, appearanceIds: seen.map((appearance) => appearance.id) })),
    assignments,
    state: {
      lexiconId,
      things: byId(groups.map(({ id, seen }) => ({ id, count: seen.length, exemplars: seen.slice(0, mostExemplars) }))),
    },
  };
}

/** Pairs near enough to matter for a cluster or for a doubt. */
function nearPairs(sorted: readonly SeenAppearance[], looks: Looks): MeasuredPair[] {
  const compared = sorted.map((appearance) => looks.of(appearance));
  const pairs: MeasuredPair[] = [];
  for (let b = 1; b < compared.length; b++) {
    for (let a = 0; a < b; a++) {
      const distance = appearanceDistance(compared[a]!, compared[b]!);
      if (distance < unmeasured) pairs.push({ a, b, distance });
    }
  }
  return pairs;
}

function sumsByLabel(items: number, pairs: readonly MeasuredPair[], labels: Int32Array) {
  const sums = Array.from({ length: items }, () => new Map<number, { sum: number; count: number }>());
  const add = (item: number, other: number, distance: number): void => {
    const label = labels[other]!;
    const { sum, count } = sums[item]!.get(label) ?? { sum: 0, count: 0 };
    sums[item]!.set(label, { sum: sum + distance, count: count + 1 });
  };
  for (const { a, b, distance } of pairs) {
    add(a, b, distance);
    add(b, a, distance);
  }
  return sums;
}

/** Softmax over distances, in which a thing not yet known stands at the threshold. */
function confidenceOf(home: string, distances: readonly { id: string; distance: number }[]): number {
  const weight = (distance: number): number => Math.exp((thingThreshold - distance) / doubt);
  const total = distances.reduce((sum, { distance }) => sum + weight(distance), 1);
  const own = distances.find(({ id }) => id === home);
  return (
    (own && own.distance <= thingThreshold ? weight(own.distance) : Math.max(1, own ? weight(own.distance) : 0)) / total
  );
}

function meanDistance(some: readonly SeenAppearance[], others: readonly SeenAppearance[], looks: Looks): number {
  let sum = 0;
  for (const a of some) for (const b of others) sum += appearanceDistance(looks.of(a), looks.of(b));
  return sum / (some.length * others.length);
}

function withAppearances(
  id: string,
  thing: KnownThing | undefined,
  count: number,
  seen: readonly SeenAppearance[],
): KnownThing {
  const exemplars = byId([...(thing?.exemplars ?? []), ...seen]).slice(0, mostExemplars);
  return { id, count: (thing?.count ?? 0) + count, exemplars };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Descriptors are decoded once. */
class Looks {
  private readonly known = new Map<string, ComparableAppearance>();

  of({ id, descriptor }: SeenAppearance): ComparableAppearance {
    let look = this.known.get(id);
    if (!look) this.known.set(id, (look = decodeDescriptor(descriptor)));
    return look;
  }
}
