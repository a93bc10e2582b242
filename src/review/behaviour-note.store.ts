import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import { groupedBy } from '../grouped-by.ts';
import type { Access } from '../request-context.ts';
import type { BehaviourNoteRecord } from './behaviour-note.ts';

const writeNote = cypher('review/write-behaviour-note');
const deleteNote = cypher('review/delete-behaviour-note');
const listNotes = cypher('review/list-behaviour-notes');
const forgetNotes = cypher('review/forget-behaviour-notes');

export class BehaviourNoteStore {
  constructor(private readonly graph: Graph) {}

  /** @returns undefined where the recording is gone */
  async write(note: Omit<BehaviourNoteRecord, 'id' | 'notedAtMs'>): Promise<BehaviourNoteRecord | undefined> {
    const { recordingId, label, startSeconds, endSeconds, notedById } = note;
    const id = nodeId('behaviour', recordingId, notedById, label, startSeconds, endSeconds);
    const rows = await this.graph.write((transaction) =>
      transaction.run<{ note: BehaviourNoteRecord }>(writeNote, { ...note, id, nowMs: Date.now() }),
    );
    return rows[0]?.note;
  }

  /** @returns whether there was one that this person may delete: their own where they may annotate, and any where they own */
  async delete(id: string, byId: string, { annotatable, owned }: Access): Promise<boolean> {
    const rows = await this.graph.write((transaction) =>
      transaction.run(deleteNote, {
        ...{ id, byId, annotatableIds: annotatable.collectionIds, ownedIds: owned.collectionIds },
      }),
    );
    return rows.length > 0;
  }

  /** By recording, in order of time. */
  async list(
    recordingIds: readonly string[],
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly BehaviourNoteRecord[]>> {
    const rows = await this.graph.read<{ note: BehaviourNoteRecord }>(listNotes, { recordingIds, collectionIds });
    return groupedBy(
      rows.map(({ note }) => note),
      ({ recordingId }) => recordingId,
    );
  }
}

/** They go with their recording. */
export async function forgetBehaviourNotes(recordingId: string, transaction: GraphTransaction): Promise<void> {
  await transaction.run(forgetNotes, { recordingId });
}
