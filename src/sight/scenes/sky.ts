import type { Picture } from '../pictures/picture.ts';

/** What may be sky in a picture: an even stretch from the upper edge down to where something else begins. */
export interface Sky {
  /** Share of columns that begin with it and end with something else, 0 to 1. */
  readonly width: number;
  /** Mean share of the picture's height that it takes in those columns, 0 to 1. */
  readonly height: number;
  /** Mean lightness, L* 0 to 100. */
  readonly lightness: number;
  /** Mean b* of CIE Lab: below 0 is blue. */
  readonly blueness: number;
  /** How much lighter it becomes from above to its lower end, L*. */
  readonly towardsHorizon: number;
  /** Share of columns that are even from the upper edge to the lower: a wall, a backdrop, a cloth. */
  readonly reachesDown: number;
}

/** A step between two rows larger than this (ΔE of CIE Lab, rows and neighbours averaged) ends it. */
const step = 7;
/** And so does a colour this far from where the column began: a sky changes, but slowly. */
const drift = 34;
const least = 0.07;
const most = 0.86;

/** @param lab CIE Lab, smoothed, at most a few hundred pixels wide */
export function findSky({ width, height, pixels }: Picture): Sky {
  const found = { columns: 0, rows: 0, lightness: 0, blueness: 0, towards: 0, down: 0 };
  for (let x = 0; x < width; x++) {
    const end = endOfColumn(pixels, width, height, x);
    if (end > most * height) found.down++;
    if (end < least * height || end > most * height) continue;
    const mean = meanOf(pixels, width, x, 0, end);
    if (!mayBeSky(mean)) continue;
    const quarter = Math.max(1, end >> 2);
    found.columns++;
    found.rows += end;
    found.lightness += mean[0];
    found.blueness += mean[2];
    found.towards += meanOf(pixels, width, x, end - quarter, end)[0] - meanOf(pixels, width, x, 0, quarter)[0];
  }
  const columns = Math.max(1, found.columns);
  return {
    width: found.columns / width,
    height: found.rows / columns / height,
    lightness: found.lightness / columns,
    blueness: found.blueness / columns,
    towardsHorizon: found.towards / columns,
    reachesDown: found.down / width,
  };
}

type Lab = readonly [number, number, number];

/** Blue, or grey to white, by day; nearly black by night. Reds and greens are none but at sunset, which is not told from a wall. */
function mayBeSky([lightness, a, b]: Lab): boolean {
  const chroma = Math.hypot(a, b);
  if (lightness < 22) return chroma < 26 && b < 4;
  if (b < -3 && a < 14 && a > -22) return true;
  return lightness > 58 && chroma < 10;
}

function endOfColumn(pixels: Picture['pixels'], width: number, height: number, x: number): number {
  const first = colourAt(pixels, width, x, 1);
  let before = first;
  for (let y = 2; y < height; y++) {
    const here = colourAt(pixels, width, x, y);
    if (distance(here, before) > step || distance(here, first) > drift) return y;
    before = here;
  }
  return height;
}

function colourAt(pixels: Picture['pixels'], width: number, x: number, y: number): Lab {
  const at = (y * width + x) * 3;
  return [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
}

function distance(a: Lab, b: Lab): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function meanOf(pixels: Picture['pixels'], width: number, x: number, from: number, to: number): Lab {
  const sum: [number, number, number] = [0, 0, 0];
  for (let y = from; y < to; y++) colourAt(pixels, width, x, y).forEach((value, c) => (sum[c]! += value));
  return sum.map((value) => value / Math.max(1, to - from)) as unknown as Lab;
}
