/** A small rasteriser: filled, anti-aliased polygons on an RGBA picture. */

export type Colour = readonly [red: number, green: number, blue: number];
export type Point = readonly [x: number, y: number];

/** Rows from the top, 4 bytes a pixel, colour not premultiplied. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** shape (height, width, 4) */
  readonly rgba: Uint8Array;
}

/** Sub-rows a pixel; across a row coverage is exact to 1/256. */
const subRows = 4;

export function emptyPicture(width: number, height: number): Picture {
  return { width, height, rgba: new Uint8Array(width * height * 4) };
}

/** Fills the polygon by the even-odd rule, blending at its edges. Points are in pixels and may lie outside. */
export function fillPolygon(picture: Picture, points: readonly Point[], colour: Colour): void {
  const top = Math.max(0, Math.floor(Math.min(...points.map(([, y]) => y))));
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...points.map(([, y]) => y))));
  const coverage = new Float32Array(picture.width);
  for (let row = top; row < bottom; row++) {
    coverage.fill(0);
    for (let sub = 0; sub < subRows; sub++) {
      const crossings = crossingsAt(points, row + (sub + 0.5) / subRows);
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        addSpan(coverage, crossings[index]!, crossings[index + 1]!);
      }
    }
    for (let column = 0; column < picture.width; column++) {
      if (coverage[column]! > 0) blend(picture.rgba, (row * picture.width + column) * 4, colour, coverage[column]!);
    }
  }
}

function crossingsAt(points: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  for (const [index, [x0, y0]] of points.entries()) {
    const [x1, y1] = points[(index + 1) % points.length]!;
    if (y0 <= y === y1 <= y) continue;
    crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  }
  return crossings.sort((one, other) => one - other);
}

function addSpan(coverage: Float32Array, from: number, to: number): void {
  const first = Math.max(0, from);
  const last = Math.min(coverage.length, to);
  for (let column = Math.floor(first); column < last; column++) {
    coverage[column]! += Math.max(0, Math.min(column + 1, last) - Math.max(column, first)) / subRows;
  }
}

function blend(rgba: Uint8Array, at: number, colour: Colour, coverage: number): void {
  const over = Math.min(1, coverage);
  const under = (rgba[at + 3]! / 255) * (1 - over);
  const alpha = over + under;
  for (let channel = 0; channel < 3; channel++) {
    rgba[at + channel] = Math.round((colour[channel]! * over + rgba[at + channel]! * under) / alpha);
  }
  rgba[at + 3] = Math.round(alpha * 255);
}
