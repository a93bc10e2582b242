import type { PhoneSearchStore } from './phone-search.store.ts';

/** Where to look; what is absent or null does not limit. */
export interface SearchScope {
  readonly collectionId?: string | null | undefined;
  readonly lexiconId?: string | null | undefined;
  readonly recordingId?: string | null | undefined;
}

/** The collections of a scope that a reader may read: none where it names one that they may not. */
export async function collectionsIn(
  { collectionId, lexiconId }: SearchScope,
  readable: readonly string[],
  store: PhoneSearchStore,
): Promise<readonly string[]> {
  const named = collectionId == null ? readable : readable.filter((id) => id === collectionId);
  return lexiconId == null || named.length === 0 ? named : await store.collectionsOf(lexiconId, named);
}
