import { dot } from '../../dsp/dot.ts';
import { pointLinkage } from '../../dsp/point-linkage.ts';
import { nodeId } from '../../graph/node-id.ts';
import { groupedBy } from '../../grouped-by.ts';
import { sameVoice, type SameVoiceRule } from '../speakers/same-voice.ts';
import type { HeardSourceRecord } from './heard-source.ts';

/**
 * One Source for the same voice over many recordings. `stepSources` takes new ones as they come; `settleSources` gives the batch result, which
 * follows from the set of what was heard alone. What a person has said is never gone against: it is where both begin. Sounds other than
 * voice are each a Source of their own until a person says that two are one.
 */

/** What was heard in one recording, and what a person has said of it. */
export interface SourceToPlace extends Pick<HeardSourceRecord, 'id' | 'kind' | 'label' | 'seconds'> {
  /** What the voice is like, of length 1; null where it is no voice. */
  readonly vector: Float32Array | null;
  /** The Source that a person has said it is. */
  readonly identifiedAs: string | null;
}

/** A voice as far as new ones need to know it. */
export interface KnownVoice {
  /** Of the Source. */
  readonly id: string;
  /** Mean of the points of what was heard of it. */
  readonly vector: Float32Array;
  /** What the mean stands for, in seconds. */
  readonly weight: number;
}

export interface PlacedSource extends Pick<SourceToPlace, 'kind' | 'label'> {
  readonly id: string;
  /** Null where it is no voice. */
  readonly vector: Float32Array | null;
  readonly weight: number;
}

export interface SourceAssignment {
  readonly heardSourceId: string;
  readonly sourceId: string;
  /** Probability that it is this Source and no other, 0 to 1. */
  readonly confidence: number;
}

export interface PlacedSources {
  /** Those among the assignments. */
  readonly sources: readonly PlacedSource[];
  readonly assignments: readonly SourceAssignment[];
}

/** One long recording is not to outweigh all others. */
const mostWeightSeconds = 60;

/** The id of a Source whose first (found by a step) or lowest (settled) heard source is this one. */
export function sourceId(lexiconId: string, heardSourceId: string): string {
  return nodeId('source', lexiconId, heardSourceId);
}

/**
 * Each new voice joins the nearest known one, or is a new one.
 * @param known voices of the lexicon
 * @param heard not placed yet, ids distinct; taken in the order of their ids
 */
export function stepSources(
  lexiconId: string,
  known: readonly KnownVoice[],
  heard: readonly SourceToPlace[],
  rule: SameVoiceRule,
): PlacedSources {
  const voices = new Map(known.map((voice) => [voice.id, meanOf(voice)]));
  const assignments: SourceAssignment[] = [];
  const touched = new Map<string, SourceToPlace>();
  for (const each of byId(heard)) {
    const near = each.vector === null ? undefined : nearest(each.vector, voices);
    const joins = near !== undefined && near.similarity >= rule.evenSimilarity;
    const id = each.identifiedAs ?? (joins ? near.id : sourceId(lexiconId, each.id));
    const doubt = near === undefined ? 0 : sameVoice(near.similarity, rule);
    const confidence = each.identifiedAs !== null ? 1 : joins ? doubt : 1 - doubt;
    assignments.push({ heardSourceId: each.id, sourceId: id, confidence });
    if (!touched.has(id)) touched.set(id, each);
    if (each.vector !== null) voices.set(id, withVoice(voices.get(id), each.vector, each.seconds));
  }
  return { assignments, sources: [...touched].map(([id, { kind, label }]) => placed(id, kind, label, voices.get(id))) };
}

/**
 * Average linkage over all voices of whom nobody has said who they are; each group then joins the nearest of those who are known, if it is near enough.
 * @param heard in any order, ids distinct
 */
