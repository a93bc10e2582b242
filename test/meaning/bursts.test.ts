import { expect, it } from 'vitest';
import { Bursts } from '../../src/meaning/bursts.ts';

const parameters = { exponent: 0.5, formFade: 10, pairFade: 30, outOfView: 0.5 };

it('counts what is said again and again beside the same thing less and less', () => {
  const bursts = new Bursts({ ...parameters, pairFade: 1e12 });
  const worth: number[] = [];
  for (let i = 0; i < 4; i++) {
    bursts.next();
    bursts.sees(0, 1);
    worth.push(bursts.ofPair(0, 0, 1));
  }
  // square roots of 1 to 4, one less the other
  [1, Math.SQRT2 - 1, Math.sqrt(3) - Math.SQRT2, 2 - Math.sqrt(3)].forEach((expected, i) => {
    expect(worth[i]).toBeCloseTo(expected, 9);
  });
});

it('takes what comes back after the thing was gone almost for new', () => {
  const stays = new Bursts(parameters);
  const goes = new Bursts(parameters);
  const [first, second] = [stays, goes].map((bursts) => {
    bursts.next();
    bursts.sees(0, 1);
    bursts.ofPair(0, 0, 1);
    for (let i = 0; i < 8; i++) {
      bursts.next();
      if (bursts === stays) bursts.sees(0, 1);
    }
    bursts.next();
    bursts.sees(0, 1);
    return bursts.ofPair(0, 0, 1);
  });
  expect(second).toBeGreaterThan(first!);
  expect(second).toBeGreaterThan(0.9);
});

it('is worth at most the probability that the form was heard, and more than nothing', () => {
  const bursts = new Bursts(parameters);
  for (let i = 0; i < 3000; i++) {
    bursts.next();
    bursts.sees(1, 0.5);
    for (const worth of [bursts.ofForm(0, 0.3), bursts.ofPair(0, 1, 0.3)]) {
      expect(worth).toBeGreaterThan(0);
      expect(worth).toBeLessThanOrEqual(0.3 + 1e-12);
    }
  }
});
