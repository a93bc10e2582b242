import { boxAt, meanBox } from '../objects/path.ts';
import { boxIou, type Box } from '../pictures/picture.ts';
import type { Deed, Participant } from './action.ts';
import type { OwnWay } from './own-way.ts';
import { participant, type KnownThing, type WhatIsKnown } from './what-is-known.ts';
import { isLimb } from './whose-movement.ts';

/** In widths of the one that is approached: how far the other was at least, and is at most afterwards. */
const farthest = 1.2;
const nearest = 0.6;
const leastSeconds = 0.4;
/** Things are worth being approached where it is known what they are. */
const leastName = 0.6;

/** Somebody or something that moves up to somebody or something and stops there. */
export function approaches(known: WhatIsKnown, ways: readonly OwnWay[]): readonly Deed[] {
  return ways.flatMap(({ movement, shot, boxes, mover }): Deed[] => {
    const { startSeconds, endSeconds, path } = movement;
    // What goes on beyond the shot, or out of the picture, has not stopped.
    if (endSeconds - startSeconds < leastSeconds || endSeconds > shot.endSeconds - 0.1) return [];
    if (isLimb(mover)) return [];
    const [first, last] = [boxes[0]!, boxes.at(-1)!];
    const met = aims(known)
      .filter((aim) => aim.startSeconds <= startSeconds && aim.endSeconds > endSeconds)
      .map((aim) => ({ aim, box: boxAt(aim.path, endSeconds), was: boxAt(aim.path, startSeconds) }))
      .filter(({ box, was }) => boxIou(box, was) > 0.5 && boxIou(was, first) < 0.2)
      .map(({ aim, box }) => ({ aim, box, before: gap(first, box) / box[2], after: gap(last, box) / box[2] }))
      .filter(({ before, after }) => before >= farthest && after <= nearest)
      .sort((a, b) => a.after - b.after)[0];
    if (met === undefined) return [];
    return [
      {
        label: 'approach',
        startSeconds,
        endSeconds,
        confidence: Math.min(0.9, 0.5 + 0.15 * (met.before - met.after)),
        box: meanBox(path, startSeconds, endSeconds),
        ...(mover && { actor: mover.who }),
        target: met.aim.who,
      },
    ];
  });
}

interface Aim extends Pick<KnownThing, 'startSeconds' | 'endSeconds' | 'path'> {
  readonly who: Participant;
}

function aims({ bodies, things }: WhatIsKnown): readonly Aim[] {
  return [
    ...bodies.map((body, place) => ({ ...body, who: participant('bodies', place, body) })),
    ...things
      .map((thing, place) => ({ ...thing, who: participant('appearances', place, thing) }))
      .filter(({ label, labelConfidence }) => label && (labelConfidence ?? 0) >= leastName),
  ];
}

/** Between two boxes, across or down, shares of the picture; 0 where they touch. */
function gap(a: Box, b: Box): number {
  const across = Math.max(a[0], b[0]) - Math.min(a[0] + a[2], b[0] + b[2]);
  const down = Math.max(a[1], b[1]) - Math.min(a[1] + a[3], b[1] + b[3]);
  return Math.max(0, across, down);
}
