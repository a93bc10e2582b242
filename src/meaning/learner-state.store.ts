import { randomUUID } from 'node:crypto';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import { packJson, unpackJson } from '../graph/packed-json.ts';
import type { LearnerState } from './learner-state.ts';
import {
  isOfThisVersion,
  restoreState,
  storeConcept,
  storeForm,
  storeHead,
  type StoredConcept,
  type StoredForm,
  type StoredHead,
} from './stored-state.ts';

const readLearnerState = cypher('meaning/read-learner-state');
const readLearnerRevision = cypher('meaning/read-learner-revision');
const writeLearnerState = cypher('meaning/write-learner-state');
const writeLearnerRows = cypher('meaning/write-learner-rows');
const deleteLearnerRows = cypher('meaning/delete-learner-rows');

interface LearnerRow {
  readonly id: string;
  readonly kind: 'FORM' | 'CONCEPT';
  readonly row: Uint8Array;
}

interface FoundState {
  readonly state: Uint8Array;
  readonly rows: readonly Pick<LearnerRow, 'kind' | 'row'>[];
}

/** What is to be written: the head, and the rows of the forms and concepts that changed. */
export interface StateChange {
  readonly revision: string;
  readonly head: Uint8Array;
  readonly rows: readonly LearnerRow[];
  /** These are all rows: others go. */
  readonly replacing: boolean;
}

/** @returns undefined before the first step, and where an older version stored it: settling makes it anew */
export async function readState(graph: Graph, lexiconId: string): Promise<LearnerState | undefined> {
  const [found] = await graph.read<FoundState>(readLearnerState, { lexiconId });
  if (found === undefined) return undefined;
  const head = await unpackJson<StoredHead>(found.state);
  if (!isOfThisVersion(head)) return undefined;
  const forms: StoredForm[] = [];
  const concepts: StoredConcept[] = [];
  for (const { kind, row } of found.rows) {
    if (kind === 'FORM') forms.push(await unpackJson<StoredForm>(row));
    else concepts.push(await unpackJson<StoredConcept>(row));
  }
  return restoreState({ head, forms, concepts });
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
    if (kept?.lexiconId === lexiconId) {
      const [row] = await graph.read<{ revision: string | null }>(readLearnerRevision, { lexiconId });
      if (row?.revision === kept.revision) return kept.state;
    }
    return await readState(graph, lexiconId);
  }

  keep(lexiconId: string, revision: string, state: LearnerState): void {
    this.#kept = { lexiconId, revision, state };
  }
}

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
      id: nodeId('learner-row', lexiconId, kind, id),
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
