import { boxAt, type PathPoint } from '../objects/path.ts';
import type { Movement } from '../motion/movement.ts';
import { boxArea, overlapArea, type Box } from '../pictures/picture.ts';
import type { Participant } from './action.ts';
import { participant, type WhatIsKnown } from './what-is-known.ts';

interface Stay {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly path: readonly PathPoint[];
}

/** Who or what moves. */
export interface Mover {
  readonly who: Participant;
  readonly isPerson: boolean;
  /** When and where all of it is. */
  readonly stay: Stay;
  /** Mean share of its box that the movement covers, 0 to 1. */
  readonly share: number;
}

/** Less of somebody is an arm or a leg. */
const leastOfPerson = 0.38;
/** Where a movement fills less of a thing it is another that moves before it. */
const leastOfThing = 0.3;

/** Whether only a part of somebody moves. */
export function isLimb(mover: Mover | undefined): boolean {
  return mover !== undefined && mover.isPerson && mover.share < leastOfPerson;
}

/** As much of the movement lies within who or what moves. */
const leastWithin = 0.6;
/** Hands reach beyond the box of somebody's joints; shares of the height. */
const armsReach = 0.2;
/** What covers more of a picture than this is no thing that moves but where it does. */
const mostArea = 0.5;

/** The one whose box the movement fills best; people before things. @returns undefined where nothing known moves there */
export function whoseMovement(movement: Movement, { bodies, things, aspect }: WhatIsKnown): Mover | undefined {
  const candidates = [
    ...bodies.map((body, place) => ({
      stay: body,
      who: participant('bodies', place, body),
      isPerson: true,
    })),
    ...things.map((thing, place) => ({
      stay: thing,
      who: participant('appearances', place, thing),
      isPerson: thing.label === 'person',
    })),
  ];
  let best: Mover | undefined;
  for (const { stay, who, isPerson } of candidates) {
    const from = Math.max(stay.startSeconds, movement.startSeconds);
    const to = Math.min(stay.endSeconds, movement.endSeconds);
    if (to - from < 0.3 * (movement.endSeconds - movement.startSeconds)) continue;
    let [within, share, area] = [0, 0, 0];
    const times = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => from + part * (to - from));
    for (const time of times) {
      const [whole, moving] = [boxAt(stay.path, time), boxAt(movement.path, time)];
      const common = overlapArea(whole, moving);
      within += overlapArea(isPerson ? withArms(whole, aspect) : whole, moving) / boxArea(moving) / times.length;
      share += common / boxArea(whole) / times.length;
      area += boxArea(whole) / times.length;
    }
    if (within < leastWithin || (!isPerson && (area > mostArea || share < leastOfThing))) continue;
    const value = share + (who.of === 'bodies' ? 0.1 : 0);
    if (best === undefined || value > best.share + (best.who.of === 'bodies' ? 0.1 : 0))
      best = { who, isPerson, stay, share };
  }
  return best;
}

function withArms([x, y, width, height]: Box, aspect: number): Box {
  const reach = (armsReach * height) / aspect;
  return [x - reach, y, width + 2 * reach, height];
}
