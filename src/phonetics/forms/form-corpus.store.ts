import type { ClusterRedirect } from '../../dsp/follow-clusters.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import { packJson, unpackJson } from '../../graph/packed-json.ts';
import type { FormAssignment, FormCandidate } from './form-membership.ts';
import type { FormPart } from './form-parts.ts';
import {
  formStateFormat,
  restoreFormState,
  storeFormState,
  type FormState,
  type StoredFormState,
} from './form-state.ts';
import type { HeardSound } from './heard-token.ts';
import type { FormOfTokens } from './match-forms.ts';

const readHeardUtterances = cypher('phonetics/read-heard-utterances');
const readFormState = cypher('phonetics/read-form-state');
const writeFormState = cypher('phonetics/write-form-state');
const writeSoundForms = cypher('phonetics/write-sound-forms');
const deleteOtherTokens = cypher('phonetics/delete-other-tokens');
const redirectForms = cypher('phonetics/redirect-forms');
const countFormTokens = cypher('phonetics/count-form-tokens');
const readFormMembers = cypher('phonetics/read-form-members');
const forgetFormTokens = cypher('phonetics/forget-form-tokens');

/** An utterance as it is put into a form. */
export interface HeardUtterance extends HeardSound {
  readonly tokenId: string;
  readonly eventId: string;
  readonly recordingId: string;
  readonly collectionId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Of the ready recordings of a lexicon: of some, or of all. @param space whose points are wanted */
export async function readUtterances(
  graph: Graph,
  lexiconId: string,
  space: string,
  recordingIds?: readonly string[],
): Promise<readonly HeardUtterance[]> {
  const rows = await graph.read<Omit<HeardUtterance, 'tokenId'>>(readHeardUtterances, {
    lexiconId,
    space,
    recordingIds: recordingIds ?? null,
  });
  return rows.map((row) => ({ ...row, tokenId: nodeId('token', lexiconId, row.eventId) }));
}

export async function readForms(graph: Graph, lexiconId: string): Promise<readonly FormOfTokens[]> {
  return await graph.read<{ id: string; tokenIds: string[] }>(readFormMembers, { lexiconId });
}

/** @returns undefined before the first step */
export async function readState(graph: Graph, lexiconId: string): Promise<FormState | undefined> {
  const [row] = await graph.read<{ state: Uint8Array }>(readFormState, { lexiconId, format: formStateFormat });
  if (row === undefined) return undefined;
  return restoreFormState(await unpackJson<StoredFormState>(row.state));
}

export async function packState(state: FormState): Promise<Uint8Array> {
  return await packJson(storeFormState(state));
}

export interface FormsDelta {
  readonly utterances: readonly HeardUtterance[];
  readonly forms: readonly { readonly id: string; readonly medoidTokenId: string }[];
  readonly assignments: readonly FormAssignment[];
  readonly parts: readonly FormPart[];
  readonly redirects: readonly ClusterRedirect[];
  readonly state: Uint8Array;
  /** Whether these are all tokens of the lexicon: others are gone then. */
  readonly settled: boolean;
}

export async function writeForms(delta: FormsDelta, lexiconId: string, transaction: GraphTransaction): Promise<void> {
  const tokens = tokensOf(delta);
  if (delta.settled) {
    await transaction.run(deleteOtherTokens, { lexiconId, ids: tokens.map(({ id }) => id) });
  }
  await transaction.run(writeSoundForms, {
    lexiconId,
    forms: delta.forms.map(({ id, medoidTokenId }) => ({ id, medoidTokenId })),
    tokens,
  });
  if (delta.redirects.length > 0) {
    await transaction.run(redirectForms, { redirects: delta.redirects.map((redirect) => ({ ...redirect })) });
  }
  await transaction.run(countFormTokens, { lexiconId });
  await transaction.run(writeFormState, { lexiconId, format: formStateFormat, state: delta.state });
}

/** The utterances as wholes, and the parts of them that are forms of their own. */
function tokensOf({ utterances, assignments, parts }: FormsDelta) {
  const places = new Map(utterances.map((utterance) => [utterance.tokenId, utterance]));
  const token = (id: string, wholeId: string, candidates: readonly FormCandidate[], part?: FormPart) => {
    const place = places.get(wholeId);
    if (place === undefined) return [];
    const { eventId, recordingId, collectionId } = place;
    const { startSeconds, endSeconds } = part ?? place;
    const forms = candidates.map(({ formId, weight }) => ({ formId, confidence: weight }));
    return [{ id, eventId, recordingId, collectionId, startSeconds, endSeconds, whole: part === undefined, forms }];
  };
  return [
    ...assignments.flatMap(({ tokenId, candidates }) => token(tokenId, tokenId, candidates)),
    ...parts.flatMap((part) => token(part.id, part.wholeTokenId, part.candidates, part)),
  ];
}

export async function forgetTokens(recordingId: string, transaction: GraphTransaction): Promise<void> {
  await transaction.run(forgetFormTokens, { recordingId });
}
