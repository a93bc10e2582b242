import type { Box } from '../pictures/picture.ts';

/** What is done, by whom it can be seen. */
export const actionLabels = {
  nod: 'GESTURE',
  'shake head': 'GESTURE',
  wave: 'GESTURE',
  point: 'GESTURE',
} as const satisfies Record<string, 'GESTURE' | 'ACTION'>;
export type ActionLabel = keyof typeof actionLabels;

/** Something done in view. Times are seconds from the recording's start, [start, end). */
export interface ActionFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: ActionLabel;
  readonly kind: 'GESTURE' | 'ACTION';
  /** 0 to 1 */
  readonly confidence: number;
  /** Where it was done. */
  readonly box: Box;
  /** Who did it: a place among the recording's bodies or faces, and the node's id where it has one. */
  readonly actor: { readonly of: 'bodies' | 'faces'; readonly place: number; readonly id?: string };
}

/** An action as the graph holds it: an interval of its own that shows what is done. */
export interface ActionRecord extends Omit<ActionFound, 'actor'> {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly conceptId: string;
  /** The Body or Face that did it. */
  readonly actorId: string | null;
}
