import { boxIou, type Box } from '../sight/pictures/picture.ts';
import type { SeenInterval } from './build-situations.ts';

/** A concept in view with what tells whether another one is the same thing. */
export interface DescribedSight {
  readonly conceptId: string;
  readonly confidence: number;
  readonly box: Box;
  /** Found by its looks, rather than named by the detector. */
  readonly byLooks: boolean;
  /** Seen more than once. */
  readonly recurs: boolean;
}

export interface DescribedInterval {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shows: readonly DescribedSight[];
}

/** Boxes that share this much of their union show the same thing. */
const sameThing = 0.5;

/**
 * One referent a thing. What is in view by its name and by its looks would be two rivals that always come together,
 * and each would get half of what the thing deserves. Looks that recur are preferred, since a detector's name is for a
 * class and may waver; looks that were met once only give way to the name.
 */
export function withoutDoubles({ shows, ...interval }: DescribedInterval): SeenInterval {
  const byLooks = shows.filter((sight) => sight.byLooks);
  const named = shows.filter((sight) => !sight.byLooks);
  const kept = [
    ...byLooks.filter((look) => look.recurs || !named.some((name) => boxIou(name.box, look.box) >= sameThing)),
    ...named.filter((name) => !byLooks.some((look) => look.recurs && boxIou(name.box, look.box) >= sameThing)),
  ];
  const strongest = new Map<string, number>();
  for (const { conceptId, confidence } of kept) {
    strongest.set(conceptId, Math.max(confidence, strongest.get(conceptId) ?? 0));
  }
  return { ...interval, shows: [...strongest].map(([conceptId, confidence]) => ({ conceptId, confidence })) };
}
