/** Kinds of candidate referents. UNNAMED is a thing that recurs and that nobody has named yet. */
export const conceptKinds = ['OBJECT', 'GESTURE', 'ACTION', 'EXPRESSION', 'SCENE', 'UNNAMED'] as const;
export type ConceptKind = (typeof conceptKinds)[number];

/** x, y, width and height as shares of the picture, from its upper left corner. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** Something that the detector can name. */
export interface NamedSight {
  readonly label: string;
  readonly kind: ConceptKind;
  /** 0 to 1 */
  readonly confidence: number;
  readonly box: Box;
}

/** What something looked like, whether it can be named or not. */
export interface SeenAppearance {
  readonly box: Box;
  /** That there is a thing, 0 to 1. */
  readonly confidence: number;
  readonly descriptor: Uint8Array;
}

/** A stretch of video in which the same things were in view. */
export interface SeenVisualContext {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly concepts: readonly NamedSight[];
  readonly appearances: readonly SeenAppearance[];
}

export interface ConceptRecord {
  readonly id: string;
  readonly kind: ConceptKind;
  /** Absent for a thing without a name. */
  readonly label?: string | null;
  /** Of a thing without a name: the lexicon that it was found in. */
  readonly lexiconId?: string | null;
}

/** A concept in view. */
export interface ShownConcept {
  readonly concept: ConceptRecord;
  readonly confidence: number;
  readonly box: Box;
}

export interface VisualContextRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shows: readonly ShownConcept[];
}
