import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import { roles, type Access, type Grant, type Identity } from '../request-context.ts';
import { identityOf } from './identity-of.ts';
import { undeterminedLanguage, type CollectionRecord } from './recording.ts';

const ensureCollection = cypher('recording/ensure-collection');
const listCollections = cypher('recording/list-collections');
const readCollection = cypher('recording/read-collection');
const readAccess = cypher('recording/read-access');
const setFacesOff = cypher('recording/set-faces-off');

/** To whom a collection is open beside those who have a role in it, always to read. */
export type OpenTo = 'SIGNED_IN' | 'EVERYBODY';

export interface ListedCollection extends CollectionRecord {
  readonly recordingCount: number;
  readonly facesOff: boolean;
  /** Of its lexicon: forms may mean scenes and qualities of things. */
  readonly qualityReferents: boolean;
  readonly language: string | null;
  /** Of its lexicon. */
  readonly species: string | null;
  readonly openTo: OpenTo | null;
}

export class CollectionStore {
  constructor(private readonly graph: Graph) {}

  /**
   * @param language ISO 639-3, or a name for an animal's or unknown system; collections of one owner and one language
   *   share a lexicon. Only heeded when the collection is new.
   * @param species that the lexicon is of, if it is new too; also its language unless another is named
   */
  async ensure(name: string, ownerId: string, language?: string, species?: string): Promise<CollectionRecord> {
    const system = language ?? species ?? undeterminedLanguage;
    const rows = await this.graph.write((transaction) =>
      transaction.run<CollectionRecord>(ensureCollection, {
        id: nodeId('collection', ownerId, name),
        name,
        ownerId,
        lexiconId: nodeId('lexicon', ownerId, system),
        lexiconName: system,
        language: system === undeterminedLanguage ? null : system,
        species: species ?? null,
      }),
    );
    return rows[0] as CollectionRecord;
  }

  async read(id: string): Promise<CollectionRecord | undefined> {
    return (await this.graph.read<CollectionRecord>(readCollection, { id }))[0];
  }

  async list(collectionIds: readonly string[]): Promise<readonly ListedCollection[]> {
    return await this.graph.read(listCollections, { collectionIds });
  }

  /** @param owned collections of whoever says so @returns the collection's recordings; undefined where it is none of them */
  async setFacesOff(
    collectionId: string,
    owned: readonly string[],
    facesOff: boolean,
  ): Promise<readonly string[] | undefined> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<{ recordingIds: string[] }>(setFacesOff, { collectionId, owned, facesOff }),
    );
    return rows[0]?.recordingIds;
  }

  /** @param who a person's id stands for that person with all their rights */
  async access(who: Identity | string): Promise<Access> {
    const { personId, isSignedIn, atMost, onlyCollectionIds } = identityOf(who);
    const rows = await this.graph.read<AccessRow>(readAccess, {
      personId,
      isSignedIn,
      mostRank: roles.indexOf(atMost) + 1,
      onlyCollectionIds,
    });
    return { ...grantOf(rows, 1), annotatable: grantOf(rows, 2), owned: grantOf(rows, 3) };
  }
}

/** One lexicon with its collections; the last of them may belong to none. */
interface AccessRow {
  readonly lexiconId: string | null;
  readonly lexiconRank: number;
  readonly collections: readonly { readonly id: string; readonly rank: number }[];
}

function grantOf(rows: readonly AccessRow[], leastRank: number): Grant {
  const collections = rows.flatMap((row) => row.collections).filter(({ rank }) => rank >= leastRank);
  return {
    // A collection on which several lexicons draw is in several rows.
    collectionIds: [...new Set(collections.map(({ id }) => id))],
    lexiconIds: rows.flatMap(({ lexiconId, lexiconRank }) =>
      lexiconId !== null && lexiconRank >= leastRank ? [lexiconId] : [],
    ),
  };
}
