import { sharedSeconds, type TimeSpan } from '../../sound/time-span.ts';
import type { Participant } from '../actions/action.ts';
import { participant, type WhatIsKnown } from '../actions/what-is-known.ts';
import { whoseMovement } from '../actions/whose-movement.ts';
import { soundsLike } from './sounds-like.ts';
import type { SoundingFound } from './sounding.ts';

/** Something that sounds and is no voice. */
export interface KnownNoise {
  readonly place: number;
  readonly id?: string;
  readonly label: string;
  readonly turns: readonly TimeSpan[];
}

/** What hits something sounds as it stops; a film's sound and picture may be so far apart. */
const impactSeconds = 0.15;
/** Natural logarithms of odds against something out of view. */
const odds = { before: -0.7, impact: 2, alongside: 4, name: 3 } as const;
/** Share of both together that a movement and a sound have in common by chance. */
const byChance = 0.35;
const leastConfidence = 0.5;
/** Things whose names are worth believing. */
const leastName = 0.4;

/** What in view makes what is heard: what bears its name, what moves as long as it sounds, what stops where it begins. */
export function whatSounds(noises: readonly KnownNoise[], known: WhatIsKnown): readonly SoundingFound[] {
  const movements = known.shots.flatMap((shot) =>
    shot.movements.map((movement) => ({ movement, mover: whoseMovement(movement, known) })),
  );
  return noises.flatMap(({ place, id, label, turns }) =>
    turns.flatMap(({ startSeconds, endSeconds }): SoundingFound[] => {
      const turn = { startSeconds, endSeconds };
      const sums = new Map<string, { seen: Participant; value: number }>();
      const add = (seen: Participant, value: number): void => {
        const key = `${seen.of} ${seen.place}`;
        sums.set(key, { seen, value: Math.max(value, sums.get(key)?.value ?? -Infinity) });
      };
      for (const { movement, mover } of movements) {
        const meets =
          sharedSeconds(movement, turn) > 0 || Math.abs(movement.endSeconds - startSeconds) <= impactSeconds;
        if (mover && meets) add(mover.who, movementOdds(movement, turn));
      }
      for (const [at, thing] of known.things.entries()) {
        const isNamed = thing.label && (thing.labelConfidence ?? 0) >= leastName && soundsLike(label, thing.label);
        if (!isNamed || sharedSeconds(thing, turn) === 0) continue;
        const seen = participant('appearances', at, thing);
        const moves = sums.get(`appearances ${at}`)?.value ?? 0;
        add(seen, Math.max(0, moves) + odds.name);
      }
      const candidates = [...sums.values()].sort((a, b) => b.value - a.value);
      const [best] = candidates;
      if (best === undefined) return [];
      const whole = candidates.reduce((sum, { value }) => sum + Math.exp(value + odds.before), 1);
      const confidence = Math.exp(best.value + odds.before) / whole;
      if (confidence < leastConfidence) return [];
      return [
        { startSeconds, endSeconds, heard: { place, ...(id !== undefined && { id }) }, seen: best.seen, confidence },
      ];
    }),
  );
}

function movementOdds(movement: TimeSpan, turn: TimeSpan): number {
  const common = sharedSeconds(movement, turn);
  const whole = Math.max(movement.endSeconds, turn.endSeconds) - Math.min(movement.startSeconds, turn.startSeconds);
  const alongside = odds.alongside * (common / whole - byChance);
  return Math.abs(movement.endSeconds - turn.startSeconds) <= impactSeconds
    ? Math.max(odds.impact, alongside)
    : alongside;
}
