import type { Client } from 'urql';
import { allPages } from '../../api/pages.ts';
import { ask } from '../../api/ask.ts';
import type { LexiconMeaningsQuery } from '../../api/generated/graphql.ts';
import { meaningsQuery } from '../lexicon/queries.ts';
import type { Lexicon } from '../../parts/use-lexicons.ts';
import type { CountedPhone } from './phone-overlap.ts';
import { formCountQuery, phonesQuery } from './queries.ts';

export type LoadedMeaning = LexiconMeaningsQuery['mappings']['edges'][number]['node'];

/** What of a lexicon is compared. */
export interface LoadedLexicon {
  readonly lexicon: Lexicon;
  readonly meanings: readonly LoadedMeaning[];
  /** Whether there are more meanings than were fetched: the least probable are missing. */
  readonly meaningsCut: boolean;
  readonly formCount: number;
  readonly formsCut: boolean;
  readonly phones: readonly CountedPhone[];
}

/** Of a lexicon at most: beyond, the page says so. */
const [mostMeanings, mostForms, mostPhones] = [2000, 10_000, 1000];

/** @param onProgress items that have come so far */
export async function loadLexicon(
  client: Client,
  lexicon: Lexicon,
  signal: AbortSignal,
  onProgress: (items: number) => void,
): Promise<LoadedLexicon> {
  const counts = { meanings: 0, forms: 0, phones: 0 };
  const tell = (part: keyof typeof counts, count: number) => {
    counts[part] = count;
    onProgress(counts.meanings + counts.forms + counts.phones);
  };
  const lexiconId = lexicon.id;
  const [meanings, forms, ...phones] = await Promise.all([
    allPages(
      signal,
      async (after) => (await ask(client, meaningsQuery, { lexiconId, first: 100, after }, { signal })).mappings,
      mostMeanings,
      (count) => tell('meanings', count),
    ),
    allPages(
      signal,
      async (after) => (await ask(client, formCountQuery, { lexiconId, after }, { signal })).soundForms,
      mostForms,
      (count) => tell('forms', count),
    ),
    ...lexicon.collectionIds.map((collectionId) =>
      allPages(
        signal,
        async (after) => (await ask(client, phonesQuery, { collectionId, after }, { signal })).phoneTypes,
        mostPhones,
        (count) => tell('phones', count),
      ),
    ),
  ]);
  return {
    lexicon,
    meanings: meanings.nodes,
    meaningsCut: meanings.cut,
    formCount: forms.nodes.length,
    formsCut: forms.cut,
    phones: phones.flatMap(({ nodes }) => nodes.map(({ ipa, tokenCount }) => ({ ipa, count: tokenCount }))),
  };
}
