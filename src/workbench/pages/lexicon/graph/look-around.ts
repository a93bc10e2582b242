import type { Client } from 'urql';
import { ask } from '../../../api/ask.ts';
import { recordingOfMomentQuery } from '../../../parts/moment-query.ts';
import { shortId } from '../../../parts/names.ts';
import { tokenSoundQuery, type SoundToken } from '../../../parts/token-sound.ts';
import type { Around, GraphEdge, GraphNode, NodeRef } from './graph-model.ts';
import { aroundConceptQuery, aroundFormQuery, aroundRecordingQuery, aroundSourceQuery } from './graph-queries.ts';

/** What stands for things without a name, in the page's language. */
export interface Wording {
  readonly form: (shortId: string) => string;
  readonly unnamed: (shortId: string) => string;
}

/** Recordings that one node shows at most: those with most of it. */
const mostRecordings = 12;

/** Of the recording with most of it, so that probable meanings come before recordings. */
const recordingWeight = 0.6;

interface Asking {
  readonly client: Client;
  readonly lexiconId: string;
  readonly wording: Wording;
  readonly signal: AbortSignal;
}

/** Asks what hangs on a node. @returns undefined where the node is not there any more */
export async function lookAround(ref: NodeRef, asking: Asking): Promise<Around | undefined> {
  switch (ref.kind) {
    case 'form':
      return await aroundForm(ref.id, asking);
    case 'concept':
      return await aroundConcept(ref.id, asking);
    case 'recording':
      return await aroundRecording(ref.id, asking);
    case 'source':
      return await aroundSource(ref.id, asking);
  }
}

async function aroundForm(id: string, asking: Asking): Promise<Around | undefined> {
  const { soundForm, mappings } = await ask(asking.client, aroundFormQuery, { id }, asking);
  if (!soundForm) return undefined;
  const recordings = await recordingsWith(
    soundForm.tokens.map(({ recordingId }) => ({ recordingId, amount: 1 })),
    (recordingId, weight) => ({ from: id, to: recordingId, relation: 'heardIn', weight, isProbability: false }),
    asking,
  );
  const meanings = mappings.edges.map(({ node }) => node);
  return {
    of: await formNode(id, soundForm.tokens[0], asking),
    nodes: [...meanings.map((each) => conceptNode(each, asking)), ...recordings.nodes],
    edges: [...meanings.map((each) => meaningEdge(each)), ...recordings.edges],
  };
}

async function aroundConcept(id: string, asking: Asking): Promise<Around | undefined> {
  const { lexiconId } = asking;
  const { concept, mappings } = await ask(asking.client, aroundConceptQuery, { id, lexiconId }, asking);
  if (!concept) return undefined;
  const recordings = await recordingsWith(
    concept.occurrences.map(({ recordingId, confidence }) => ({ recordingId, amount: confidence })),
    (recordingId, weight) => ({ from: id, to: recordingId, relation: 'seenIn', weight, isProbability: false }),
    asking,
  );
  const meanings = mappings.edges.map(({ node }) => node);
  const forms = await Promise.all(meanings.map(({ formId, form }) => formNode(formId, form?.tokens[0], asking)));
  return {
    of: conceptNode({ conceptId: id, concept }, asking),
    nodes: [...forms, ...recordings.nodes],
    edges: [...meanings.map((each) => meaningEdge(each)), ...recordings.edges],
  };
}

