import type { Span } from './spans.ts';

/** What a call can be held against. */
export type ConditionKind = 'VIEW' | 'BEHAVIOUR' | 'SOUND' | 'CALL';

/**
 * How a call lies to it: while it lasts, shortly after it began or ended (the call may answer it), shortly before it begins or
 * ends (the call may bring it about).
 */
export const relations = ['WHILE', 'AFTER_START', 'AFTER_END', 'BEFORE_START', 'BEFORE_END'] as const;
export type Relation = (typeof relations)[number];

/** A thing in view, a behaviour that a person noted, a sound that is no call, or another call type. */
export interface ConditionSource {
  readonly kind: ConditionKind;
  /** Of the concept or the sound form; of a behaviour or a sound, what it is called. */
  readonly id: string;
}

export interface Call extends Span {
  readonly typeId: string;
  /** Of the stretch of sound that it is heard in. */
  readonly eventStart: number;
  readonly eventEnd: number;
}

/** What was there, with its place in the list of sources. */
export interface Occurrence extends Span {
  readonly source: number;
}

/** A recording, as calls are held against what was around them. Times are seconds from its start. */
export interface ObservedRecording {
  readonly id: string;
  readonly durationSeconds: number;
  /** Kinds that would have been noticed, had they been there: nothing is in view where there are no pictures. */
  readonly observed: readonly ConditionKind[];
  readonly calls: readonly Call[];
  /** Of every source but call types, which are among the calls. */
  readonly occurrences: readonly Occurrence[];
}

export interface Observations {
  readonly sources: readonly ConditionSource[];
  readonly recordings: readonly ObservedRecording[];
}
