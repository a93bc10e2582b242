import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armGestures } from '../../../src/sight/actions/arm-gestures.ts';
import { headGestures } from '../../../src/sight/actions/head-gestures.ts';
import { toAndFro } from '../../../src/sight/actions/swings.ts';
import { joints, type Joint } from '../../../src/sight/people/joints.ts';
import type { BodyMoments } from '../../../src/sight/people/body.ts';
import type { FaceMoments } from '../../../src/sight/people/face.ts';

const ratePerSecond = 12;
const series = (seconds: number, valueAt: (time: number) => number): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * ratePerSecond) }, (_, i) => valueAt(i / ratePerSecond));

describe('toAndFro', () => {
  const options = { leastReach: 0.2, leastWays: 3, longestWay: 6 };

  it('finds where a swing begins and ends, how often it turns and how far it goes', () => {
    const swing = series(6, (time) => (time >= 2 && time < 4 ? 0.3 * Math.sin(2 * Math.PI * 2 * (time - 2)) : 0));
    const [found, ...others] = toAndFro(swing, options);
    expect(others).toEqual([]);
    expect(Math.abs(found!.from / ratePerSecond - 2)).toBeLessThan(0.3);
    expect(Math.abs(found!.to / ratePerSecond - 4)).toBeLessThan(0.3);
    expect(found!.turns).toBeGreaterThanOrEqual(6);
    expect(found!.reach).toBeGreaterThan(0.45);
  });

  it('does not count what is slow, small, or goes one way', () => {
    expect(
      toAndFro(
        series(8, (time) => 0.3 * Math.sin(2 * Math.PI * 0.2 * time)),
        options,
      ),
    ).toEqual([]);
    expect(
      toAndFro(
        series(8, (time) => 0.05 * Math.sin(2 * Math.PI * 2 * time)),
        options,
      ),
    ).toEqual([]);
    expect(
      toAndFro(
        series(8, (time) => time),
        options,
      ),
    ).toEqual([]);
    expect(toAndFro(new Float32Array(0), options)).toEqual([]);
    expect(
      toAndFro(
        series(3, () => NaN),
        options,
      ),
    ).toEqual([]);
  });

  it('bridges what is not known', () => {
    const swing = series(2, (time) =>
      Math.round(time * 12) % 5 === 4 ? NaN : 0.3 * Math.sin(2 * Math.PI * time * 1.5),
    );
    expect(toAndFro(swing, options)).toHaveLength(1);
  });

  it('gives stretches inside the series, in order, whose ways are as long as was asked for', () => {
    const anySeries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 80 });
    fc.assert(
      fc.property(anySeries, (values) => {
        const found = toAndFro(Float32Array.from(values), options);
        found.forEach(({ from, to, turns, reach }, i) => {
          expect(from).toBeGreaterThanOrEqual(i === 0 ? 0 : found[i - 1]!.to - 1);
          expect(to).toBeLessThanOrEqual(values.length);
          expect(turns + 1).toBeGreaterThanOrEqual(options.leastWays);
          expect(reach).toBeGreaterThanOrEqual(options.leastReach - 1e-6);
        });
      }),
    );
  });
});

function face(
  seconds: number,
  move: { pitch?: (time: number) => number; yaw?: (time: number) => number },
): FaceMoments {
  const still = series(seconds, () => 0);
  const { pitch = () => 0, yaw = () => 0 } = move;
  return {
    ...{ startSeconds: 10, ratePerSecond, mouth: still, eyes: still, roll: still, gazeX: still, gazeY: still },
    ...{ pitch: series(seconds, pitch), yaw: series(seconds, yaw), expression: new Float32Array(0) },
  };
}

