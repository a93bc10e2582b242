import type { PageWindow } from '../../api/connection-arguments.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { HeldVersion, HistoryMoves } from './history-moves.ts';
import { stillHeld, type MappingBelief, type MappingVersionRecord, type RevisionCause } from './mapping-version.ts';
import { mostVersions, thinVersions, thinnedTo, type ThinnedVersion } from './thin-versions.ts';

const readHistoryHead = cypher('meaning/read-history-head');
const readFormsHeard = cypher('meaning/read-forms-heard');
const readBeliefs = cypher('meaning/read-beliefs');
const readHeldVersions = cypher('meaning/read-held-versions');
const writeRevision = cypher('meaning/write-revision');
const readVersionsToThin = cypher('meaning/read-versions-to-thin');
const thinVersionsQuery = cypher('meaning/thin-versions');
const deleteErasedVersions = cypher('meaning/delete-erased-versions');
const eraseHistory = cypher('meaning/erase-history');
const listMappingHistory = cypher('meaning/list-mapping-history');
const listHeldAt = cypher('meaning/list-held-at');
const readRevisionAt = cypher('meaning/read-revision-at');
const readTakenIn = cypher('meaning/read-taken-in');

/** Where a lexicon's history is, and where its mappings are. */
export interface HistoryHead {
  /** Number of the last revision; 0 before the first. */
  readonly revision: number;
  readonly atMs: number;
  readonly recordingCount: number;
  /** Reviews and retractions, counted: another number means that people have spoken since. */
  readonly reviewMarks: number;
  readonly erasures: number;
  /** A recording was forgotten, and what stands in the graph may rest on it until it is settled. */
  readonly tainted: boolean;
  readonly erasedFromMs?: number | null;
  /** Of the corpus, that the mappings have reached. */
  readonly position: number;
  /** Whether the mappings are the batch result over all that is there. */
  readonly settled: boolean;
  readonly presentRecordingCount: number;
  readonly presentReviewMarks: number;
}

/** The history of a lexicon beside what stands in its graph. */
export interface HistoryComparison {
  readonly head: HistoryHead;
  readonly present: readonly MappingBelief[];
  readonly held: readonly HeldVersion[];
}

export interface RevisionRecord {
  readonly number: number;
  readonly atMs: number;
  readonly recordingCount: number;
  readonly settled: boolean;
  readonly cause: RevisionCause;
}

export interface NewRevision extends Omit<RevisionRecord, 'number'> {
  /** That it was compared with. */
  readonly head: HistoryHead;
  readonly moves: HistoryMoves;
}

export interface RevisionAt {
  readonly latestMs: number;
  readonly firstMs?: number | null;
  readonly revision?: RevisionRecord | null;
  /** Spans of which nothing is kept, since a recording that was known then is forgotten. */
  readonly erased: readonly { readonly fromMs: number; readonly untilMs?: number | null }[];
}

export interface PastFilter {
  readonly minimumProbability: number;
  readonly formId?: string;
  readonly conceptId?: string;
}

export class HistoryStore {
  constructor(private readonly graph: Graph) {}

  /** @param recordingIds only of forms that are heard in these; all unless given */
  async compare(lexiconId: string, recordingIds?: readonly string[]): Promise<HistoryComparison> {
    return await this.graph.readTogether(async (transaction) => {
      const [head] = await transaction.run<HistoryHead>(readHistoryHead, { lexiconId });
      const [heard] =
        recordingIds === undefined
          ? []
          : await transaction.run<{ formIds: string[] }>(readFormsHeard, { recordingIds });
      const formIds = heard?.formIds ?? null;
      const present = await transaction.run<MappingBelief>(readBeliefs, { lexiconId, formIds });
      const held = await transaction.run<HeldVersion>(readHeldVersions, { lexiconId, formIds, stillHeld });
      return { head: head as HistoryHead, present, held };
    });
  }

