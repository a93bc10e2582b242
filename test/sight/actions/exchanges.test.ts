import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, coloursApart, sharedColours, surplus } from '../../../src/sight/actions/colours-apart.ts';
import { reaches } from '../../../src/sight/actions/reaches.ts';
import type { View } from '../../../src/sight/actions/views.ts';
import { joints } from '../../../src/sight/people/joints.ts';

const size = 20;

/** @param colourAt red, green and blue of a pixel */
function view(colourAt: (x: number, y: number) => readonly [number, number, number]): View {
  const pixels = new Float32Array(size * size * 3);
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) pixels.set(colourAt(x, y), (y * size + x) * 3);
  return { width: size, height: size, pixels };
}

const wall = [150, 160, 140] as const;
const withBall = (colour: readonly [number, number, number], shift = 0): View =>
  view((x, y) => (Math.hypot(x - 10 - shift, y - 10) < 6 ? colour : wall));
const empty = view(() => wall);

describe('coloursApart', () => {
  it('finds the colours of a thing that is there and elsewhere is not, however the camera stirs', () => {
    const ball = coloursApart(withBall([200, 30, 30]), empty);
    expect(amountOf(ball)).toBeGreaterThan(0.25);
    expect(sharedColours(ball, coloursApart(withBall([190, 40, 35], 2), empty), 0.05)).toBeGreaterThan(0.7);
    expect(sharedColours(ball, coloursApart(withBall([30, 40, 200]), empty), 0.05)).toBeLessThan(0.2);
    expect(amountOf(coloursApart(withBall([200, 30, 30]), withBall([200, 30, 30], 2)))).toBeLessThan(0.05);
  });

  it('takes away what both have', () => {
    const both = coloursApart(
      view((x) => (x < 10 ? [200, 30, 30] : [30, 30, 200])),
      empty,
    );
    const left = surplus(
      both,
      coloursApart(
        view((x) => (x < 10 ? [200, 30, 30] : wall)),
        empty,
      ),
    );
    expect(sharedColours(left, coloursApart(withBall([30, 30, 200]), empty), 0.05)).toBeGreaterThan(0.8);
  });

  it('shares between nothing and all', () => {
    const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        const shared = sharedColours(coloursApart(withBall(a), empty), coloursApart(withBall(b), empty), 0.05);
        expect(shared).toBeGreaterThanOrEqual(0);
        expect(shared).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });
});

describe('reaches', () => {
  const rate = 12;

  /** @param handAt of the left wrist, heights of the picture; the elbow stays a forearm from it */
  function body(seconds: number, handAt: (time: number) => { x: number; y: number }) {
    const moments = new Float32Array(seconds * rate * joints.length * 3).fill(NaN);
    for (let at = 0; at < seconds * rate; at++) {
      const hand = handAt(at / rate);
      const put = (joint: (typeof joints)[number], x: number, y: number): void =>
        moments.set([x, y, 0.9], (at * joints.length + joints.indexOf(joint)) * 3);
      put('leftWrist', hand.x, hand.y);
      put('leftElbow', hand.x - 0.1, hand.y);
    }
    return { startSeconds: 0, ratePerSecond: rate, joints: moments };
  }
  const between = (time: number, from: number, to: number): number =>
    Math.min(1, Math.max(0, (time - from) / (to - from)));
  const there = (time: number): number => between(time, 1, 1.5) - between(time, 2, 2.5);

  it('finds where a hand goes, and when it is away before and after', () => {
    const found = reaches(
      body(4, (time) => ({ x: 0.3 + 0.3 * there(time), y: 0.7 })),
      1,
    );
    expect(found).toHaveLength(1);
    expect(found[0]!.place.x).toBeCloseTo(0.63, 1);
    expect(found[0]!.startSeconds).toBeCloseTo(1.5, 0);
    expect(found[0]!.beforeSeconds).toBeLessThan(1.5);
    expect(found[0]!.afterSeconds).toBeGreaterThan(2);
    expect(Math.abs(found[0]!.before.x - found[0]!.place.x)).toBeGreaterThan(0.1);
  });

  it('finds none in a hand that rests, goes on and on, or is not known', () => {
    expect(
      reaches(
        body(4, () => ({ x: 0.3, y: 0.7 })),
        1,
      ),
    ).toEqual([]);
    expect(
      reaches(
        body(4, (time) => ({ x: 0.1 + 0.2 * time, y: 0.7 })),
        1,
      ),
    ).toEqual([]);
    expect(
      reaches({ startSeconds: 0, ratePerSecond: rate, joints: new Float32Array(joints.length * 3 * 20).fill(NaN) }, 1),
    ).toEqual([]);
  });
});