export function settleSources(lexiconId: string, heard: readonly SourceToPlace[], rule: SameVoiceRule): PlacedSources {
  const sorted = byId(heard);
  const voices = new Map<string, Mean>();
  for (const { identifiedAs, vector, seconds } of sorted) {
    if (identifiedAs === null || vector === null) continue;
    voices.set(identifiedAs, withVoice(voices.get(identifiedAs), vector, seconds));
  }
  const identified = new Map(voices);
  const home = new Map<string, string>();
  for (const group of groupsOfVoices(sorted, rule)) {
    const mean = group.reduce<Mean | undefined>(
      (sum, { vector, seconds }) => withVoice(sum, vector!, seconds),
      undefined,
    )!;
    const near = nearest(vectorOf(mean), identified);
    const joins = near !== undefined && near.similarity >= rule.evenSimilarity;
    const id = joins ? near.id : sourceId(lexiconId, group[0]!.id);
    for (const each of group) home.set(each.id, id);
    voices.set(id, joined(voices.get(id), mean));
  }
  const homeOf = ({ id, identifiedAs }: SourceToPlace) => identifiedAs ?? home.get(id) ?? sourceId(lexiconId, id);
  const members = groupedBy(sorted, homeOf);
  return {
    sources: [...members].map(([id, [first]]) => placed(id, first!.kind, first!.label, voices.get(id))),
    assignments: sorted.map((each) => {
      const id = homeOf(each);
      return { heardSourceId: each.id, sourceId: id, confidence: confidenceOf(each, id, voices, rule) };
    }),
  };
}

/** Voices that nobody has identified, of one group those that are taken for one voice, the lowest id first. */
function groupsOfVoices(sorted: readonly SourceToPlace[], { evenSimilarity }: SameVoiceRule): SourceToPlace[][] {
  const open = sorted.filter(({ identifiedAs, vector }) => identifiedAs === null && vector !== null);
  const points = open.map(({ vector, seconds }) => ({ vector: vector!, weight: weightOf(seconds) }));
  const labels = pointLinkage(points, evenSimilarity);
  return [...groupedBy(open.keys(), (place) => labels[place]!).values()].map((places) =>
    places.map((place) => open[place]!),
  );
}

/** How sure it is that it belongs there, by how near the rest of its Source is, or by how far all others are from one that is alone. */
function confidenceOf(
  { identifiedAs, vector, seconds }: SourceToPlace,
  id: string,
  voices: ReadonlyMap<string, Mean>,
  rule: SameVoiceRule,
): number {
  if (identifiedAs !== null || vector === null) return 1;
  const rest = withoutVoice(voices.get(id)!, vector, seconds);
  if (rest !== undefined) return sameVoice(similarity(vector, rest), rule);
  const near = nearest(vector, voices, id);
  return near === undefined ? 1 : 1 - sameVoice(near.similarity, rule);
}

/** A sum of points by their weights. */
interface Mean {
  readonly sum: Float32Array;
  readonly weight: number;
}

function meanOf({ vector, weight }: Pick<KnownVoice, 'vector' | 'weight'>): Mean {
  return { sum: vector.map((value) => value * weight), weight };
}

function vectorOf({ sum, weight }: Mean): Float32Array {
  return sum.map((value) => value / weight);
}

function joined(one: Mean | undefined, other: Mean): Mean {
  if (one === undefined) return other;
  return { sum: one.sum.map((value, i) => value + other.sum[i]!), weight: one.weight + other.weight };
}

function withVoice(mean: Mean | undefined, vector: Float32Array, seconds: number): Mean {
  return joined(mean, meanOf({ vector, weight: weightOf(seconds) }));
}

/** @returns undefined where nothing is left */
function withoutVoice({ sum, weight }: Mean, vector: Float32Array, seconds: number): Mean | undefined {
  const own = weightOf(seconds);
  if (weight - own < 1e-6) return undefined;
  return { sum: sum.map((value, i) => value - own * vector[i]!), weight: weight - own };
}

function weightOf(seconds: number): number {
  return Math.min(seconds, mostWeightSeconds);
}

/** Mean cosine with all that the mean stands for. */
function similarity(vector: Float32Array, { sum, weight }: Mean): number {
  return dot(vector, sum) / weight;
}

function nearest(vector: Float32Array, voices: ReadonlyMap<string, Mean>, except?: string) {
  let best: { readonly id: string; readonly similarity: number } | undefined;
  for (const [id, mean] of voices) {
    if (id === except) continue;
    const found = similarity(vector, mean);
    if (best === undefined || found > best.similarity || (found === best.similarity && id < best.id)) {
      best = { id, similarity: found };
    }
  }
  return best;
}

function placed(id: string, kind: PlacedSource['kind'], label: string, mean: Mean | undefined): PlacedSource {
  return { id, kind, label, vector: mean === undefined ? null : vectorOf(mean), weight: mean?.weight ?? 0 };
}

function byId(heard: readonly SourceToPlace[]): SourceToPlace[] {
  return [...heard].sort((a, b) => (a.id < b.id ? -1 : 1));
}
