import type { Box } from '../pictures/picture.ts';

/** What is done, and whether it is done to tell somebody something. */
export const actionLabels = {
  nod: 'GESTURE',
  'shake head': 'GESTURE',
  wave: 'GESTURE',
  point: 'GESTURE',
  appear: 'ACTION',
  leave: 'ACTION',
  approach: 'ACTION',
  give: 'ACTION',
  take: 'ACTION',
  put: 'ACTION',
  fall: 'ACTION',
  rise: 'ACTION',
  open: 'ACTION',
  close: 'ACTION',
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
  /** Who did it, or what it happened to; left out where only that something moved is known. */
  readonly actor?: Participant;
  /** To whom something is given, or what is approached. */
  readonly target?: Participant;
}

/** A place among what was found in the recording before, and the node's id where it has one. */
export interface Participant {
  readonly of: 'bodies' | 'faces' | 'hands' | 'appearances';
  readonly place: number;
  readonly id?: string;
}

/** What a finder of actions tells; of what kind it is follows from the label. */
export type Deed = Omit<ActionFound, 'kind'>;

/** An action as the graph holds it: an interval of its own that shows what is done. */
export interface ActionRecord extends Omit<ActionFound, 'actor' | 'target'> {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly conceptId: string;
  /** The Body, Face, Hand or Appearance that did it. */
  readonly actorId: string | null;
  /** The Body or Appearance that it was done to. */
  readonly targetId: string | null;
}
