import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxIou, resample, type Box } from '../../../src/sight/pictures/picture.ts';
import { toLab } from '../../../src/sight/pictures/lab-colour.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('boxIou', () => {
  it('is symmetric, between 0 and 1, and 1 of a box with itself', () => {
    const box = fc.tuple(
      share,
      share,
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(box, box, (a: Box, b: Box) => {
        expect(boxIou(a, b)).toBeCloseTo(boxIou(b, a), 12);
        expect(boxIou(a, b)).toBeGreaterThanOrEqual(0);
        expect(boxIou(a, b)).toBeLessThanOrEqual(1 + 1e-12);
        expect(boxIou(a, a)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('resample', () => {
  it('keeps an even picture even at any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        (w, h, to) => {
          const picture = { width: w, height: h, pixels: new Uint8Array(w * h * 3).fill(77) };
          const { pixels } = resample(picture, to, to);
          expect(pixels.every((value) => Math.abs(value - 77) < 1e-3)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives a picture back unchanged at its own size', () => {
    const pixels = Uint8Array.from({ length: 5 * 4 * 3 }, (_, i) => (i * 37) % 256);
    expect(Array.from(resample({ width: 5, height: 4, pixels }, 5, 4).pixels)).toEqual(Array.from(pixels));
  });

  it('continues the edge outside the picture', () => {
    const picture = { width: 2, height: 2, pixels: new Uint8Array(12).fill(50) };
    const { pixels } = resample(picture, 4, 4, [-5, -5, 10, 10]);
    expect(pixels.every((value) => Math.abs(value - 50) < 1e-3)).toBe(true);
  });

  it('refuses an empty target', () => {
    expect(() => resample({ width: 2, height: 2, pixels: new Uint8Array(12) }, 0, 4)).toThrow('0×4');
  });
});

describe('toLab', () => {
  it('agrees with published values of sRGB primaries under D65', () => {
    const pixels = Uint8Array.of(255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255);
    const lab = toLab({ width: 4, height: 1, pixels }).pixels;
    const expected = [100, 0, 0, 0, 0, 0, 53.24, 80.09, 67.2, 32.3, 79.19, -107.86];
    lab.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1));
  });
});
