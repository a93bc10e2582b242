import type { Change } from '../../graph/change-log.ts';
import type { Graph } from '../../graph/graph.ts';
import { phonesOfUtterance } from '../phones/phones-inference.ts';
import { readMatches, type FoundMatch } from './find-matches.ts';
import { PhoneMatcher } from './find-phone-matches.ts';
import { parsePhonePattern } from './parse-phone-pattern.ts';
import { PhoneQueryStore, type PhoneQueryRecord } from './phone-query.store.ts';
import { PhoneSearchStore } from './phone-search.store.ts';
import { sketchOf } from './phone-sketch.ts';
import { collectionsIn } from './search-scope.ts';

/** A match that was not there before a change. */
export interface NewMatch {
  readonly match: FoundMatch;
  /** Whether other phones of its utterance were told before: what was found in them no longer holds. */
  readonly replaces: boolean;
}

/** The batch of phones that a change tells of, if it is one. */
export function batchOf({ kind, payload }: Pick<Change, 'kind' | 'payload'>): string | undefined {
  if (kind !== 'RUN_DONE') return undefined;
  const { inference, batch } = payload as { readonly inference?: unknown; readonly batch?: unknown };
  return inference === phonesOfUtterance.name && typeof batch === 'string' ? batch : undefined;
}

/**
 * What a saved query finds in the phones that a change tells of, as they are now: where they are gone or others have taken their
 * place since, a later change tells of that.
 * @param collectionIds that the reader may read
 */
export async function newsOf(
  query: PhoneQueryRecord,
  change: Pick<Change, 'collectionId' | 'recordingId'>,
  batch: string,
  graph: Graph,
  collectionIds: readonly string[],
): Promise<readonly NewMatch[]> {
  const { recordingId, collectionId } = change;
  if (collectionId === undefined || !collectionIds.includes(collectionId)) return [];
  if (query.recordingId != null && query.recordingId !== recordingId) return [];
  if ((await collectionsIn(query, [collectionId], new PhoneSearchStore(graph))).length === 0) return [];
  const { alternatives, minimumConfidence: atLeast } = query;
  const pattern = parsePhonePattern(query.pattern);
  const heard = await new PhoneQueryStore(graph).justHeard(batch);
  const sketch = alternatives ? undefined : new PhoneMatcher(sketchOf(pattern));
  const hopeful = heard.filter(({ ipas }) => (sketch?.findMatches(ipas.map((ipa) => ({ ipa }))).length ?? 1) > 0);
  const replacing = new Set(hopeful.filter(({ replaces }) => replaces).map(({ soundEventId }) => soundEventId));
  const matches = await readMatches(hopeful, graph, new PhoneMatcher(pattern), { alternatives, atLeast });
  return matches.map((match) => ({ match, replaces: replacing.has(match.soundEventId) }));
}
