import { logistic } from '../../dsp/log-odds.ts';
import { groupedBy } from '../../grouped-by.ts';
import type { HeardSounds } from '../hear-sound-events.ts';
import { speechLabel } from '../naming/name-events.ts';
import type { NamedLabel } from '../naming/sound-namer.ts';
import { voiceLabel, type HeardSoundEvent } from '../sound-event.ts';
import { overlaps } from '../time-span.ts';
import type { AskedPart } from './asked-part.ts';

/**
 * What is less likely than this in a stretch is not looked for there. Low, since what sounds beneath something else is easily missed: of two sounds at -5 to 5 dB
 * 97 of 100 are likelier, and of labels that are not there 2 of 100.
 */
export const leastProbability = 0.1;

/** What sounds in a recording, for whoever pulls it apart. */
export interface Hearing {
  /** Named, in order of their starts. */
  readonly events: readonly HeardSoundEvent[];
  /** How probable it is that a label, or what is called so, sounds in a stretch, 0 to 1. */
  probability(label: string, startSeconds: number, endSeconds: number): number;
}

/** @param labels of the network that has named the sounds */
export function hearingOf({ events, track }: HeardSounds, labels: readonly NamedLabel[]): Hearing {
  const outputs = new Map(labels.map(({ label }, output) => [label, output]));
  const eventsOf = groupedBy(events, labelOfEvent);
  return {
    events,
    probability(label, startSeconds, endSeconds) {
      const own = eventsOf.get(label) ?? [];
      if (own.some((event) => overlaps(event, { startSeconds, endSeconds }))) return 1;
      const output = outputs.get(label);
      if (output === undefined) return 0;
      return logistic(track.within([{ startSeconds, endSeconds }])[output]!);
    },
  };
}

/** What the networks call it. */
function labelOfEvent({ label }: HeardSoundEvent): string {
  return label === voiceLabel ? speechLabel : label;
}

/**
 * One part for each label that is heard, in the order in which they first are. What has a kind and no label of its own, such as "nature", is the part of
 * all labels of that kind that are not heard.
 * @param labels that can be told apart
 */
export function partsHeard(events: readonly HeardSoundEvent[], labels: readonly NamedLabel[]): readonly AskedPart[] {
  const kinds = new Map(
    events.filter(({ kind }) => kind !== 'UNKNOWN').map((event) => [labelOfEvent(event), event.kind]),
  );
  return [...kinds].flatMap(([label, kind]) => {
    const isKnown = labels.some((each) => each.label === label);
    const meant = labels.filter((each) => each.kind === kind && !kinds.has(each.label)).map((each) => each.label);
    const part = { label, kind, labels: isKnown ? [label] : meant, isAllBut: false, against: [] };
    return part.labels.length === 0 ? [] : [part];
  });
}
