import type { Box } from '../pictures/picture.ts';

/** Kinds of candidate referents. UNNAMED is a thing that recurs and that nobody has named yet. */
export type ConceptKind =
  | 'OBJECT'
  | 'GESTURE'
  | 'ACTION'
  | 'EXPRESSION'
  | 'SCENE'
  | 'COLOUR'
  | 'SIZE'
  | 'NUMBER'
  | 'SPATIAL_RELATION'
  | 'UNNAMED';

/** A candidate referent, as the graph holds it. */
export interface ConceptRecord {
  readonly id: string;
  readonly kind: ConceptKind;
  /** Absent for a thing without a name. */
  readonly label?: string | null;
  /** Of a thing found by its looks: the lexicon that it was found in. */
  readonly lexiconId?: string | null;
}

/** A concept in view. */
export interface ShownConcept {
  readonly concept: ConceptRecord;
  /** 0 to 1 */
  readonly confidence: number;
  readonly box: Box;
}

/** An interval of video in which the same things were in view, as the graph holds it. */
export interface VisualContextRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shows: readonly ShownConcept[];
}
