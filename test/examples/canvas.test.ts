import { describe, expect, it } from 'vitest';
import { emptyPicture, fillPolygon } from '../../examples/sample/canvas.ts';
import { draw, drawings, extent, type Drawing } from '../../examples/sample/drawings.ts';
import { rectangle } from '../../examples/sample/shapes.ts';

const alphaSum = (rgba: Uint8Array): number => rgba.reduce((sum, value, at) => (at % 4 === 3 ? sum + value : sum), 0);

describe('fillPolygon', () => {
  it('covers exactly the area of the polygon, edges by their share', () => {
    const picture = emptyPicture(10, 10);
    fillPolygon(picture, rectangle(2.5, 3, 4, 2.5), [255, 0, 0]);
    expect(alphaSum(picture.rgba) / 255).toBeCloseTo(4 * 2.5, 1);
    expect([...picture.rgba.slice((3 * 10 + 3) * 4, (3 * 10 + 3) * 4 + 4)]).toEqual([255, 0, 0, 255]);
    expect(picture.rgba[(3 * 10 + 2) * 4 + 3]).toBe(128);
  });

  it('cuts off what lies outside the picture', () => {
    const picture = emptyPicture(4, 4);
    fillPolygon(picture, rectangle(-10, -10, 30, 30), [1, 2, 3]);
    expect(alphaSum(picture.rgba)).toBe(16 * 255);
  });
});

describe('drawings', () => {
  it.each(Object.keys(drawings) as Drawing[])('%s fills the extent it states and nothing outside', (name) => {
    const side = 100;
    const { rgba } = draw(name, side);
    const [left, top, width, height] = extent(name);
    const inked = [];
    for (let at = 3, pixel = 0; at < rgba.length; at += 4, pixel++) if (rgba[at]! > 8) inked.push(pixel);
    const xs = inked.map((pixel) => pixel % side);
    const ys = inked.map((pixel) => Math.floor(pixel / side));
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(Math.floor(left * side) - 1);
    expect(Math.max(...xs)).toBeLessThanOrEqual(Math.ceil((left + width) * side));
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(Math.floor(top * side) - 1);
    expect(Math.max(...ys)).toBeLessThanOrEqual(Math.ceil((top + height) * side));
    expect(inked.length).toBeGreaterThan(0.2 * side * side);
  });
});
