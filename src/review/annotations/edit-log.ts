import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import { packJson, unpackJson } from '../../graph/packed-json.ts';
import type { Editor } from './annotation-draft.ts';
import type { LoggedChanges } from './turn-back.ts';

const writeEdit = cypher('review/write-annotation-edit');
const findEdits = cypher('review/find-annotation-edits');
const markEdits = cypher('review/mark-annotation-edits');
const listEdits = cypher('review/list-annotation-edits');
const readEdits = cypher('review/read-annotation-edits');

/** What was done. */
export type EditKind = 'ANNOTATED' | 'EDITED' | 'CORRECTED' | 'TIER_ADDED' | 'TIER_RENAMED' | 'TIER_DELETED';

/** PAST: it cannot be undone or done again any more, since something else was done instead, or the document is gone. */
export type EditState = 'DONE' | 'UNDONE' | 'PAST';

/** An entry of the log, without what it says in detail. */
export interface EditRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly revision: number;
  readonly kind: EditKind;
  readonly byId: string;
  readonly atMs: number;
  readonly state: EditState;
  readonly changeCount: number;
}

export interface EditWithChanges extends EditRecord {
  readonly changes: LoggedChanges;
}

/** Who edited what, with before and after. */
export class EditLog {
  constructor(private readonly graph: Graph) {}

  /** In the transaction of the edit. @param documentIds of all that it touches */
  async append(
    recordingId: string,
    kind: EditKind,
    changes: LoggedChanges,
    documentIds: readonly string[],
    { byId, atMs, revision }: Editor,
    transaction: GraphTransaction,
  ): Promise<EditRecord> {
    const changeCount = changes.annotations.length + changes.tiers.length;
    const state: EditState = 'DONE';
    const id = nodeId('edit', recordingId, revision);
    const edit = { id, recordingId, revision, kind, byId, atMs, state, changeCount };
    await transaction.run(writeEdit, { edit: { ...edit, documentIds, changes: await packJson(changes) } });
    return edit;
  }

  /** The last ones of a person that are done, the last first; or that were undone, the first first. */
  async find(
    recordingId: string,
    byId: string,
    state: Exclude<EditState, 'PAST'>,
    limit: number,
    transaction: GraphTransaction,
  ): Promise<readonly EditWithChanges[]> {
    const direction = state === 'DONE' ? -1 : 1;
    const parameters = { recordingId, byId, state, direction, limit };
    const rows = await transaction.run<{ edit: EditRecord & { changes: Uint8Array } }>(findEdits, parameters);
    return await Promise.all(
      rows.map(async ({ edit }) => ({ ...edit, changes: await unpackJson<LoggedChanges>(edit.changes) })),
    );
  }

  async mark(ids: readonly string[], state: EditState, transaction: GraphTransaction): Promise<void> {
    await transaction.run(markEdits, { ids, state });
  }

  /** The newest first; one more than the limit where there are so many. */
  async list(
    recordingId: string,
    collectionIds: readonly string[],
    beforeRevision: number | undefined,
    limit: number,
  ): Promise<readonly EditRecord[]> {
    const rows = await this.graph.read<{ edit: EditRecord }>(listEdits, {
      ...{ recordingId, collectionIds, limit: limit + 1 },
      beforeRevision: beforeRevision ?? Number.MAX_SAFE_INTEGER,
    });
    return rows.map(({ edit }) => edit);
  }

  /** By entry. */
  async changes(ids: readonly string[]): Promise<ReadonlyMap<string, LoggedChanges>> {
    const rows = await this.graph.read<{ id: string; changes: Uint8Array }>(readEdits, { ids });
    const unpacked = rows.map(async ({ id, changes }) => [id, await unpackJson<LoggedChanges>(changes)] as const);
    return new Map(await Promise.all(unpacked));
  }
}
