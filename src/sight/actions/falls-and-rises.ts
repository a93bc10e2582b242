import { boxAt, meanBox } from '../objects/path.ts';
import type { Box } from '../pictures/picture.ts';
import type { Deed } from './action.ts';
import { middleOf, type OwnWay } from './own-way.ts';
import { turningPoints } from './swings.ts';
import { isLimb, type Mover } from './whose-movement.ts';

/** Shares of the picture's height. */
const leastWay = 0.12;
/** Heights a second; what sinks slower is put down. */
const leastSpeed = { fall: 0.22, rise: 0.09 } as const;
/** Somebody who falls over goes sideways, too; who walks away does so more. */
const mostSideways = 1.6;
/** What goes up or down as a whole does so with its upper and its lower side; somebody who falls over gets wide. */
const bothSides = 0.5;
const growth = 1.35;
const leastSeconds = 0.2;
/** Of its width, where the picture's side cuts it off. */
const mostInView = 0.55;
/** Of the way of what moves, that all of somebody has to go. */
const ownShare = 0.3;

/** What drops or goes up, and people who fall or get up. */
export function fallsAndRises(ways: readonly OwnWay[], aspect: number): readonly Deed[] {
  return ways.flatMap((way) => {
    const { movement, boxes, ratePerSecond, mover } = way;
    const heights = Float32Array.from(boxes, (box) => middleOf(box).y);
    const turns = turningPoints(heights, leastWay);
    if (isLimb(mover)) return [];
    return turns.slice(1).flatMap((to, i): Deed[] => {
      const from = turns[i]!;
      const down = to.value - from.value;
      const label = down > 0 ? 'fall' : 'rise';
      const seconds = (to.at - from.at) / ratePerSecond;
      const [first, last] = [boxes[from.at]!, boxes[to.at]!];
      const [a, b] = [middleOf(first), middleOf(last)];
      if (seconds < leastSeconds || !(movesAsWhole(first, last, down) || topples(first, last, down))) return [];
      // Who comes into the picture, or leaves it, grows and shrinks at its edge.
      if (isCutOff(first, last) || isCutOff(last, first)) return [];
      const sideways = Math.abs(b.x - a.x) * aspect;
      if (sideways > mostSideways * Math.abs(down) || Math.abs(down) / seconds < leastSpeed[label]) return [];
      const startSeconds = movement.startSeconds + from.at / ratePerSecond;
      const endSeconds = startSeconds + seconds;
      if (mover?.isPerson && staysUp(mover, startSeconds, endSeconds, down)) return [];
      return [
        {
          label,
          startSeconds,
          endSeconds,
          confidence: Math.min(0.95, 0.5 + 0.45 * Math.min(1, Math.abs(down) / 0.3)),
          box: meanBox(movement.path, startSeconds, endSeconds),
          ...(mover && { actor: mover.who }),
        },
      ];
    });
  });
}

/** Somebody who is seen all the while and hardly gets lower or higher has moved in their place. */
function staysUp({ stay }: Mover, startSeconds: number, endSeconds: number, down: number): boolean {
  if (stay.startSeconds > startSeconds || stay.endSeconds < endSeconds) return false;
  const [before, after] = [boxAt(stay.path, startSeconds), boxAt(stay.path, endSeconds)];
  return (middleOf(after).y - middleOf(before).y) * Math.sign(down) < ownShare * Math.abs(down);
}

function isCutOff([x, , width]: Box, later: Box): boolean {
  return (x < 0.01 || x + width > 0.97) && width < mostInView * later[2];
}

function movesAsWhole(first: Box, last: Box, down: number): boolean {
  const [top, bottom] = [last[1] - first[1], last[1] + last[3] - first[1] - first[3]];
  return Math.min(top * Math.sign(down), bottom * Math.sign(down)) >= bothSides * Math.abs(down);
}

/** Wide where it was high, or the other way. */
function topples(first: Box, last: Box, down: number): boolean {
  const [upright, lying] = down > 0 ? [first, last] : [last, first];
  return lying[2] > growth * upright[2] && upright[3] > growth * lying[3];
}