async function aroundRecording(id: string, asking: Asking): Promise<Around | undefined> {
  const { recording, soundForms, mappings } = await ask(asking.client, aroundRecordingQuery, { id }, asking);
  if (!recording) return undefined;
  const meanings = mappings.edges.map(({ node }) => node);
  const tokens = new Map<string, SoundToken | undefined>();
  for (const { node } of soundForms.edges) tokens.set(node.id, node.tokens[0]);
  for (const { formId, form } of meanings) tokens.set(formId, form?.tokens[0]);
  const forms = await Promise.all([...tokens].map(([formId, token]) => formNode(formId, token, asking)));
  const heard = (recording.heardSources ?? []).flatMap(({ source, seconds }) => (source ? [{ source, seconds }] : []));
  const longest = Math.max(...heard.map(({ seconds }) => seconds), Number.MIN_VALUE);
  return {
    of: { kind: 'recording', id, label: recording.title },
    nodes: [
      ...heard.map(({ source }): GraphNode => ({ kind: 'source', id: source.id, label: source.name ?? source.label })),
      ...forms,
      ...meanings.map((each) => conceptNode(each, asking)),
    ],
    edges: [
      ...heard.map(({ source, seconds }): GraphEdge => {
        return { from: source.id, to: id, relation: 'soundsIn', weight: seconds / longest, isProbability: false };
      }),
      ...forms.map((form): GraphEdge => ({
        from: form.id,
        to: id,
        relation: 'heardIn',
        weight: 0.5,
        isProbability: false,
      })),
      ...meanings.map((each) => meaningEdge(each)),
    ],
  };
}

async function aroundSource(id: string, asking: Asking): Promise<Around | undefined> {
  const { source } = await ask(asking.client, aroundSourceQuery, { id }, asking);
  if (!source) return undefined;
  const recordings = await recordingsWith(
    source.heard.map(({ recordingId, seconds }) => ({ recordingId, amount: seconds })),
    (recordingId, weight) => ({ from: id, to: recordingId, relation: 'soundsIn', weight, isProbability: false }),
    asking,
  );
  return { of: { kind: 'source', id, label: source.name ?? source.label }, ...recordings };
}

async function recordingsWith(
  found: readonly { readonly recordingId: string; readonly amount: number }[],
  edge: (recordingId: string, weight: number) => GraphEdge,
  { client, signal }: Asking,
): Promise<{ readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] }> {
  const amounts = new Map<string, number>();
  for (const { recordingId, amount } of found) amounts.set(recordingId, (amounts.get(recordingId) ?? 0) + amount);
  const most = [...amounts].toSorted(([, one], [, other]) => other - one).slice(0, mostRecordings);
  const largest = most[0]?.[1] ?? 1;
  const named = await Promise.all(
    most.map(async ([id, amount]) => {
      const { recording } = await ask(client, recordingOfMomentQuery, { id }, { signal });
      return recording ? [{ id, label: recording.title, amount }] : [];
    }),
  );
  return {
    nodes: named.flat().map(({ id, label }): GraphNode => ({ kind: 'recording', id, label })),
    edges: named.flat().map(({ id, amount }) => edge(id, recordingWeight * (amount / largest))),
  };
}

async function formNode(
  id: string,
  token: SoundToken | undefined,
  { client, wording, signal }: Asking,
): Promise<GraphNode> {
  const name: GraphNode = { kind: 'form', id, label: wording.form(shortId(id)) };
  if (!token) return name;
  const { recordingId, startSeconds: from, endSeconds: to } = token;
  const { soundEvents } = await ask(client, tokenSoundQuery, { recordingId, from, to, infer: 'NEVER' }, { signal });
  const event = soundEvents.edges.find(({ node }) => node.id === token.soundEventId)?.node;
  const ipa = event?.phones?.map(({ type }) => type.ipa).join('');
  return ipa ? { ...name, label: `[${ipa}]` } : name;
}

function conceptNode(
  { conceptId, concept }: { readonly conceptId: string; readonly concept?: { readonly label?: string | null } | null },
  { wording }: Asking,
): GraphNode {
  return { kind: 'concept', id: conceptId, label: concept?.label ?? wording.unnamed(shortId(conceptId)) };
}

function meaningEdge({
  formId,
  conceptId,
  probability,
}: {
  readonly formId: string;
  readonly conceptId: string;
  readonly probability: number;
}): GraphEdge {
  return { from: formId, to: conceptId, relation: 'means', weight: probability, isProbability: true };
}
