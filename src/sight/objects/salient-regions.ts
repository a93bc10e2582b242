import { barrierDistance } from './barrier-distance.ts';
import { toLab } from '../pictures/lab-colour.ts';
import { resample, type Box, type Picture } from '../pictures/picture.ts';

/** A stretch of a picture that stands out from what surrounds it: perhaps a thing. */
export interface SalientRegion {
  readonly box: Box;
  /** Share of the picture that it covers. */
  readonly area: number;
  /** How far it stands out, 0 to 1: 0.5 at twice the least contrast that counts. */
  readonly salience: number;
  /** Which cells belong to it, shape (height, width), 0 or 1. */
  readonly mask: RegionMask;
}

/** A map over the whole picture. */
export interface RegionMask {
  readonly width: number;
  readonly height: number;
  readonly cells: Uint8Array;
}

export interface SalientRegionOptions {
  /** Longer side of the picture that is searched, pixels. */
  readonly longSide?: number;
  /** Least mean Lab contrast that counts at all. */
  readonly minContrast?: number;
  /** Contrast must exceed this many times what the surroundings themselves show. */
  readonly surroundings?: number;
  /** Parts nearer than this share of the longer side are one thing. */
  readonly gap?: number;
  readonly minArea?: number;
  readonly maxArea?: number;
  readonly maxRegions?: number;
}

/**
 * Finds what stands out, in a picture alone: barrier distance to the border against a threshold that follows the
 * background's own unrest, then connected parts.
 * @returns in order of size, largest first; empty for a blank or evenly textured picture
 */
export function salientRegions(picture: Picture, options: SalientRegionOptions = {}): readonly SalientRegion[] {
  const { longSide = 192, minContrast = 5, surroundings = 2.2, gap = 0.016 } = options;
  const { minArea = 0.004, maxArea = 0.85, maxRegions = 8 } = options;
  const scale = Math.min(1, longSide / Math.max(picture.width, picture.height));
  const width = Math.max(3, Math.round(picture.width * scale));
  const height = Math.max(3, Math.round(picture.height * scale));
  const distance = barrierDistance(toLab(resample(picture, width, height)));
  const threshold = Math.max(minContrast, surroundings * unrest(distance, width, height));

  const marked = new Uint8Array(width * height);
  for (let i = 0; i < marked.length; i++) marked[i] = distance[i]! > threshold ? 1 : 0;
  const reach = Math.max(1, Math.round(gap * longSide * 0.5));
  const labels = labelParts(dilate(marked, width, height, reach), width, height);

  const regions: SalientRegion[] = [];
  for (let label = 1; label <= labels.count; label++) {
    const region = regionOf(label, labels.at, marked, distance, threshold, width, height);
    if (region && region.area >= minArea && region.area <= maxArea) regions.push(region);
  }
  return regions.sort((a, b) => b.area - a.area).slice(0, maxRegions);
}

/** The barrier distance that the outer parts of the picture reach by themselves: texture, noise, shading. */
function unrest(distance: Float32Array, width: number, height: number): number {
  const band = Math.max(2, Math.round(Math.min(width, height) * 0.1));
  const seen: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      if (x < band || y < band || x >= width - band || y >= height - band) seen.push(distance[y * width + x]!);
    }
  }
  seen.sort((a, b) => a - b);
  // Things may reach into the band; two thirds of it are taken to be background.
  return seen[Math.floor(seen.length * 0.66)] ?? 0;
}

/** Grows by a square of 2 reach + 1 cells. */
export function dilate(cells: Uint8Array, width: number, height: number, reach: number): Uint8Array {
  const across = new Uint8Array(cells.length);
  const grown = new Uint8Array(cells.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!cells[y * width + x]) continue;
      for (let i = Math.max(0, x - reach); i <= Math.min(width - 1, x + reach); i++) across[y * width + i] = 1;
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!across[y * width + x]) continue;
      for (let j = Math.max(0, y - reach); j <= Math.min(height - 1, y + reach); j++) grown[j * width + x] = 1;
    }
  }
  return grown;
}

function labelParts(cells: Uint8Array, width: number, height: number): { at: Int32Array; count: number } {
  const at = new Int32Array(cells.length);
  const stack: number[] = [];
  let count = 0;
  for (let start = 0; start < cells.length; start++) {
    if (!cells[start] || at[start]) continue;
    at[start] = ++count;
    stack.push(start);
    while (stack.length > 0) {
      const cell = stack.pop()!;
      const x = cell % width;
      const next = [x > 0 ? cell - 1 : -1, x < width - 1 ? cell + 1 : -1, cell - width, cell + width];
      for (const other of next) {
        if (other < 0 || other >= width * height || !cells[other] || at[other]) continue;
        at[other] = count;
        stack.push(other);
      }
    }
  }
  return { at, count };
}

function regionOf(
  label: number,
  labels: Int32Array,
  marked: Uint8Array,
  distance: Float32Array,
  threshold: number,
  width: number,
  height: number,
): SalientRegion | undefined {
  const cells = new Uint8Array(width * height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  let contrast = 0;
  let count = 0;
  for (let i = 0; i < cells.length; i++) {
    if (labels[i] !== label || !marked[i]) continue;
    cells[i] = 1;
    count++;
    contrast += distance[i]!;
    const x = i % width;
    const y = (i - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (count === 0) return undefined;
  fillHoles(cells, width, height);
  let area = 0;
  for (const cell of cells) area += cell;
  const times = contrast / count / threshold;
  return {
    box: [left / width, top / height, (right - left + 1) / width, (bottom - top + 1) / height],
    area: area / cells.length,
    salience: times / (times + 2),
    mask: { width, height, cells },
  };
}

/** What the border cannot reach without crossing the region belongs to it. */
function fillHoles(cells: Uint8Array, width: number, height: number): void {
  const outside = new Uint8Array(cells.length);
  const stack: number[] = [];
  const visit = (cell: number): void => {
    if (cells[cell] || outside[cell]) return;
    outside[cell] = 1;
    stack.push(cell);
  };
  for (let x = 0; x < width; x++) {
    visit(x);
    visit((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    visit(y * width);
    visit(y * width + width - 1);
  }
  while (stack.length > 0) {
    const cell = stack.pop()!;
    const x = cell % width;
    if (x > 0) visit(cell - 1);
    if (x < width - 1) visit(cell + 1);
    if (cell >= width) visit(cell - width);
    if (cell < width * (height - 1)) visit(cell + width);
  }
  for (let i = 0; i < cells.length; i++) cells[i] = outside[i] ? 0 : 1;
}
