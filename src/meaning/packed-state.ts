import { unpackJson } from '../graph/packed-json.ts';
import {
  isOfThisVersion,
  type StoredConcept,
  type StoredForm,
  type StoredHead,
  type StoredState,
} from './stored-state.ts';

/** The learner's state as the graph holds it: each part gzip of JSON. */
export interface PackedState {
  /** Another one with each step and settling. */
  readonly revision: string;
  readonly state: Uint8Array;
  readonly rows: readonly { readonly kind: 'FORM' | 'CONCEPT'; readonly row: Uint8Array }[];
}

/** @returns undefined where an older version packed it */
export async function unpackState({ state, rows }: PackedState): Promise<StoredState | undefined> {
  const head = await unpackJson<StoredHead>(state);
  if (!isOfThisVersion(head)) return undefined;
  const forms: StoredForm[] = [];
  const concepts: StoredConcept[] = [];
  for (const { kind, row } of rows) {
    if (kind === 'FORM') forms.push(await unpackJson<StoredForm>(row));
    else concepts.push(await unpackJson<StoredConcept>(row));
  }
  return { head, forms, concepts };
}

/** So small that to keep what it unpacks to costs less than to unpack it again. */
export function isWorthKeeping({ rows }: PackedState): boolean {
  return rows.reduce((sum, { row }) => sum + row.byteLength, 0) <= mostKeptBytes;
}

const mostKeptBytes = 16 * 2 ** 20;
