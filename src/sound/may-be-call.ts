import { ultrasoundLabel, type HeardSoundEvent, type SourceKind } from './sound-event.ts';

const callers: readonly SourceKind[] = ['HUMAN', 'ANIMAL', 'UNKNOWN'];

/**
 * Whether a sound in a recording of an animal may be a call: detectors of voice do not know animals, and hear some as people. Broadband
 * noise is wind and rain more often than a hiss, and what describes calls hears no ultrasound. `list-sound-event-subjects.cypher` says the same.
 */
export function mayBeCall({ kind, label }: Pick<HeardSoundEvent, 'kind' | 'label'>): boolean {
  return callers.includes(kind) && label !== 'noise' && label !== ultrasoundLabel;
}
