import type { TurnedSquare } from '../pictures/crop-turned.ts';
import type { Picture } from '../pictures/picture.ts';
import type { BodyFound } from '../people/body.ts';
import { joints, type Joint } from '../people/joints.ts';
import { angleOf } from './hand-squares.ts';
import type { HandSide } from './hand.ts';

/** A body found before; out of the graph it has an id. */
export type KnownBody = BodyFound & { readonly id?: string };

/** Where a hand may be, since there a body's wrist is. */
export interface WristInView {
  /** The body's place among the recording's. */
  readonly place: number;
  readonly side: HandSide;
  /** Pixels. */
  readonly x: number;
  readonly y: number;
  /** About where the hand is; left out where the elbow is not seen, which tells where the forearm points. */
  readonly square?: TurnedSquare;
}

const leastJoint = 0.3;
/** From the wrist to the tip of the middle finger, by the length of each; the longest tells, since what points at the camera looks short. */
const handBy = { forearm: 0.7, upperArm: 0.65, shoulders: 0.52 } as const;
/** Of the hand's length: where its middle is from the wrist, and the side of a square that holds it though the wrist is a guess. */
const middle = 0.42;
const room = 1.7;

/** The wrists of all bodies at a moment. */
export function wristsInView(
  bodies: readonly KnownBody[],
  timeSeconds: number,
  picture: Pick<Picture, 'width' | 'height'>,
): readonly WristInView[] {
  return bodies.flatMap(({ moments }, place) => {
    const at = Math.round((timeSeconds - moments.startSeconds) * moments.ratePerSecond);
    const width = joints.length * 3;
    if (at < 0 || (at + 1) * width > moments.joints.length) return [];
    const row = moments.joints.subarray(at * width, (at + 1) * width);
    return (['LEFT', 'RIGHT'] as const).flatMap((side): WristInView[] => {
      const wrist = wristOf(row, side, picture);
      return wrist ? [{ place, side, ...wrist }] : [];
    });
  });
}

function wristOf(
  row: Float32Array,
  side: HandSide,
  picture: Pick<Picture, 'width' | 'height'>,
): Pick<WristInView, 'x' | 'y' | 'square'> | undefined {
  const [own, other] = side === 'LEFT' ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const place = (joint: Joint): readonly [number, number] | undefined => {
    const [x, y, confidence] = row.subarray(joints.indexOf(joint) * 3) as unknown as [number, number, number];
    return confidence >= leastJoint ? [x * picture.width, y * picture.height] : undefined;
  };
  const wrist = place(`${own}Wrist`);
  if (!wrist || wrist[0] < 0 || wrist[1] < 0 || wrist[0] > picture.width || wrist[1] > picture.height) return undefined;
  const [x, y] = wrist;
  const elbow = place(`${own}Elbow`);
  if (!elbow) return { x, y };
  const shoulder = place(`${own}Shoulder`);
  const length = Math.max(
    handBy.forearm * between(wrist, elbow),
    handBy.upperArm * between(elbow, shoulder),
    handBy.shoulders * between(shoulder, place(`${other}Shoulder`)),
  );
  const [dx, dy] = [x - elbow[0], y - elbow[1]];
  const along = (middle * length) / (Math.hypot(dx, dy) || 1);
  return { x, y, square: { x: x + along * dx, y: y + along * dy, side: room * length, angle: angleOf(dx, dy) } };
}

function between(a: readonly [number, number] | undefined, b: readonly [number, number] | undefined): number {
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0;
}
