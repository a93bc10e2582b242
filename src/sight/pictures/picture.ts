import { ParameterError } from '../../errors.ts';

/** A picture in memory, rows from the top, channels interleaved. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** shape (height, width, 3); RGB 0 to 255, or what the maker says */
  readonly pixels: Uint8Array | Float32Array;
}

/** Left, top, width, height as shares of the picture's width and height, 0 to 1. */
export type Box = readonly [x: number, y: number, width: number, height: number];

export function boxArea(box: Box): number {
  return Math.max(0, box[2]) * Math.max(0, box[3]);
}

/** Area in common, as a share of the picture; never more than either has, though sums of corners are rounded. */
export function overlapArea(a: Box, b: Box): number {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? Math.min(width * height, boxArea(a), boxArea(b)) : 0;
}

/** The smallest box that holds all of them; at least one. */
export function boxAround(boxes: readonly Box[]): Box {
  const [left, top] = [Math.min(...boxes.map(([x]) => x)), Math.min(...boxes.map(([, y]) => y))];
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return [left, top, right - left, bottom - top];
}

/** Intersection over union, 0 to 1. */
export function boxIou(a: Box, b: Box): number {
  const common = overlapArea(a, b);
  const union = boxArea(a) + boxArea(b) - common;
  return union > 0 ? common / union : 0;
}

/**
 * Resamples a stretch of a picture: averages where it shrinks (so that noise goes and nothing aliases), interpolates
 * where it grows.
 * @param from left, top, width and height in pixels; outside the picture its edge is continued
 * @returns float values, shape (height, width, 3)
 * @throws {ParameterError} an empty target
 */
export function resample(
  picture: Picture,
  width: number,
  height: number,
  from: readonly [number, number, number, number] = [0, 0, picture.width, picture.height],
): Picture & { readonly pixels: Float32Array } {
  if (!(width >= 1 && height >= 1)) throw new ParameterError(`cannot make a picture of ${width}×${height} pixels`);
  const columns = taps(from[0], from[2], width, picture.width);
  const rows = taps(from[1], from[3], height, picture.height);
  const pixels = new Float32Array(width * height * 3);
  const source = picture.pixels;
  const line = new Float32Array(picture.width * 3);
  const begin = columns.at.reduce((least, at) => Math.min(least, at), picture.width) * 3;
  const end = columns.at.reduce((most, at) => Math.max(most, at), 0) * 3 + 3;
  for (let y = 0; y < height; y++) {
    line.fill(0);
    for (let tap = rows.first[y]!; tap < rows.first[y + 1]!; tap++) {
      const weight = rows.weights[tap]!;
      const offset = rows.at[tap]! * picture.width * 3;
      for (let i = begin; i < end; i++) line[i]! += weight * source[offset + i]!;
    }
    for (let x = 0; x < width; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let tap = columns.first[x]!; tap < columns.first[x + 1]!; tap++) {
        const weight = columns.weights[tap]!;
        const at = columns.at[tap]! * 3;
        red += weight * line[at]!;
        green += weight * line[at + 1]!;
        blue += weight * line[at + 2]!;
      }
      const target = (y * width + x) * 3;
      pixels[target] = red;
      pixels[target + 1] = green;
      pixels[target + 2] = blue;
    }
  }
  return { width, height, pixels };
}

/** For each target position, which source positions it takes and how much of each; weights sum to one. */
function taps(start: number, length: number, count: number, limit: number) {
  const first: number[] = [0];
  const at: number[] = [];
  const weights: number[] = [];
  const step = length / count;
  const reach = Math.max(1, step);
  for (let i = 0; i < count; i++) {
    const centre = start + (i + 0.5) * step - 0.5;
    let sum = 0;
    const begin = at.length;
    for (let j = Math.ceil(centre - reach + 1e-9); j < centre + reach; j++) {
      const weight = 1 - Math.abs(j - centre) / reach;
      if (weight <= 0) continue;
      at.push(Math.min(limit - 1, Math.max(0, j)));
      weights.push(weight);
      sum += weight;
    }
    for (let tap = begin; tap < weights.length; tap++) weights[tap]! /= sum;
    first.push(at.length);
  }
  return { first, at, weights };
}
