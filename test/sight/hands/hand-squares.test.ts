import { describe, expect, it } from 'vitest';
import { boxOfPoints, squareOfPoints, squaresOfBox } from '../../../src/sight/hands/hand-squares.ts';
import { toyHandAt } from './toy-hand.ts';

const picture = { width: 400, height: 200, pixels: new Uint8Array(0) };

describe('squareOfPoints', () => {
  it('is turned as the hand is', () => {
    for (const angle of [0, 0.7, -1.2, Math.PI / 2, 3]) {
      const square = squareOfPoints(toyHandAt(100, 100, 40, angle));
      expect(Math.cos(square.angle - angle)).toBeGreaterThan(0.99);
    }
  });

  it('holds all of the hand, wherever it points', () => {
    for (const angle of [0, 1, 2.5]) {
      const points = toyHandAt(100, 100, 40, angle);
      const { x, y, side, angle: turned } = squareOfPoints(points);
      for (let i = 0; i < points.length; i += 2) {
        const [dx, dy] = [points[i]! - x, points[i + 1]! - y];
        expect(Math.abs(dx * Math.cos(turned) + dy * Math.sin(turned))).toBeLessThan(side / 2);
        expect(Math.abs(dy * Math.cos(turned) - dx * Math.sin(turned))).toBeLessThan(side / 2);
      }
    }
  });

  it('grows with the hand', () => {
    const sides = [20, 40].map((palm) => squareOfPoints(toyHandAt(100, 100, palm)).side);
    expect(sides[1]! / sides[0]!).toBeCloseTo(2);
  });
});

describe('squaresOfBox', () => {
  it('lies around the box, upright first', () => {
    const [first, ...others] = squaresOfBox(picture, [0.25, 0.4, 0.1, 0.2]);
    expect(first).toMatchObject({ x: 120, y: 100, angle: 0 });
    expect(first!.side).toBeGreaterThan(40);
    expect(others.every(({ x, y, side }) => x === 120 && y === 100 && side === first!.side)).toBe(true);
  });
});

describe('boxOfPoints', () => {
  it('is in shares of the picture', () => {
    const points = new Float32Array(42).fill(100);
    points.set([40, 20], 0);
    expect(boxOfPoints(picture, points).map((value) => Number(value.toFixed(3)))).toEqual([0.1, 0.1, 0.15, 0.4]);
  });
});
