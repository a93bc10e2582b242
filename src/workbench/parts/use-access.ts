import { useMemo } from 'react';
import { useQuery } from 'urql';
import { fresh, messageOf } from '../api/ask.ts';
import { graphql } from '../api/generated/index.ts';
import type { AccessQuery, Role } from '../api/generated/graphql.ts';

const accessQuery = graphql(`
  query Access {
    me {
      credential
      atMost
      onlyCollectionIds
      signInWays
      person {
        id
        name
        isAdmin
      }
    }
    collections {
      id
      myRole
    }
  }
`);

/** Who looks at the page, and what they may. It decides what is shown; what is allowed the server decides. */
export interface Access {
  readonly me: AccessQuery['me'];
  readonly seesNothing: boolean;
  /** Whether what is of a person, not of a collection, can be kept: saved searches and the like. */
  readonly mayKeep: boolean;
  /** Whether it is a key for less than its person may: it makes no collections, keys or saved searches. */
  readonly isNarrowed: boolean;
  /** Whether recordings may be put in somewhere. */
  readonly mayPutIn: boolean;
  /** Whether statements may be added to the recordings of a collection; one that is not known yet was made just now. */
  readonly mayAnnotate: (collectionId: string) => boolean;
  /** Whether recordings of a collection may be taken back; of one that is not known yet, made just now, too. */
  readonly mayForget: (collectionId: string) => boolean;
}

export interface AskedAccess {
  /** Undefined until it is known. */
  readonly access?: Access;
  readonly problem?: string;
  readonly again: () => void;
}

export function useAccess(): AskedAccess {
  const [{ data, error }, again] = useQuery({ query: accessQuery });
  const access = useMemo(() => data && accessOf(data), [data]);
  return { access, ...(error && !data && { problem: messageOf(error) }), again: () => again(fresh) };
}

export function accessOf({ me, collections }: AccessQuery): Access {
  const roles = new Map<string, Role>(collections.map(({ id, myRole }) => [id, myRole]));
  const isNarrowed = me.atMost !== 'OWNER' || me.onlyCollectionIds != null;
  const isKnown = me.person != null;
  return {
    me,
    seesNothing: !isKnown && collections.length === 0,
    isNarrowed,
    mayKeep: isKnown && !isNarrowed,
    mayPutIn: isKnown && (isNarrowed ? [...roles.values()].includes('OWNER') : true),
    mayAnnotate: (collectionId) => isKnown && roles.get(collectionId) !== 'READER' && me.atMost !== 'READER',
    mayForget: (collectionId) => isKnown && (roles.get(collectionId) ?? 'OWNER') === 'OWNER' && me.atMost === 'OWNER',
  };
}
