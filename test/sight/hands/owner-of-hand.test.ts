import { describe, expect, it } from 'vitest';
import { OwnerOfHand } from '../../../src/sight/hands/owner-of-hand.ts';
import type { WristInView } from '../../../src/sight/hands/wrists-in-view.ts';
import { toyHandAt } from './toy-hand.ts';

const wrist = (place: number, side: 'LEFT' | 'RIGHT', x: number): WristInView => ({ place, side, x, y: 100 });
const hand = (right: number) => ({ points: toyHandAt(100, 100, 40), right });

function told(moments: readonly (readonly WristInView[])[], right = 0.9) {
  const owner = new OwnerOfHand();
  for (const wrists of moments) owner.see(hand(right), 120, wrists);
  return owner.told();
}

describe('OwnerOfHand', () => {
  it('gives a hand to the body whose wrist is nearest most of the time', () => {
    const moment = [wrist(0, 'RIGHT', 300), wrist(1, 'LEFT', 105), wrist(2, 'RIGHT', 140)];
    expect(told([moment, moment, moment])).toEqual({ side: 'LEFT', body: { place: 1 } });
  });

  it('believes no wrist that only comes past', () => {
    expect(told([[wrist(0, 'LEFT', 100)], [], [], [], []])).toEqual({ side: 'RIGHT' });
  });

  it('takes the side from the hand itself where it is nobody’s, if that is plain', () => {
    expect(told([[]], 0.05)).toEqual({ side: 'LEFT' });
    expect(told([[]], 0.6)).toEqual({});
  });
});
