import { meanBox } from '../objects/path.ts';
import type { Deed } from './action.ts';
import { held } from './held.ts';
import { participant, type WhatIsKnown } from './what-is-known.ts';

/** A hand this flat is open, and one rolled in as far as that is shut; what is between is neither. */
const leastOpen = 0.65;
const mostShut = 0.35;
/** Fingers that only pass through a form have not taken it. */
const leastSeconds = 0.3;
/** From the one to the other; what takes longer is a hand at work and not an opening. */
const longestSeconds = 1;
/** An opening, or closing, is seen as taking at least about as long. */
const changeSeconds = 0.5;

/** Hands that go from a fist to flat, or from flat to a fist, and stay so for a while. */
export function openingsOfHands({ hands }: WhatIsKnown): readonly Deed[] {
  return hands.flatMap((hand, place): Deed[] => {
    const { openness, ratePerSecond, startSeconds } = hand.moments;
    const least = leastSeconds * ratePerSecond;
    const forms = [
      ...held(openness, (value) => value >= leastOpen, least).map(([from, to]) => ({ from, to, isOpen: true })),
      ...held(openness, (value) => value <= mostShut, least).map(([from, to]) => ({ from, to, isOpen: false })),
    ].sort((a, b) => a.from - b.from);
    return forms.slice(1).flatMap((form, at): Deed[] => {
      const before = forms[at]!;
      if (form.isOpen === before.isOpen || form.from - before.to > longestSeconds * ratePerSecond) return [];
      const [from, to] = [startSeconds + before.to / ratePerSecond, startSeconds + form.from / ratePerSecond];
      const around = Math.max(0, changeSeconds - (to - from)) / 2;
      const [start, end] = [Math.max(0, from - around), to + around];
      return [
        {
          label: form.isOpen ? 'open' : 'close',
          startSeconds: start,
          endSeconds: end,
          confidence: 0.8 * hand.confidence,
          box: meanBox(hand.path, start, end),
          actor: participant('hands', place, hand),
        },
      ];
    });
  });
}
