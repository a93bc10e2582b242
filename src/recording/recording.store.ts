import type { PageWindow } from '../api/connection-arguments.ts';
import { boundsOf } from '../api/page-bounds.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import type { RecordingKind, RecordingRecord } from './recording.ts';

const createRecording = cypher('recording/create-recording');
const readRecordings = cypher('recording/read-recordings');
const listRecordings = cypher('recording/list-recordings');
const listRecordingsBackward = cypher('recording/list-recordings-backward');
const countRecordings = cypher('recording/count-recordings');
const lockRecording = cypher('recording/lock-recording');
const deleteRecording = cypher('recording/delete-recording');
const holdBytes = cypher('recording/hold-bytes');
const dropBytes = cypher('recording/drop-bytes');
const markReady = cypher('recording/mark-ready');
const markLexiconChanged = cypher('recording/mark-lexicon-changed');

export interface RecordingFilter {
  readonly collectionId?: string;
  /** Part of the title, in any case. */
  readonly title?: string;
  readonly kind?: RecordingKind;
  readonly addedFromMs?: number;
  readonly addedToMs?: number;
}

export class RecordingStore {
  constructor(private readonly graph: Graph) {}

  /** In the caller's transaction, so that the job that it needs is made with it or not at all. */
  async create(
    recording: RecordingRecord,
    transaction: GraphTransaction,
  ): Promise<{ recording: RecordingRecord; created: boolean }> {
    const { id, collectionId } = recording;
    const rows = await transaction.run<{ recording: RecordingRecord; created: boolean }>(createRecording, {
      id,
      collectionId,
      properties: { ...recording },
    });
    return rows[0] as { recording: RecordingRecord; created: boolean };
  }

  /** Only those of these collections, in no particular order. @param collectionIds that the reader may read */
  async read(ids: readonly string[], collectionIds: readonly string[]): Promise<readonly RecordingRecord[]> {
    const rows = await this.graph.read<{ recording: RecordingRecord }>(readRecordings, { ids, collectionIds });
    return rows.map((row) => row.recording);
  }

  /** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async list(
    filter: RecordingFilter,
    window: PageWindow,
    collectionIds: readonly string[],
  ): Promise<readonly RecordingRecord[]> {
    const { collectionId, addedFromMs = 0, addedToMs } = filter;
    const query = window.backward ? listRecordingsBackward : listRecordings;
    const span = { atLeast: addedFromMs, atMost: addedToMs ?? Number.MAX_SAFE_INTEGER };
    const rows = await this.graph.read<{ recording: RecordingRecord }>(query, {
      collectionIds: collectionId === undefined ? collectionIds : collectionIds.filter((id) => id === collectionId),
      title: filter.title?.toLowerCase() ?? null,
      kind: filter.kind ?? null,
      addedToMs: addedToMs ?? null,
      after: window.after ?? null,
      before: window.before ?? null,
      ...boundsOf(window, span, 'ascending'),
      limit: window.limit + 1,
    });
    return rows.map((row) => row.recording);
  }

  async count(filter: RecordingFilter, collectionIds: readonly string[]): Promise<number> {
    const rows = await this.graph.read<{ count: number }>(countRecordings, {
      collectionIds,
      collectionId: filter.collectionId ?? null,
      title: filter.title?.toLowerCase() ?? null,
      kind: filter.kind ?? null,
      addedFromMs: filter.addedFromMs ?? null,
      addedToMs: filter.addedToMs ?? null,
    });
    return rows[0]?.count ?? 0;
  }

  /** @param plan the versions of all that was inferred about it; when they are others, it is worked on again */
  async markReady(
    recordingId: string,
    position: number,
    transaction: GraphTransaction,
    plan: string | null = null,
  ): Promise<void> {
    await transaction.run(markReady, { recordingId, position, plan });
  }

  async markLexiconChanged(lexiconId: string, position: number, transaction: GraphTransaction): Promise<void> {
    await transaction.run(markLexiconChanged, { lexiconId, position });
  }

  /** Nothing is inferred about the recording until the transaction ends. @returns whether it is there */
  async lock(id: string, transaction: GraphTransaction): Promise<boolean> {
    return (await transaction.run(lockRecording, { id })).length > 0;
  }

  /** @returns the hash of its bytes */
  async delete(id: string, transaction: GraphTransaction): Promise<string | undefined> {
    const rows = await transaction.run<{ sha256: string }>(deleteRecording, { id });
    return rows[0]?.sha256;
  }

  /**
   * From here to the end of the transaction nobody else makes a recording of these bytes, nor removes them.
   * @returns how many recordings have them, and uploads that wait to be put in
   */
  async holdBytes(sha256: string, transaction: GraphTransaction): Promise<number> {
    const rows = await transaction.run<{ holders: number }>(holdBytes, { sha256 });
    return rows[0]?.holders ?? 0;
  }

  /** After they are removed, since nobody has them. */
  async dropBytes(sha256: string, transaction: GraphTransaction): Promise<void> {
    await transaction.run(dropBytes, { sha256 });
  }
}
