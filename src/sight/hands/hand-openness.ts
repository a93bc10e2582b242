import { fingerPoints, fingers, wrist, type Finger } from './hand-points.ts';

/** How a hand is held, whatever its size and wherever it is turned. */
export interface HandForm {
  /** Each finger, thumb first: 0 rolled in to 1 straight. */
  readonly stretch: readonly number[];
  /** 0 a fist to 1 a flat hand: mean of the four fingers, since a fist's thumb may be in or out. */
  readonly openness: number;
}

/** How far a tip is from the wrist, as a share of the way along the bones: of a finger rolled in, and of a straight one. */
const reach: Readonly<Record<Finger, readonly [number, number]>> = {
  // A thumb cannot be rolled in as far.
  thumb: [0.65, 0.95],
  index: [0.4, 0.92],
  middle: [0.4, 0.92],
  ring: [0.4, 0.92],
  little: [0.4, 0.92],
};
/** A finger stretched further than this is called stretched. */
const leastStretch = 0.75;

/** @param shape of a hand's 21 points in space, (21, 3), in any measure */
export function handForm(shape: Float32Array): HandForm {
  const stretch = fingers.map((finger) => {
    const chain = [wrist, ...fingerPoints[finger]];
    let bones = 0;
    for (let i = 1; i < chain.length; i++) bones += distance(shape, chain[i - 1]!, chain[i]!);
    const [least, most] = reach[finger];
    const share = distance(shape, wrist, chain.at(-1)!) / (bones || 1);
    return Math.max(0, Math.min(1, (share - least) / (most - least)));
  });
  return { stretch, openness: stretch.slice(1).reduce((sum, value) => sum + value, 0) / (fingers.length - 1) };
}

/** @param stretch of the five fingers, as of `HandForm` */
export function stretchedFingers(stretch: ArrayLike<number>): readonly Finger[] {
  return fingers.filter((_, at) => stretch[at]! >= leastStretch);
}

function distance(shape: Float32Array, a: number, b: number): number {
  return Math.hypot(
    shape[a * 3]! - shape[b * 3]!,
    shape[a * 3 + 1]! - shape[b * 3 + 1]!,
    shape[a * 3 + 2]! - shape[b * 3 + 2]!,
  );
}
