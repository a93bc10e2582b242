import { compareIds } from './situation.ts';

/** A situation in which a form was heard, beside one concept. */
export interface HeardSituation {
  readonly situationId: string;
  readonly recordingId: string;
  /** Of the utterance. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Of the sound itself. */
  readonly soundStartSeconds: number;
  readonly soundEndSeconds: number;
  /** That the sound is the form, 0 to 1. */
  readonly heard: number;
  /** That the concept was there to be spoken of, 0 to 1. */
  readonly seen: number;
  /** The same summed over all concepts. */
  readonly inView: number;
}

export interface TellingClip extends HeardSituation {
  readonly speaksFor: boolean;
  /** How much it tells, 0 to 1. */
  readonly strength: number;
}

/**
 * The situations that tell most about "this form means this concept": for it, those with the concept in view and little
 * else (as the learner weighs its evidence); against it, those where the form is surely heard, other things are surely in
 * view and the concept is not. From as many recordings as there are, since what one recording shows twice tells less.
 * @param most of either side
 * @returns those for it first, each side the most telling first
 */
export function tellingClips(situations: readonly HeardSituation[], most: number): TellingClip[] {
  const surest = new Map<string, HeardSituation>();
  for (const situation of situations) {
    const known = surest.get(situation.situationId);
    if (known === undefined || situation.heard > known.heard) surest.set(situation.situationId, situation);
  }
  const all = [...surest.values()];
  const side = (speaksFor: boolean, strengthOf: (situation: HeardSituation) => number) =>
    spread(
      all
        .map((situation) => ({ ...situation, speaksFor, strength: strengthOf(situation) }))
        .filter(({ strength }) => strength >= leastStrength)
        .sort((a, b) => b.strength - a.strength || compareIds(a.situationId, b.situationId)),
    ).slice(0, most);
  return [
    ...side(true, ({ heard, seen, inView }) => (heard * seen) / Math.max(1, inView)),
    ...side(false, ({ heard, seen, inView }) => (seen < 0.5 ? heard * (1 - seen) * Math.min(1, inView) : 0)),
  ];
}

/** A clip that tells less is not worth listening to. */
const leastStrength = 0.01;

/** One of each recording first, then the second of each, and so on. */
function spread(clips: readonly TellingClip[]): TellingClip[] {
  const turns = new Map<string, number>();
  return clips
    .map((clip) => {
      const turn = turns.get(clip.recordingId) ?? 0;
      turns.set(clip.recordingId, turn + 1);
      return { clip, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ clip }) => clip);
}