  /** Nothing where history was written or erased since it was compared. */
  async write(revision: NewRevision, lexiconId: string, transaction: GraphTransaction): Promise<void> {
    const { head, moves, ...rest } = revision;
    const number = head.revision + 1;
    const written = await transaction.run(writeRevision, {
      ...rest,
      lexiconId,
      id: nodeId('revision', lexiconId, number),
      number,
      former: { revision: head.revision, erasures: head.erasures },
      position: head.position,
      reviewMarks: head.presentReviewMarks,
      stillHeld,
      ended: moves.ended,
      begun: moves.begun.map((held) => ({ ...held, id: nodeId('version', held.mappingId, number) })),
    });
    if (written.length > 0) await this.thin(lexiconId, number, transaction);
  }

  /** Deletes what forgetting took out of sight, in parts: it may be more than one transaction can hold. */
  async deleteErased(lexiconId: string): Promise<void> {
    for (;;) {
      const [row] = await this.graph.write((transaction) =>
        transaction.run<{ touched: number }>(deleteErasedVersions, { lexiconId, stillHeld, limit: erasedAtOnce }),
      );
      if (row === undefined || row.touched === 0) return;
    }
  }

  /** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async ofMapping(
    mappingId: string,
    window: PageWindow,
    lexiconIds: readonly string[],
  ): Promise<readonly MappingVersionRecord[]> {
    const rows = await this.graph.read<{ version: MappingVersionRecord }>(listMappingHistory, {
      mappingId,
      lexiconIds,
      stillHeld,
      ...pageOf(window),
    });
    return rows.map((row) => row.version);
  }

  /** What was held at a revision; rows as for `ofMapping`. */
  async heldAt(
    lexiconId: string,
    revision: number,
    filter: PastFilter,
    window: PageWindow,
  ): Promise<readonly MappingVersionRecord[]> {
    const rows = await this.graph.read<{ version: MappingVersionRecord }>(listHeldAt, {
      lexiconId,
      revision,
      atLeast: filter.minimumProbability,
      formId: filter.formId ?? null,
      conceptId: filter.conceptId ?? null,
      ...pageOf(window),
    });
    return rows.map((row) => row.version);
  }

  /** @param atMs the latest revision unless given */
  async revisionAt(lexiconId: string, atMs: number | undefined): Promise<RevisionAt> {
    const [row] = await this.graph.read<RevisionAt>(readRevisionAt, { lexiconId, atMs: atMs ?? null });
    return row as RevisionAt;
  }

  /** The first ready recordings that the mappings have taken in, in commit order, and how many there are. */
  async takenIn(lexiconId: string, limit: number): Promise<{ count: number; recordingIds: readonly string[] }> {
    const [row] = await this.graph.read<{ count: number; recordingIds: string[] }>(readTakenIn, { lexiconId, limit });
    return row ?? { count: 0, recordingIds: [] };
  }

  private async thin(lexiconId: string, revision: number, transaction: GraphTransaction): Promise<void> {
    const many = await transaction.run<{ versions: ThinnedVersion[] }>(readVersionsToThin, {
      lexiconId,
      revision,
      stillHeld,
      most: mostVersions,
    });
    if (many.length === 0) return;
    const thinned = many.map(({ versions }) => ({ versions, ...thinVersions(versions, thinnedTo) }));
    await transaction.run(thinVersionsQuery, {
      dropped: thinned.flatMap(({ dropped }) => dropped),
      prolonged: thinned.flatMap(({ prolonged }) => prolonged.map((each) => ({ ...each }))),
      kept: thinned.map(({ versions, dropped }) => ({
        id: versions.at(-1)!.id,
        kept: versions.length - dropped.length,
      })),
    });
  }
}

const erasedAtOnce = 10_000;

/** Takes out of sight what rests on a recording, in the transaction that deletes it, before it does. */
export async function eraseHistorySince(recordingId: string, transaction: GraphTransaction): Promise<void> {
  await transaction.run(eraseHistory, { recordingId });
}

function pageOf({ after, before, backward, limit }: PageWindow) {
  return { after: after ?? null, before: before ?? null, backward, limit: limit + 1 };
}
