import { describe, expect, it } from 'vitest';
import { wristsInView } from '../../../src/sight/hands/wrists-in-view.ts';
import { toyBody } from './toy-bodies.ts';

const picture = { width: 400, height: 200 };

describe('wristsInView', () => {
  const body = toyBody({ leftElbow: [0.5, 0.5], leftWrist: [0.6, 0.5], rightWrist: [0.2, 0.8] });

  it('looks for a hand beyond the wrist, turned along the forearm', () => {
    const [left] = wristsInView([body], 0.5, picture);
    expect(left).toMatchObject({ place: 0, side: 'LEFT' });
    expect(left!.x).toBeCloseTo(240, 3);
    expect(left!.square!.x).toBeGreaterThan(245);
    expect(left!.square!.y).toBeCloseTo(100, 3);
    // What points to the right points up in a square that is turned by a right angle.
    expect(left!.square!.angle).toBeCloseTo(Math.PI / 2, 5);
  });

  it('knows where the wrist is and not the hand, where the elbow is not seen', () => {
    const right = wristsInView([body], 0.5, picture)[1];
    expect(right).toMatchObject({ side: 'RIGHT' });
    expect(right!.square).toBeUndefined();
  });

  it('takes the size from the shoulders where the arm points at the camera', () => {
    const shoulders = { leftShoulder: [0.55, 0.4], rightShoulder: [0.35, 0.4] } as const;
    const short = { leftElbow: [0.58, 0.5], leftWrist: [0.59, 0.5] } as const;
    const [alone] = wristsInView([toyBody(short)], 0, picture);
    const [whole] = wristsInView([toyBody({ ...short, ...shoulders })], 0, picture);
    expect(whole!.square!.side).toBeGreaterThan(4 * alone!.square!.side);
  });

  it('says nothing of moments at which the body is not in view, or of wrists outside the picture', () => {
    expect(wristsInView([body], 1.5, picture)).toEqual([]);
    expect(wristsInView([body], -0.2, picture)).toEqual([]);
    expect(wristsInView([toyBody({ leftElbow: [0.9, 0.5], leftWrist: [1.1, 0.5] })], 0, picture)).toEqual([]);
  });
});
