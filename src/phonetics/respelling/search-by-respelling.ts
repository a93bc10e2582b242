import { setImmediate as breathe } from 'node:timers/promises';
import type { Graph } from '../../graph/graph.ts';
import type { SoundFormRecord } from '../forms/sound-form.ts';
import type { Candidate } from '../phone-search/phone-search.store.ts';
import { phoneStore } from '../phones/phone.store.ts';
import { rankByRespelling, type RankedCandidate, type RankOptions } from './rank-by-respelling.ts';
import { RespellingSearchStore, type FormInUtterance } from './respelling-search.store.ts';
import { isKnown } from './sound-grams.ts';
import { gramsOfTyped } from './typed-grams.ts';

export interface RespellingSearch {
  readonly typed: string;
  readonly within: NonNullable<RankOptions['within']>;
  /** Those that the reader may read. */
  readonly collectionIds: readonly string[];
  readonly recordingId?: string | undefined;
  /** Utterances that are compared sound by sound, at most; `mostCompared` unless said. */
  readonly compared?: number;
  readonly signal: AbortSignal;
}

/** An utterance and how far it is from what was typed. */
export interface NearUtterance extends Candidate {
  readonly distance: number;
}

/** A form and how far it is: as far as the nearest of its occurrences. */
export interface NearForm {
  readonly form: SoundFormRecord;
  readonly nearest: FormInUtterance;
  /** Phones of that occurrence. */
  readonly ipas: readonly string[];
  readonly distance: number;
}

/** Utterances that are compared sound by sound. */
export const mostCompared = 600;
const comparedAtOnce = 50;

/**
 * The utterances whose phones are nearest to a typed respelling, among those that have most in common with it by the inverted
 * index.
 * @returns the nearest first
 * @throws {TypedRespellingError}
 */
export async function utterancesNear(graph: Graph, search: RespellingSearch): Promise<readonly NearUtterance[]> {
  const { typed, collectionIds, recordingId, within, compared = mostCompared, signal } = search;
  const grams = gramsOfTyped(typed);
  const candidates = await new RespellingSearchStore(graph).candidates({
    ...{ grams, collectionIds, recordingId },
    take: compared,
  });
  const ranked = await rankInTurn(typed, candidates, ({ ipas }) => ipas, within, signal);
  return ranked.map(({ candidate, distance }) => ({ ...candidate, distance }));
}

/**
 * The sound forms of which an occurrence is nearest to a typed respelling, in the utterances that have most in common with it.
 * @param lexiconIds that the reader may read
 * @throws {TypedRespellingError}
 */
export async function formsNear(
  graph: Graph,
  search: RespellingSearch,
  lexiconIds: readonly string[],
): Promise<readonly NearForm[]> {
  const { typed, signal } = search;
  const store = new RespellingSearchStore(graph);
  const utterances = await utterancesNear(graph, { ...search, within: 'part' });
  const byEvent = new Map(utterances.map((utterance) => [utterance.soundEventId, utterance]));
  const tokens = await store.forms([...byEvent.keys()], lexiconIds);
  const parts = tokens.filter(({ whole }) => !whole);
  const runIds = [...new Set(parts.map(({ soundEventId }) => byEvent.get(soundEventId)!.runId))];
  const heard = new Map((await phoneStore.read(runIds, graph)).map((stored, place) => [runIds[place]!, stored]));
  const ipasOf = (token: FormInUtterance): readonly string[] => {
    const { ipas, runId } = byEvent.get(token.soundEventId)!;
    if (token.whole) return ipas;
    const inside = (heard.get(runId)?.phones ?? []).filter(({ startSeconds, endSeconds }) => {
      const middle = (startSeconds + endSeconds) / 2;
      return middle >= token.startSeconds && middle < token.endSeconds;
    });
    return inside.map(({ ipa }) => ipa);
  };
  const spoken = tokens.map((token) => ({ token, ipas: ipasOf(token) })).filter(({ ipas }) => ipas.some(isKnown));
  const nearest = new Map<string, NearForm>();
  for (const { candidate, distance } of await rankInTurn(typed, spoken, ({ ipas }) => ipas, 'whole', signal)) {
    const { token, ipas } = candidate;
    if (!nearest.has(token.form.id)) nearest.set(token.form.id, { form: token.form, nearest: token, ipas, distance });
  }
  return [...nearest.values()];
}

/** The nearest first, and of those that are as far the one that came first. Lets others have their turn between. */
async function rankInTurn<T>(
  typed: string,
  items: readonly T[],
  ipasOf: (item: T) => readonly string[],
  within: NonNullable<RankOptions['within']>,
  signal: AbortSignal,
): Promise<RankedCandidate<T>[]> {
  const ranked: RankedCandidate<T>[] = [];
  for (let first = 0; first < items.length; first += comparedAtOnce) {
    const some = items.slice(first, first + comparedAtOnce);
    const candidates = some.map((item) => ({ item, phones: ipasOf(item).filter(isKnown) }));
    for (const { candidate, distance } of rankByRespelling(typed, candidates, { within })) {
      ranked.push({ candidate: candidate.item, distance });
    }
    await breathe();
    signal.throwIfAborted();
  }
  return ranked.sort((a, b) => a.distance - b.distance);
}
