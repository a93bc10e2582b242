import type { Participant } from '../actions/action.ts';

/** Somebody or something in view that makes a sound. Times are seconds from the recording's start, [start, end). */
export interface SoundingFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Place among the recording's heard sources, and the node's id where it has one. */
  readonly heard: { readonly place: number; readonly id?: string };
  /** Whose mouth moves with it, or what moves as it sounds. */
  readonly seen: Participant;
  /** That it is this one, and none of the others nor somebody out of view, 0 to 1. */
  readonly confidence: number;
}

/** The same in the graph. */
export interface SoundingRecord extends Omit<SoundingFound, 'heard' | 'seen'> {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly heardSourceId: string;
  /** A Face, Body or Appearance. */
  readonly seenId: string;
}
