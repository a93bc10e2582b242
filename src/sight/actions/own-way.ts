import { boxAt } from '../objects/path.ts';
import type { Movement } from '../motion/movement.ts';
import type { Box } from '../pictures/picture.ts';
import { ShotGuide } from '../shots/shot-guide.ts';
import type { Shot } from '../shots/shot.ts';
import type { WhatIsKnown } from './what-is-known.ts';
import { whoseMovement, type Mover } from './whose-movement.ts';

/** A movement as it would be seen if the camera stood, twelve times a second. */
export interface OwnWay {
  readonly movement: Movement;
  readonly shot: Shot;
  readonly ratePerSecond: number;
  readonly boxes: readonly Box[];
  /** Who or what it is that moves, where that is known. */
  readonly mover?: Mover;
}

const ratePerSecond = 12;

export function ownWays(known: WhatIsKnown): readonly OwnWay[] {
  return known.shots.flatMap((shot) => {
    const guide = new ShotGuide([shot], known.aspect);
    return shot.movements.map((movement) => {
      const moments = Math.max(2, Math.round((movement.endSeconds - movement.startSeconds) * ratePerSecond) + 1);
      const boxes = Array.from({ length: moments }, (_, i) => {
        const time = Math.min(movement.endSeconds, movement.startSeconds + i / ratePerSecond);
        // Where it would be if the camera still looked as it did at the end.
        return guide.moved(boxAt(movement.path, time), time, movement.endSeconds);
      });
      const mover = whoseMovement(movement, known);
      return { movement, shot, ratePerSecond, boxes, ...(mover && { mover }) };
    });
  });
}

export function middleOf([x, y, width, height]: Box): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