describe('headGestures', () => {
  const swing = (reach: number, perSecond: number) => (time: number) =>
    reach * Math.sin(2 * Math.PI * perSecond * time);

  it('tells a nod from a shake', () => {
    expect(headGestures(face(2, { pitch: swing(0.15, 1.5) })).map(({ label }) => label)).toEqual(['nod']);
    expect(headGestures(face(2, { yaw: swing(0.25, 1.5) })).map(({ label }) => label)).toEqual(['shake head']);
  });

  it('counts the wider of two movements that come together', () => {
    const both = face(2, { pitch: swing(0.12, 1.5), yaw: swing(0.4, 1.5) });
    expect(headGestures(both).map(({ label }) => label)).toEqual(['shake head']);
  });

  it('takes no one who turns away, or looks down and reads, for one who gestures', () => {
    expect(headGestures(face(4, { yaw: (time) => Math.min(0.6, Math.max(0, time - 1) * 2) }))).toEqual([]);
    expect(headGestures(face(6, { pitch: (time) => (time > 2 ? 0.4 : 0.2 * time) }))).toEqual([]);
  });

  it('says when, on the recording’s clock', () => {
    const [nod] = headGestures(face(5, { pitch: (time) => (time > 2 && time < 3.5 ? swing(0.2, 2)(time - 2) : 0) }));
    expect(nod!.startSeconds).toBeGreaterThan(11.7);
    expect(nod!.endSeconds).toBeLessThan(13.8);
  });

  it('is surer of wide movements than of small ones', () => {
    const [small, wide] = [0.09, 0.3].map(
      (reach) => headGestures(face(2, { pitch: swing(reach, 1.5) }))[0]!.confidence,
    );
    expect(wide).toBeGreaterThan(small!);
    expect(wide).toBeLessThanOrEqual(1);
  });
});

/** A body whose left arm does as it is told; the rest hangs. Angles from straight down, in a square picture. */
function body(
  seconds: number,
  armAt: (time: number) => { readonly upper: number; readonly fore: number },
): BodyMoments {
  const rows = Array.from({ length: Math.round(seconds * ratePerSecond) }, (_, i) => {
    const { upper, fore } = armAt(i / ratePerSecond);
    const shoulder = [0.56, 0.3] as const;
    const elbow = [shoulder[0] + 0.13 * Math.sin(upper), shoulder[1] + 0.13 * Math.cos(upper)] as const;
    const places: Partial<Record<Joint, readonly [number, number]>> = {
      ...{ leftShoulder: shoulder, rightShoulder: [0.44, 0.3], leftElbow: elbow, rightElbow: [0.43, 0.43] },
      leftWrist: [elbow[0] + 0.13 * Math.sin(fore), elbow[1] + 0.13 * Math.cos(fore)],
      rightWrist: [0.43, 0.56],
    };
    return joints.flatMap((joint) => [...(places[joint] ?? [0.5, 0.5]), places[joint] ? 0.9 : 0]);
  });
  return { startSeconds: 5, ratePerSecond, joints: Float32Array.from(rows.flat()) };
}

describe('armGestures', () => {
  it('sees a hand that waves, and not one that hangs and swings', () => {
    const waving = body(2, (time) => ({ upper: 2.2, fore: 2.8 + 0.5 * Math.sin(2 * Math.PI * 2 * time) }));
    expect(armGestures(waving, 1).map(({ label, side }) => [label, side])).toEqual([['wave', 'left']]);
    const walking = body(3, (time) => ({ upper: 0.5 * Math.sin(5 * time), fore: 0.5 * Math.sin(5 * time) }));
    expect(armGestures(walking, 1)).toEqual([]);
  });

  it('sees an arm that points while it is held, and not one that passes', () => {
    const pointing = body(3, (time) =>
      time > 1 && time < 2.2 ? { upper: 1.5, fore: 1.5 } : { upper: 0.1, fore: 0.1 },
    );
    const [point, ...others] = armGestures(pointing, 1);
    expect(others).toEqual([]);
    expect(point!.label).toBe('point');
    expect(Math.abs(point!.startSeconds - 6.05)).toBeLessThan(0.2);
    const passing = body(2, (time) => ({ upper: time * 1.6, fore: time * 1.6 }));
    expect(armGestures(passing, 1)).toEqual([]);
  });

  it('does not take a bent arm, or a raised one, for one that points', () => {
    expect(
      armGestures(
        body(2, () => ({ upper: 1.2, fore: 2.6 })),
        1,
      ),
    ).toEqual([]);
    expect(
      armGestures(
        body(2, () => ({ upper: 3, fore: 3 })),
        1,
      ),
    ).toEqual([]);
  });

  it('says nothing where joints are not sure', () => {
    const unsure = body(2, () => ({ upper: 1.5, fore: 1.5 }));
    const numbers = unsure.joints.map((value, i) => (i % 3 === 2 ? 0.1 : value));
    expect(armGestures({ ...unsure, joints: numbers }, 1)).toEqual([]);
  });
});
