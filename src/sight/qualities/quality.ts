import type { Box } from '../pictures/picture.ts';
import type { BasicColour } from './basic-colours.ts';

export const qualityKinds = ['COLOUR', 'SIZE', 'NUMBER', 'SPATIAL_RELATION'] as const;
export type QualityKind = (typeof qualityKinds)[number];

export type SizeLabel = 'big' | 'small';
export type NumberLabel = 'one' | 'two' | 'three' | 'four' | 'five' | 'many';
/** As the viewer sees it; of the smaller thing to the larger. */
export type RelationLabel = 'left of' | 'right of' | 'above' | 'below' | 'inside';

/** How a thing in view is, or how things are to one another. Times are seconds from the recording's start, [start, end). */
export interface QualityFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly kind: QualityKind;
  readonly label: BasicColour | SizeLabel | NumberLabel | RelationLabel;
  /** 0 to 1 */
  readonly confidence: number;
  /** Around all that it is said of, on average. */
  readonly box: Box;
  /** What it is said of, by place among the recording's appearances; of a relation, the figure and then the ground. */
  readonly of: readonly QualityBearer[];
}

/** An appearance, by its place among the recording's, and its node's id where it has one. */
export interface QualityBearer {
  readonly place: number;
  readonly id?: string;
}

/** A quality as the graph holds it: an interval of its own that shows it as a concept. */
export interface QualityRecord extends Omit<QualityFound, 'of'> {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly conceptId: string;
  readonly appearanceIds: readonly string[];
}
