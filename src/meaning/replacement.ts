import { statusAfter } from '../review/review.ts';
import { mappingIdOf } from './mapping-id.ts';
import type { LearnedMapping } from './mappings.ts';
import { statedProbability, type MappingStatus } from './mapping.ts';
import type { PlacedReview } from './placed-reviews.ts';

/** A mapping as it stands before a step. */
export interface MappingState {
  readonly id: string;
  readonly formId: string;
  readonly conceptId: string;
  readonly probability: number;
  readonly status: MappingStatus;
  /** What its form and concept have become. */
  readonly livingFormId: string | null;
  readonly livingConceptId: string | null;
  /** Whether that form is heard, and that concept still a thing. */
  readonly living: boolean;
}

/** What a step did to one mapping. */
export interface MappingChange {
  readonly mappingId: string;
  readonly formId: string;
  readonly conceptId: string;
  /** Absent where the mapping is new. */
  readonly formerProbability: number | null;
  /** Absent where the mapping is gone. */
  readonly probability: number | null;
  readonly status: MappingStatus;
}

export type MappingRow = Omit<LearnedMapping, 'supportingSituationIds'> & {
  readonly id: string;
  readonly status: MappingStatus;
  readonly situationIds: readonly string[];
};

export interface Replacement {
  readonly rows: readonly MappingRow[];
  readonly goneIds: readonly string[];
  readonly moved: readonly PlacedReview[];
  /** What changed notably, for subscribers. */
  readonly changes: readonly MappingChange[];
}

/** A smaller move than this is not told to subscribers. */
const notableMove = 0.005;

export interface Before {
  readonly states: readonly MappingState[];
  /** By the mapping that theirs has become. */
  readonly reviews: ReadonlyMap<string, readonly PlacedReview[]>;
  /** Whether `learned` is all that is known of the lexicon, and not a step of some forms. */
  readonly settled: boolean;
}

/**
 * What takes the place of a lexicon's mappings. What people said goes with forms and concepts that were merged or have
 * another id, and decides about the status; a mapping that they judged stays however improbable it is, as long as its form
 * is heard, and one whose form is heard no more goes, while its reviews wait for the form to come back.
 */
export function replacement(
  lexiconId: string,
  learned: readonly LearnedMapping[],
  { states, reviews, settled }: Before,
): Replacement {
  const former = new Map(states.map((state) => [state.id, state]));
  const rows: MappingRow[] = [];
  const changes: MappingChange[] = [];
  const isReviewed = (id: string) => (reviews.get(id) ?? []).some(({ verdict }) => verdict !== 'UNSURE');
  const keep = ({ supportingSituationIds: situationIds, ...mapping }: LearnedMapping) => {
    const id = mappingIdOf(lexiconId, mapping);
    if (mapping.probability < statedProbability && !isReviewed(id)) return;
    const { formId, conceptId, probability } = mapping;
    const was = former.get(id);
    // The learner goes on with a form that went into another until it is settled.
    if (was !== undefined && !isItself(was)) return;
    former.delete(id);
    const status = statusAfter(reviews.get(id) ?? []);
    rows.push({ ...mapping, id, status, situationIds });
    if (was?.status === status && Math.abs(was.probability - probability) < notableMove) return;
    changes.push({
      mappingId: id,
      formId,
      conceptId,
      formerProbability: was?.probability ?? null,
      probability,
      status,
    });
  };
  for (const mapping of learned) keep(mapping);
  const stated = new Set(rows.map(({ id }) => id));
  const goneIds: string[] = [];
  for (const state of [...former.values()]) {
    const { id, formId, conceptId, probability, status } = state;
    if (isItself(state) && state.living && isReviewed(id)) {
      if (settled) keep({ ...nothing, formId, conceptId });
      continue;
    }
    // A step knows nothing yet of a form that has just gone into another, unless the other has taken the meaning over.
    if (!settled && !isItself(state) && !stated.has(livingIdOf(lexiconId, state))) continue;
    goneIds.push(id);
    changes.push({ mappingId: id, formId, conceptId, formerProbability: probability, probability: null, status });
  }
  const moved = [...reviews].flatMap(([id, placed]) => (settled || stated.has(id) ? placed : []));
  return { rows, goneIds, moved, changes };
}

/** Of a pair that people judged, and of which the learner knows nothing. */
const nothing = { probability: 0, low: 0, high: 0, supportCount: 0, supportingSituationIds: [] };

function isItself({ formId, conceptId, livingFormId, livingConceptId }: MappingState): boolean {
  return livingFormId === formId && livingConceptId === conceptId;
}

function livingIdOf(lexiconId: string, { livingFormId, livingConceptId }: MappingState): string {
  return mappingIdOf(lexiconId, { formId: livingFormId ?? '', conceptId: livingConceptId ?? '' });
}
