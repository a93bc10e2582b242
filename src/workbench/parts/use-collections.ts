import { useCallback } from 'react';
import { useQuery } from 'urql';
import { fresh } from '../api/ask.ts';
import { graphql } from '../api/generated/index.ts';
import type { CollectionNamesQuery } from '../api/generated/graphql.ts';

const collectionNames = graphql(`
  query CollectionNames {
    collections {
      id
      name
      myRole
    }
  }
`);

/** The collections that one may read, by name. */
export function useCollections(): {
  /** Undefined until they are known. */
  readonly collections?: CollectionNamesQuery['collections'];
  readonly again: () => void;
} {
  const [{ data }, again] = useQuery({ query: collectionNames });
  return { collections: data?.collections, again: useCallback(() => again(fresh), [again]) };
}
