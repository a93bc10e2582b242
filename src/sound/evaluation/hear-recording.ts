import { openMedia } from '../../media/open-media.ts';
import { kindProbabilities, logitsOfEvent } from '../naming/name-events.ts';
import type { SoundNamer } from '../naming/sound-namer.ts';
import { hearSoundEvents } from '../hear-sound-events.ts';
import { voiceLabel, type HeardSoundEvent, type SourceKind } from '../sound-event.ts';

/** What was heard in a recording as a whole. */
export interface HeardRecording {
  /** Logit of each of the network's labels somewhere in it. */
  readonly labelLogits: ReadonlyMap<string, number>;
  /** Of which most was heard, by seconds and confidence; UNKNOWN where nothing was named. */
  readonly heardKind: SourceKind;
  /** The likeliest over all that sounds; UNKNOWN only where nothing sounds. */
  readonly likeliestKind: SourceKind;
  /** How probable that is, 0 to 1. */
  readonly surety: number;
}

/** @throws {MediaError} the file is no recording */
export async function hearRecording(file: string, namer: SoundNamer): Promise<HeardRecording> {
  const { events, found, track } = await hearSoundEvents(await openMedia(file), namer);
  const logits = track.within([{ startSeconds: 0, endSeconds: track.durationSeconds }]);
  const sums = new Map<SourceKind, number>();
  let seconds = 0;
  found.forEach((event, place) => {
    const length = event.endSeconds - event.startSeconds;
    seconds += length;
    const probabilities =
      event.label === voiceLabel
        ? new Map([['HUMAN', event.confidence] as const])
        : kindProbabilities(logitsOfEvent(found, place, track), namer);
    for (const [kind, probability] of probabilities) sums.set(kind, (sums.get(kind) ?? 0) + probability * length);
  });
  const [likeliestKind, most] = greatest(sums);
  return {
    labelLogits: new Map(namer.labels.map(({ label }, output) => [label, logits[output]!])),
    heardKind: mostHeard(events),
    likeliestKind,
    surety: seconds === 0 ? 0 : most / seconds,
  };
}

function mostHeard(events: readonly HeardSoundEvent[]): SourceKind {
  const heard = new Map<SourceKind, number>();
  for (const { kind, startSeconds, endSeconds, confidence } of events) {
    if (kind !== 'UNKNOWN') heard.set(kind, (heard.get(kind) ?? 0) + confidence * (endSeconds - startSeconds));
  }
  return greatest(heard)[0];
}

function greatest(sums: ReadonlyMap<SourceKind, number>): readonly [SourceKind, number] {
  return [...sums].reduce<readonly [SourceKind, number]>(
    (best, each) => (each[1] > best[1] ? each : best),
    ['UNKNOWN', 0],
  );
}
