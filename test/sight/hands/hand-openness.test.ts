import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handForm, stretchedFingers } from '../../../src/sight/hands/hand-openness.ts';
import { toyHand } from './toy-hand.ts';

describe('handForm', () => {
  it('calls a flat hand open and a fist shut', () => {
    expect(handForm(toyHand()).openness).toBeGreaterThan(0.95);
    expect(handForm(toyHand([0, 0, 0, 0, 0])).openness).toBeLessThan(0.1);
    const half = handForm(toyHand([0.5, 0.5, 0.5, 0.5, 0.5])).openness;
    expect(half).toBeGreaterThan(0.2);
    expect(half).toBeLessThan(0.8);
  });

  it('leaves the thumb out of how open a hand is', () => {
    const [out, rolledIn] = [toyHand([1, 0, 0, 0, 0]), toyHand([0, 0, 0, 0, 0])].map(handForm);
    expect(out!.openness).toBeCloseTo(rolledIn!.openness);
    expect(out!.stretch[0]!).toBeGreaterThan(rolledIn!.stretch[0]!);
  });

  it('tells which fingers are stretched', () => {
    const told = (...stretch: number[]) => stretchedFingers(handForm(toyHand(stretch)).stretch);
    expect(told(0, 1, 0, 0, 0)).toEqual(['index']);
    expect(told(0, 1, 1, 0, 0)).toEqual(['index', 'middle']);
    expect(told(1, 0, 0, 0, 1)).toEqual(['thumb', 'little']);
  });

  it('says the same of a hand of any size, wherever it is turned', () => {
    const numbers = fc.double({ min: -3, max: 3, noNaN: true });
    const stretches = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(
        stretches,
        numbers,
        numbers,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (stretch, a, b, size) => {
          const hand = toyHand(stretch);
          const turned = Float32Array.from(hand);
          for (let i = 0; i < hand.length; i += 3) {
            const [x, y, z] = [hand[i]!, hand[i + 1]!, hand[i + 2]!];
            const [u, v] = [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a)];
            turned.set(
              [size * (u * Math.cos(b) - z * Math.sin(b)), size * v, size * (u * Math.sin(b) + z * Math.cos(b))],
              i,
            );
          }
          expect(handForm(turned).openness).toBeCloseTo(handForm(hand).openness, 3);
        },
      ),
    );
  });

  it('has an answer for points that all lie in one place', () => {
    expect(handForm(new Float32Array(63)).openness).toBe(0);
  });
});
