import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { fresh, messageOf } from '../api/ask.ts';
import type { LexiconsQuery } from '../api/generated/graphql.ts';
import { graphql } from '../api/generated/index.ts';
import { languageName } from './language-name.ts';

const lexiconsQuery = graphql(`
  query Lexicons {
    collections {
      id
      name
      language
      species
      lexiconId
      recordingCount
      myRole
    }
  }
`);

export interface Lexicon {
  readonly id: string;
  /** Its collections and what is spoken in them. */
  readonly name: string;
  /** Language or species, as it was given; null where it is undetermined. */
  readonly spoken: string | null;
  readonly isSpecies: boolean;
  readonly collectionIds: readonly string[];
  readonly recordingCount: number;
  /** Whether one may add statements to it: where one may to all that feeds it. */
  readonly mayAnnotate: boolean;
}

/** The lexicons that one may read, by the collections that feed them; the largest first, where there is most to see. */
export function useLexicons(): {
  readonly lexicons?: readonly Lexicon[];
  readonly problem?: string;
  readonly again: () => void;
} {
  const { t, i18n } = useTranslation();
  const [{ data, error }, again] = useQuery({ query: lexiconsQuery, requestPolicy: 'cache-and-network' });
  // The same collections fetched again are the same lexicons, so that nothing that hangs on them begins anew.
  const said = data && JSON.stringify(data.collections);
  const lexicons = useMemo(() => {
    if (said === undefined) return undefined;
    const all = JSON.parse(said) as LexiconsQuery['collections'];
    const ids = [...new Set(all.map(({ lexiconId }) => lexiconId))];
    const found = ids.map((id): Lexicon => {
      const collections = all.filter(({ lexiconId }) => lexiconId === id);
      const { species, language } = collections[0]!;
      const spoken = species ?? language ?? null;
      const kind = species ?? (language ? languageName(language, i18n.language) : t('lexicon.undetermined'));
      const names = collections.map(({ name }) => name).join(', ');
      return {
        id,
        name: names === kind ? names : t('lexicon.collections', { names, kind }),
        spoken,
        isSpecies: species != null,
        collectionIds: collections.map((collection) => collection.id),
        mayAnnotate: collections.every(({ myRole }) => myRole !== 'READER'),
        recordingCount: collections.reduce((sum, { recordingCount }) => sum + recordingCount, 0),
      };
    });
    return found.toSorted((one, other) => other.recordingCount - one.recordingCount);
  }, [said, i18n.language, t]);
  return {
    lexicons,
    problem: data || !error ? undefined : messageOf(error),
    again: () => again(fresh),
  };
}
