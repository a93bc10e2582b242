import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import { undeterminedLanguage, type CollectionRecord } from './recording.ts';

const ensureCollection = cypher('recording/ensure-collection');
const listCollections = cypher('recording/list-collections');
const readAccess = cypher('recording/read-access');
const setFacesOff = cypher('recording/set-faces-off');

/** What one reader may read. It is computed once a request and is a parameter of every query. */
export interface ReaderAccess {
  readonly readerId: string;
  readonly collectionIds: readonly string[];
  /** Lexicons all of whose collections the reader may read. */
  readonly lexiconIds: readonly string[];
}

export interface ListedCollection extends CollectionRecord {
  readonly recordingCount: number;
  readonly facesOff: boolean;
  /** Of its lexicon: forms may mean scenes and qualities of things. */
  readonly qualityReferents: boolean;
  readonly language: string | null;
  /** Of its lexicon. */
  readonly species: string | null;
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

  async list(collectionIds: readonly string[]): Promise<readonly ListedCollection[]> {
    return await this.graph.read(listCollections, { collectionIds });
  }

  /** @returns the collection's recordings; undefined where there is no such collection of that owner */
  async setFacesOff(collectionId: string, ownerId: string, facesOff: boolean): Promise<readonly string[] | undefined> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<{ recordingIds: string[] }>(setFacesOff, { collectionId, ownerId, facesOff }),
    );
    return rows[0]?.recordingIds;
  }

  async access(readerId: string): Promise<ReaderAccess> {
    const rows = await this.graph.read<{ collectionIds: string[]; lexiconIds: string[] }>(readAccess, { readerId });
    const row = rows[0];
    return { readerId, collectionIds: row?.collectionIds ?? [], lexiconIds: row?.lexiconIds ?? [] };
  }
}
