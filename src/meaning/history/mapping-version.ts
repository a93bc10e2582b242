import { lexiconThreshold } from '../learner-parameters.ts';
import type { MappingRecord } from '../mapping.ts';

/** Why a lexicon moved: new recordings, one that was taken back, people's verdicts, or the batch result over all. */
export type RevisionCause = 'RECORDING_ADDED' | 'RECORDING_FORGOTTEN' | 'REVIEWED' | 'SETTLED';

/** What was held of a mapping at some time. */
export interface MappingBelief extends Omit<MappingRecord, 'id' | 'lexiconId' | 'updatedAtMs'> {
  readonly mappingId: string;
}

/** A belief with the revisions between which it was held. */
export interface MappingVersionRecord extends MappingBelief {
  readonly id: string;
  readonly lexiconId: string;
  readonly revision: number;
  readonly atMs: number;
  readonly cause: RevisionCause;
  /** First revision at which it was held no more; `stillHeld` while it is. */
  readonly untilRevision: number;
  readonly untilMs?: number | null;
  /** Versions that its mapping has, with this one. */
  readonly kept: number;
}

/** The `untilRevision` of what is still held: beyond any other, so that one range of an index finds both. */
export const stillHeld = Number.MAX_SAFE_INTEGER;

export const notableMove = 0.02;
const notableIntervalMove = 0.1;

/** Whether a belief differs enough from the last one written down to be one of its own. */
export function movedNotably(before: MappingBelief, after: MappingBelief): boolean {
  return (
    before.status !== after.status ||
    Math.abs(before.probability - after.probability) >= notableMove ||
    Math.abs(before.low - after.low) >= notableIntervalMove ||
    Math.abs(before.high - after.high) >= notableIntervalMove ||
    before.probability >= lexiconThreshold !== after.probability >= lexiconThreshold
  );
}
