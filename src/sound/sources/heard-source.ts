import type { SourceKind } from '../sound-event.ts';
import type { TimeSpan } from '../time-span.ts';

/** What one source says or does without another's, within one sound event. */
export interface SourceTurn extends TimeSpan {
  /** Of the sound event; its place where there is no graph that gives it an id. */
  readonly soundEventId: string;
}

/** The same in the graph. */
export interface SourceTurnRecord extends SourceTurn {
  /** Of the source, the sound event and the start: a turn is a relation, not a node. */
  readonly id: string;
}

/** Who or what sounds in one recording, as far as it can be told apart there: a voice, or all that is of one label. */
export interface HeardSource {
  readonly kind: SourceKind;
  /** `voice`, or that of its sound events. */
  readonly label: string;
  /** What the voice is like: shape (128), length 1; null where it is no voice. */
  readonly vector: readonly number[] | null;
  /** How long it sounds in all. */
  readonly seconds: number;
  /** In order of time. */
  readonly turns: readonly SourceTurn[];
}

/** The same in the graph. */
export interface HeardSourceRecord extends HeardSource {
  readonly id: string;
  readonly recordingId: string;
  readonly collectionId: string;
  readonly runId: string;
  /** Place among the sources of the recording, by when they are first heard. */
  readonly ordinal: number;
  readonly turns: readonly SourceTurnRecord[];
}
