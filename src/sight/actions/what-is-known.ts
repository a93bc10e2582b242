import type { HandFound } from '../hands/hand.ts';
import type { PathPoint } from '../objects/path.ts';
import type { BodyFound } from '../people/body.ts';
import type { FaceFound } from '../people/face.ts';
import type { Shot } from '../shots/shot.ts';
import type { Participant } from './action.ts';

/** What comes out of the graph has an id. */
interface Stored {
  readonly id?: string;
}

export type KnownFace = FaceFound & Stored;
export type KnownBody = BodyFound & Stored;
export type KnownHand = Pick<HandFound, 'startSeconds' | 'endSeconds' | 'path' | 'confidence' | 'moments'> & Stored;

/** A thing that was followed. */
export interface KnownThing extends Stored {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly path: readonly PathPoint[];
  readonly confidence: number;
  readonly label?: string | null;
  readonly labelConfidence?: number | null;
}

/** What was found in a recording before, from which actions follow. */
export interface WhatIsKnown {
  readonly shots: readonly Shot[];
  readonly faces: readonly KnownFace[];
  readonly bodies: readonly KnownBody[];
  readonly hands: readonly KnownHand[];
  readonly things: readonly KnownThing[];
  /** Of the picture, width by height. */
  readonly aspect: number;
}

export function participant(of: Participant['of'], place: number, { id }: Stored): Participant {
  return { of, place, ...(id !== undefined && { id }) };
}
