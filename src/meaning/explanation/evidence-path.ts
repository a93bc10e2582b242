import type { ReviewRecord } from '../../review/review.ts';
import { nameOfConcept, nameOfForm } from './names.ts';

/** A node on the way from a recording to a mapping, with the relation by which it hangs on an earlier one. */
export interface PathNode {
  /** Its label in the graph. */
  readonly kind: string;
  readonly id: string;
  readonly label?: string;
  /** Absent at the beginning. */
  readonly relation?: string;
  /** Place in the path, from 0, of the node that it hangs on. */
  readonly relatedTo?: number;
  /** Whether the relation goes from that node to this one. */
  readonly forward?: boolean;
  /** 0 to 1 */
  readonly confidence?: number;
  readonly startSeconds?: number;
  readonly endSeconds?: number;
  /** Where it can be heard or seen. */
  readonly recordingId?: string;
}

export interface EvidencePath {
  readonly sentence: string;
  readonly nodes: readonly PathNode[];
}

interface Place {
  readonly id: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What the graph holds of one situation between a form and a concept. */
export interface SituationEvidence {
  readonly situationId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly recording: { readonly id: string; readonly title: string };
  readonly event: Place & { readonly label?: string | null };
  readonly token?: (Place & { readonly confidence: number }) | null;
  readonly seen?: number | null;
  readonly view?: (Place & { readonly confidence: number }) | null;
  readonly saw: readonly { readonly conceptId: string; readonly label?: string | null; readonly confidence: number }[];
}

export interface ExplainedPair {
  readonly formId: string;
  readonly concept: { readonly id: string; readonly label?: string | null };
}

const mostOthers = 5;

/** The form was heard while the concept was in view. */
export function supportingPath(evidence: SituationEvidence, { formId, concept }: ExplainedPair): EvidencePath {
  const nodes = heardNodes(evidence, formId);
  const { situationId, seen, view, recording } = evidence;
  const situation = nodes.findIndex(({ id }) => id === situationId);
  const shown: PathNode = {
    kind: 'Concept',
    id: concept.id,
    label: nameOfConcept(concept),
    relation: 'SAW',
    relatedTo: situation,
    forward: true,
    ...(seen != null && { confidence: seen }),
  };
  const seenAt: PathNode[] = view
    ? [
        {
          kind: 'VisualContext',
          ...view,
          relation: 'SHOWS',
          relatedTo: nodes.length,
          forward: false,
          recordingId: recording.id,
        },
      ]
    : [];
  const inView = seen == null ? 'was in view' : `was in view (${share(seen)})`;
  const sentence = `${heardText(evidence, formId)} while ${nameOfConcept(concept)} ${inView}.`;
  return { sentence, nodes: [...nodes, shown, ...seenAt] };
}

/** The form was heard and the concept was not there, but other things were. */
export function contraryPath(evidence: SituationEvidence, { formId, concept }: ExplainedPair): EvidencePath {
  const nodes = heardNodes(evidence, formId);
  const situation = nodes.findIndex(({ id }) => id === evidence.situationId);
  const others = evidence.saw.filter(({ conceptId }) => conceptId !== concept.id).slice(0, mostOthers);
  const names = others.map(({ conceptId, label }) => nameOfConcept({ id: conceptId, label: label ?? null }));
  const sentence =
    `${heardText(evidence, formId)} without ${nameOfConcept(concept)} in view; ` +
    (names.length === 0 ? 'nothing was.' : `in view: ${names.join(', ')}.`);
  return {
    sentence,
    nodes: [
      ...nodes,
      ...others.map(({ conceptId, confidence }, place): PathNode => ({
        kind: 'Concept',
        id: conceptId,
        label: names[place]!,
        relation: 'SAW',
        relatedTo: situation,
        forward: true,
        confidence,
      })),
    ],
  };
}

/** What a person said of the mapping. */
export function reviewPath(review: ReviewRecord, mappingId: string): EvidencePath {
  const when = new Date(review.createdAtMs).toISOString();
  const said = review.verdict === 'CONFIRMED' ? 'confirmed' : 'rejected';
  const note = review.note == null || review.note === '' ? '' : `: ${review.note}`;
  return {
    sentence: `${review.reviewerId} ${said} it at ${when}${note}${/[.!?]$/.test(note) ? '' : '.'}`,
    nodes: [
      { kind: 'Owner', id: review.reviewerId, label: review.reviewerId },
      { kind: 'Review', id: review.id, label: review.verdict, relation: 'BY', relatedTo: 0, forward: false },
      { kind: 'Mapping', id: mappingId, relation: 'ON', relatedTo: 1, forward: true },
    ],
  };
}

/** Recording → sound event ← token → form, and the situation that holds the token. */
function heardNodes({ recording, event, token, ...situation }: SituationEvidence, formId: string): PathNode[] {
  const recordingId = recording.id;
  const { startSeconds, endSeconds } = situation;
  const nodes: PathNode[] = [
    { kind: 'Recording', id: recordingId, label: recording.title, recordingId },
    {
      kind: 'SoundEvent',
      id: event.id,
      ...(event.label != null && { label: event.label }),
      relation: 'CONTAINS',
      relatedTo: 0,
      forward: true,
      startSeconds: event.startSeconds,
      endSeconds: event.endSeconds,
      recordingId,
    },
  ];
  if (token) {
    const { confidence, ...place } = token;
    nodes.push(
      { kind: 'FormToken', ...place, relation: 'IN', relatedTo: 1, forward: false, recordingId },
      {
        kind: 'SoundForm',
        id: formId,
        label: nameOfForm(formId),
        relation: 'OF_FORM',
        relatedTo: 2,
        forward: true,
        confidence,
      },
    );
  }
  nodes.push({
    kind: 'Situation',
    id: situation.situationId,
    relation: token ? 'HEARD' : 'ABOUT',
    relatedTo: token ? 2 : 1,
    forward: false,
    startSeconds,
    endSeconds,
    recordingId,
  });
  return nodes;
}

function heardText({ recording, event, token }: SituationEvidence, formId: string): string {
  const { startSeconds, endSeconds } = token ?? event;
  const sure = token ? ` (${share(token.confidence)})` : '';
  return `In ${recording.title}, from ${startSeconds.toFixed(2)} to ${endSeconds.toFixed(2)} s, ${nameOfForm(formId)} was heard${sure}`;
}

function share(probability: number): string {
  return `probability ${probability.toFixed(2)}`;
}
