import { randomUUID } from 'node:crypto';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import { packJson } from '../graph/packed-json.ts';
import type { LearnerState } from './learner-state.ts';
import { isWorthKeeping, unpackState, type PackedState } from './packed-state.ts';
import {
  restoreState,
  storeConcept,
  storeForm,
  storeHead,
  type StoredConcept,
  type StoredForm,
} from './stored-state.ts';

const readLearnerState = cypher('meaning/read-learner-state');
const readLearnerRows = cypher('meaning/read-learner-rows');
const readLearnerRevision = cypher('meaning/read-learner-revision');
const writeLearnerState = cypher('meaning/write-learner-state');
const writeLearnerRows = cypher('meaning/write-learner-rows');
const deleteLearnerRows = cypher('meaning/delete-learner-rows');

interface LearnerRow {
  readonly id: string;
  readonly kind: 'FORM' | 'CONCEPT';
  readonly row: Uint8Array;
}

/** What is to be written: the head, and the rows of the forms and concepts that changed. */
export interface StateChange {
  readonly revision: string;
  readonly head: Uint8Array;
  readonly rows: readonly LearnerRow[];
  /** These are all rows: others go. */
  readonly replacing: boolean;
}

/** @returns undefined before the first step */
export async function readPackedState(graph: Graph, lexiconId: string): Promise<PackedState | undefined> {
  const [packed] = await graph.read<PackedState>(readLearnerState, { lexiconId });
  return packed;
}

/** @returns undefined before the first step, and where an older version stored it: settling makes it anew */
export async function readState(graph: Graph, lexiconId: string): Promise<LearnerState | undefined> {
  const packed = await readPackedState(graph, lexiconId);
  const stored = packed && (await unpackState(packed));
  return stored && restoreState(stored);
}

/**
 * As much of a lexicon's state as `mappings` of some forms and concepts needs: the rows of these alone, however large the
 * lexicon. Nothing can be decided by it: sums over all forms are of those read.
 * @returns undefined as `readState`
 */
export async function readStateOfPairs(
  graph: Graph,
  lexiconId: string,
  { formIds, conceptIds }: { readonly formIds: readonly string[]; readonly conceptIds: readonly string[] },
): Promise<LearnerState | undefined> {
  const ids = [
    ...formIds.map((id) => rowIdOf(lexiconId, 'FORM', id)),
    ...conceptIds.map((id) => rowIdOf(lexiconId, 'CONCEPT', id)),
  ];
  const [packed] = await graph.read<PackedState>(readLearnerRows, { lexiconId, ids });
  const stored = packed && (await unpackState(packed));
  return stored && restoreState(stored);
}

/** @returns undefined before the first step */
export async function readRevision(graph: Graph, lexiconId: string): Promise<string | undefined> {
  const [row] = await graph.read<{ revision: string | null }>(readLearnerRevision, { lexiconId });
  return row?.revision ?? undefined;
}

/**
 * The state of a lexicon for the next step, which may change it. That of the last step is kept in memory: it is what the
 * store holds as long as its revision is, whichever process took the last step, and whether or not it was committed.
 */
export class LearnerStateCache {
  #kept: { readonly lexiconId: string; readonly revision: string; readonly state: LearnerState } | undefined;

  /** @returns undefined before the first step; what is taken is no longer kept */
  async take(graph: Graph, lexiconId: string): Promise<LearnerState | undefined> {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept?.lexiconId === lexiconId && (await readRevision(graph, lexiconId)) === kept.revision) return kept.state;
    return await readState(graph, lexiconId);
  }

  /**
   * Looks something up in the state, which stays kept.
   * @param work at once, and without changing the state; the next step may
   * @returns undefined before the first step
   */
  async look<Found>(graph: Graph, lexiconId: string, work: (state: LearnerState) => Found): Promise<Found | undefined> {
    const kept = this.#kept;
    if (kept?.lexiconId === lexiconId && (await readRevision(graph, lexiconId)) === kept.revision) {
      // A step that has taken it meanwhile may be changing it.
      if (this.#kept === kept) return work(kept.state);
    }
    const packed = await readPackedState(graph, lexiconId);
    const stored = packed && (await unpackState(packed));
    if (stored === undefined) return undefined;
    const state = restoreState(stored);
    const isFree = this.#kept === undefined || this.#kept.lexiconId === lexiconId;
    if (isFree && isWorthKeeping(packed!)) this.keep(lexiconId, packed!.revision, state);
    return work(state);
  }

  keep(lexiconId: string, revision: string, state: LearnerState): void {
    this.#kept = { lexiconId, revision, state };
  }
}

/** Of this process: steps and questions share what is kept. */
export const learnerStates = new LearnerStateCache();

/** @param changed ids of forms and concepts, those never heard or seen are passed over; all unless said */
export async function packChange(
  state: LearnerState,
  changed?: { readonly formIds: Iterable<string>; readonly conceptIds: Iterable<string> },
): Promise<StateChange> {
  const { formIds, conceptIds } = changed ?? {
    formIds: state.forms.symbols.ids,
    conceptIds: state.concepts.symbols.ids,
  };
  const rows: Promise<LearnerRow>[] = [];
  for (const id of formIds) {
    if (state.forms.symbols.has(id)) rows.push(pack('FORM', id, storeForm(state, id)));
  }
  for (const id of conceptIds) {
    if (state.concepts.symbols.has(id)) rows.push(pack('CONCEPT', id, storeConcept(state, id)));
  }
  return {
    revision: randomUUID(),
    head: await packJson(storeHead(state)),
    rows: await Promise.all(rows),
    replacing: changed === undefined,
  };
}

export async function writeState(
  { revision, head, rows, replacing }: StateChange,
  lexiconId: string,
  transaction: GraphTransaction,
): Promise<void> {
  if (replacing) await transaction.run(deleteLearnerRows, { lexiconId });
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce).map(({ id, kind, row }) => ({
      id: rowIdOf(lexiconId, kind, id),
      kind,
      row,
    }));
    await transaction.run(writeLearnerRows, { lexiconId, rows: part });
  }
  await transaction.run(writeLearnerState, { lexiconId, state: head, revision });
}

const rowsAtOnce = 1000;

async function pack(kind: LearnerRow['kind'], id: string, row: StoredForm | StoredConcept): Promise<LearnerRow> {
  return { id, kind, row: await packJson(row) };
}

function rowIdOf(lexiconId: string, kind: LearnerRow['kind'], id: string): string {
  return nodeId('learner-row', lexiconId, kind, id);
}
