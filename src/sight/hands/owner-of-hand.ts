import type { HandLandmarks } from './hand-landmarks.ts';
import type { HandSide } from './hand.ts';
import { wrist } from './hand-points.ts';
import type { WristInView } from './wrists-in-view.ts';

/** A body's wrist is as near as this to the hand's, in sides of the hand's square, or it is another one's. */
const nearest = 0.5;
/** In as many of the moments, as a share. */
const leastShare = 0.4;
/** The network's own guess of left and right, mean over the moments, counts from so far off evens. */
const leastSure = 0.25;

/** Gathers over a hand's moments whose it is, and which. */
export class OwnerOfHand {
  private readonly near = new Map<string, { place: number; side: HandSide; weight: number; count: number }>();
  private count = 0;
  private right = 0;

  /** @param side of the hand's square, pixels */
  see(hand: Pick<HandLandmarks, 'points' | 'right'>, side: number, wrists: readonly WristInView[]): void {
    this.count++;
    this.right += hand.right;
    const [x, y] = [hand.points[wrist * 2]!, hand.points[wrist * 2 + 1]!];
    for (const each of wrists) {
      const weight = 1 - Math.hypot(each.x - x, each.y - y) / (nearest * side);
      if (weight <= 0) continue;
      const key = `${each.place} ${each.side}`;
      const known = this.near.get(key) ?? { place: each.place, side: each.side, weight: 0, count: 0 };
      this.near.set(key, { ...known, weight: known.weight + weight, count: known.count + 1 });
    }
  }

  told(): { readonly side?: HandSide; readonly body?: { readonly place: number } } {
    const [best] = [...this.near.values()]
      .filter(({ count }) => count >= leastShare * this.count)
      .sort((a, b) => b.weight - a.weight);
    if (best) return { side: best.side, body: { place: best.place } };
    const right = this.count === 0 ? 0.5 : this.right / this.count;
    if (Math.abs(right - 0.5) < leastSure) return {};
    return { side: right > 0.5 ? 'RIGHT' : 'LEFT' };
  }
}
