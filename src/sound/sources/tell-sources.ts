import { groupedBy } from '../../grouped-by.ts';
import type { HeardSoundEvent, SoundEventRecord } from '../sound-event.ts';
import type { SpeakerTurns } from '../speakers/speaker-turns.ts';
import { totalSeconds } from '../time-span.ts';
import type { HeardSource, SourceTurn } from './heard-source.ts';

/** As it was heard, or as the graph has it. */
export type EventOfSource = HeardSoundEvent & Partial<Pick<SoundEventRecord, 'id'>>;

/**
 * The sources of a recording, by when they are first heard: its speakers, and one source for all other sounds of a label, which are not told apart.
 * @param events of the recording, in order of time
 * @param voices places of those that are voice, in the order in which the turns have them
 */
export function tellSources(
  events: readonly EventOfSource[],
  voices: readonly number[],
  { speakers, turns }: SpeakerTurns,
): HeardSource[] {
  const turnsOf = groupedBy(turns, ({ speaker }) => speaker);
  const said = speakers.map(({ vector, seconds }, speaker): HeardSource => {
    const own = turnsOf.get(speaker)!;
    const { kind, label } = events[voices[own[0]!.utterance]!]!;
    return {
      kind,
      label,
      vector: ofLengthOne(vector),
      seconds,
      turns: own.map(({ startSeconds, endSeconds, utterance }) => ({
        startSeconds,
        endSeconds,
        soundEventId: idOf(events, voices[utterance]!),
      })),
    };
  });
  const isVoice = new Set(voices);
  const others = [...events.keys()].filter((place) => !isVoice.has(place));
  const byLabel = groupedBy(others, (place) => `${events[place]!.kind} ${events[place]!.label}`);
  const sounded = [...byLabel.values()].map((places): HeardSource => {
    const { kind, label } = events[places[0]!]!;
    const own = places.map((place): SourceTurn => {
      const { startSeconds, endSeconds } = events[place]!;
      return { startSeconds, endSeconds, soundEventId: idOf(events, place) };
    });
    return { kind, label, vector: null, seconds: totalSeconds(own), turns: own };
  });
  return [...said, ...sounded].sort((a, b) => a.turns[0]!.startSeconds - b.turns[0]!.startSeconds);
}

function idOf(events: readonly EventOfSource[], place: number): string {
  return events[place]!.id ?? String(place);
}

function ofLengthOne(vector: Float32Array): number[] {
  const length = Math.hypot(...vector);
  return Array.from(vector, (value) => value / length);
}
