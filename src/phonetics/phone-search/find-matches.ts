import { setImmediate as breathe } from 'node:timers/promises';
import type { Graph } from '../../graph/graph.ts';
import { phoneStore, type PhoneTokenRecord } from '../phones/phone.store.ts';
import { PhoneMatcher, type MatchOptions } from './find-phone-matches.ts';
import type { PhonePattern } from './phone-pattern.ts';
import { PhoneSearchStore, type Candidate, type UtterancePlace } from './phone-search.store.ts';
import { isOfTypes, sketchOf } from './phone-sketch.ts';
import { requiredPhones } from './required-phones.ts';

/** A stretch of an utterance that fits a pattern. */
export interface FoundMatch extends UtterancePlace {
  /** All phones of the utterance; the match is from `start` to before `end`. */
  readonly phones: readonly PhoneTokenRecord[];
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

export interface MatchSearch {
  readonly pattern: PhonePattern;
  readonly options: MatchOptions;
  /** Of the scope, and of those that the reader may read. */
  readonly collectionIds: readonly string[];
  readonly recordingId?: string | undefined;
}

export interface MatchesAsked {
  readonly backward: boolean;
  /** To begin behind this match, in the direction of the search: the utterance and the place of its first phone. */
  readonly behind?: (UtterancePlace & { readonly start: number }) | undefined;
  /** To end before this one. */
  readonly until?: (UtterancePlace & { readonly start: number }) | undefined;
  /** Stops as soon as there are so many. */
  readonly enough: number;
  /** Utterances to look at, at most; `mostLooked` unless said. */
  readonly mostLooked?: number;
  readonly signal: AbortSignal;
}

export interface MatchesFound {
  /** In the order of the search; some more than enough, where an utterance has several. */
  readonly matches: readonly FoundMatch[];
  /** How many utterances were looked at, in the graph or here. */
  readonly looked: number;
  /** Where it stopped because it had looked at so many; undefined where there were enough matches or no more utterances. */
  readonly stoppedAt: UtterancePlace | undefined;
}

/** Utterances that are looked at for one page. */
export const mostLooked = 20_000;
/** The same where every phone of each has to be read. */
export const mostReadWhole = 2_000;
const firstBatch = 64;
const largestBatch = 2_048;
/** Utterances whose phones are read at once. */
const readAtOnce = 32;
/** Types times collections that the index of types is asked for: each is a way of its own through the index. */
const mostWays = 64;
/** Phones of a type that are counted to find the rarest. */
const countedUpTo = 2_000;
/** Sets of phones that the graph looks for in each utterance. */
const mostNeeded = 6;
const breatheEveryMs = 8;

/**
 * Finds what fits a pattern, utterance by utterance in the order of recordings and time. The rarest phones that every match
 * contains lead to the utterances; those in which the types of the phones fit are read; the others are never.
 */
export async function findMatches(graph: Graph, search: MatchSearch, asked: MatchesAsked): Promise<MatchesFound> {
  const matcher = new PhoneMatcher(search.pattern);
  const matches: FoundMatch[] = [];
  for await (const { hopeful, looked, stoppedAt, isEnd } of hopefulUtterances(graph, search, asked)) {
    const found = await readMatches(hopeful, graph, matcher, search.options);
    matches.push(...inOrder(found, asked));
    if (isEnd) return { matches, looked, stoppedAt: matches.length >= asked.enough ? undefined : stoppedAt };
    if (matches.length >= asked.enough) return { matches, looked, stoppedAt: undefined };
  }
  return { matches, looked: 0, stoppedAt: undefined };
}

/** How many matches there are, in as many utterances as are looked at; whole where these are all. */
export async function countMatches(
  graph: Graph,
  search: MatchSearch,
  signal: AbortSignal,
): Promise<{ readonly count: number; readonly isWhole: boolean }> {
  const { pattern, options } = search;
  const matcher = new PhoneMatcher(pattern);
  const needsPhones = options.alternatives === true || (options.atLeast ?? 0) > 0 || !isOfTypes(pattern);
  let count = 0;
  for await (const { hopeful, stoppedAt } of hopefulUtterances(graph, search, { backward: false, signal })) {
    if (needsPhones) count += (await readMatches(hopeful, graph, matcher, options)).length;
    else
      for (const { ipas } of hopeful)
        count += matcher.findMatches(
          ipas.map((ipa) => ({ ipa })),
          options,
        ).length;
    if (stoppedAt !== undefined) return { count, isWhole: false };
  }
  return { count, isWhole: true };
}

/** Some utterances that may hold matches. */
interface Hopeful {
  readonly hopeful: readonly Candidate[];
  /** How many were looked at so far. */
  readonly looked: number;
  /** Whether these are the last. */
  readonly isEnd: boolean;
  /** Where it stopped for their number, though they may not be the last of the graph. */
  readonly stoppedAt: UtterancePlace | undefined;
}

async function* hopefulUtterances(
  graph: Graph,
  search: MatchSearch,
  asked: Omit<MatchesAsked, 'enough'>,
): AsyncGenerator<Hopeful, void, void> {
  const store = new PhoneSearchStore(graph);
  const way = search.collectionIds.length === 0 ? undefined : await planSearch(store, search);
  if (way === undefined) return;
  const { backward, until, signal } = asked;
  const readsAll = search.options.alternatives === true;
  const most = Math.min(asked.mostLooked ?? mostLooked, readsAll ? mostReadWhole : Infinity);
  const sketch = readsAll ? undefined : new PhoneMatcher(sketchOf(search.pattern));
  let looked = 0;
  let from: UtterancePlace | undefined = asked.behind;
  let breathedAt = performance.now();
  for (let batchSize = firstBatch; ; batchSize = Math.min(largestBatch, batchSize * 2)) {
    signal.throwIfAborted();
    const look = Math.min(batchSize, most - looked);
    const batch = await store.candidates({
      ...way,
      collectionIds: search.collectionIds,
      recordingId: search.recordingId,
      backward,
      from,
      inclusive: looked === 0,
      look,
    });
    looked += batch.looked;
    const { last } = batch;
    const isLast = batch.looked < look || last === null || (until !== undefined && !isBefore(last, until, backward));
    let hopeful: Candidate[] = [];
    for (const candidate of batch.candidates) {
      if (until !== undefined && !isBefore(candidate, until, backward)) break;
      if (sketch === undefined || sketch.findMatches(candidate.ipas.map((ipa) => ({ ipa }))).length > 0) {
        hopeful.push(candidate);
      }
      if (hopeful.length === readAtOnce) {
        yield { hopeful, looked, isEnd: false, stoppedAt: undefined };
        hopeful = [];
      }
      if (performance.now() - breathedAt > breatheEveryMs) {
        await breathe();
        signal.throwIfAborted();
        breathedAt = performance.now();
      }
    }
    const isEnd = isLast || looked >= most;
    if (isEnd || hopeful.length > 0) {
      yield { hopeful, looked, isEnd, stoppedAt: isEnd && !isLast ? last : undefined };
    }
    if (isEnd) return;
    from = last;
  }
}

/** What to ask the store for; undefined where nothing can match. */
async function planSearch(
  store: PhoneSearchStore,
  { pattern, options, collectionIds }: MatchSearch,
): Promise<{ readonly ipas?: readonly string[]; readonly needed: readonly (readonly string[])[] } | undefined> {
  // What may match by an alternative is in no index.
  if (options.alternatives === true) return { needed: [] };
  const sets = requiredPhones(pattern, await store.inventory());
  if (sets.some((set) => set.length === 0)) return undefined;
  const indexed = sets.filter((set) => set.length * collectionIds.length <= mostWays);
  if (indexed.length === 0) return { needed: sets.slice(0, mostNeeded) };
  const counts = indexed.length === 1 ? [0] : await store.measure(indexed, collectionIds, countedUpTo);
  const rarest = indexed[counts.indexOf(Math.min(...counts))]!;
  return { ipas: rarest, needed: sets.filter((set) => set !== rarest).slice(0, mostNeeded) };
}

/** The matches in utterances, in their order; reads all their phones. */
export async function readMatches(
  candidates: readonly Candidate[],
  graph: Graph,
  matcher: PhoneMatcher,
  options: MatchOptions,
): Promise<FoundMatch[]> {
  if (candidates.length === 0) return [];
  const runIds = candidates.map(({ runId }) => runId);
  const heard = await phoneStore.read(runIds, graph);
  return candidates.flatMap(({ recordingId, startSeconds, soundEventId }, at) => {
    const phones = heard[at]?.phones ?? [];
    const place = { recordingId, startSeconds, soundEventId, phones };
    return matcher.findMatches(phones, options).map((match) => ({ ...place, ...match }));
  });
}

/** In the direction of the search, and between its ends. */
function inOrder(matches: readonly FoundMatch[], { backward, behind, until }: MatchesAsked): FoundMatch[] {
  return matches
    .filter(
      (match) =>
        (behind === undefined || isFurther(match, behind, backward)) &&
        (until === undefined || isFurther(until, match, backward)),
    )
    .sort((a, b) => (isFurther(a, b, backward) ? 1 : -1));
}

/** Whether an utterance may hold something on this side of a match. */
function isBefore(place: UtterancePlace, until: UtterancePlace, backward: boolean): boolean {
  const order = comparePlaces(place, until);
  return backward ? order >= 0 : order <= 0;
}

type MatchPlace = UtterancePlace & { readonly start: number };

function isFurther(match: MatchPlace, than: MatchPlace, backward: boolean): boolean {
  const order = comparePlaces(match, than) || match.start - than.start;
  return backward ? order < 0 : order > 0;
}

/** By recording, time and id, as the graph orders them. */
export function comparePlaces(a: UtterancePlace, b: UtterancePlace): number {
  if (a.recordingId !== b.recordingId) return a.recordingId < b.recordingId ? -1 : 1;
  if (a.startSeconds !== b.startSeconds) return a.startSeconds - b.startSeconds;
  return a.soundEventId < b.soundEventId ? -1 : a.soundEventId > b.soundEventId ? 1 : 0;
}
