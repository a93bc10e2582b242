import { boxArea, boxAround, overlapArea, resample, type Box, type Picture } from '../pictures/picture.ts';

/** Where something like a line of text may be; most such places in a picture of a place are none. */
export interface TextRegion {
  readonly box: Box;
}

/** Letters from about 8 to 30 pixels high are found at each of these scales, so from 8 to 120 in all. */
const scales = [1, 0.5, 0.25] as const;
/** Grey levels between two neighbours but one: the side of a stroke. */
const strongSide = 36;
/** From one side of a stroke to the other side of it or of the next, pixels. */
const widestStroke = 14;
const cell = 4;
/** Room in which strokes are counted, cells. */
const roomAcross = 4;
const roomDown = 1;
/** Changes between light and dark a pixel along a row, on average in such a room: a letter has two strokes or so. */
const leastDensity = 0.075;
const heights = { least: 7, most: 44 } as const;
/** A line is wider than high, but for a sign of a letter or two. */
const leastAspect = 1.1;
/** Share of its box that is dense. */
const leastFill = 0.45;
const mostRegions = 12;
/** Parts of one line are about as high, and no further from each other than this, in heights. */
const alike = 1.7;
const widestGap = 1;

/**
 * Places with as many changes between light and dark along rows as text has. It costs a few milliseconds, so that a film
 * without text is not read.
 * @param picture RGB or grey in three channels, 0 to 255
 * @returns the densest first, at most a dozen
 */
export function textRegions(picture: Picture): readonly TextRegion[] {
  const found = scales.flatMap((scale) => {
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    if (width < 48 || height < 24) return [];
    return regionsOf(greyOf(scale === 1 ? picture : resample(picture, width, height)), width, height);
  });
  const lines: DenseRegion[] = [];
  for (const region of found.sort((a, b) => b.strength - a.strength)) {
    const at = lines.findIndex((line) => isOneLine(region.box, line.box, picture.width / picture.height));
    if (at >= 0) lines[at] = { ...lines[at]!, box: boxAround([lines[at]!.box, region.box]) };
    else if (!lines.some((other) => isWithin(region.box, other.box))) lines.push(region);
  }
  return lines.slice(0, mostRegions).map(({ box }) => ({ box }));
}

interface DenseRegion extends TextRegion {
  readonly strength: number;
}

/** @returns grey levels, shape (height, width), 0 to 255 */
function greyOf({ pixels }: Picture): Float32Array {
  const grey = new Float32Array(pixels.length / 3);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = 0.299 * pixels[i * 3]! + 0.587 * pixels[i * 3 + 1]! + 0.114 * pixels[i * 3 + 2]!;
  }
  return grey;
}

function regionsOf(grey: Float32Array, width: number, height: number): readonly DenseRegion[] {
  const [columns, rows] = [Math.floor(width / cell), Math.floor(height / cell)];
  const density = smoothed(changesIn(grey, width, height, columns, rows), columns, rows);
  const dense = density.map((value) => (value >= leastDensity ? 1 : 0));
  return components(dense, columns, rows).flatMap(({ left, top, right, bottom, cells }) => {
    const [wide, high] = [(right - left + 1) * cell, (bottom - top + 1) * cell];
    if (high < heights.least || high > heights.most + 2 * cell || wide < leastAspect * high) return [];
    const area = (right - left + 1) * (bottom - top + 1);
    if (cells < leastFill * area) return [];
    let strength = 0;
    for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) strength += density[y * columns + x]!;
    const box: Box = [(left * cell) / width, (top * cell) / height, wide / width, high / height];
    return [{ box, strength: strength / area }];
  });
}

/** How often a row goes from light to dark or back, by cells. */
function changesIn(grey: Float32Array, width: number, height: number, columns: number, rows: number): Float32Array {
  const changes = new Float32Array(columns * rows);
  for (let y = 0; y < rows * cell; y++) {
    let lastSign = 0;
    let lastAt = -widestStroke;
    for (let x = 1; x < width - 1; x++) {
      const difference = grey[y * width + x + 1]! - grey[y * width + x - 1]!;
      if (Math.abs(difference) < strongSide) continue;
      const sign = Math.sign(difference);
      if (sign !== lastSign && x - lastAt <= widestStroke) {
        const column = Math.floor(x / cell);
        if (column < columns) changes[Math.floor(y / cell) * columns + column]!++;
      }
      [lastSign, lastAt] = [sign, x];
    }
  }
  return changes;
}

/** Mean a pixel of the rooms around each cell. */
function smoothed(changes: Float32Array, columns: number, rows: number): Float32Array {
  const across = new Float32Array(changes.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      for (let i = Math.max(0, x - roomAcross); i <= Math.min(columns - 1, x + roomAcross); i++) {
        across[y * columns + x]! += changes[y * columns + i]!;
      }
    }
  }
  const both = new Float32Array(changes.length);
  const pixels = (2 * roomAcross + 1) * (2 * roomDown + 1) * cell * cell;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      for (let i = Math.max(0, y - roomDown); i <= Math.min(rows - 1, y + roomDown); i++) {
        both[y * columns + x]! += across[i * columns + x]! / pixels;
      }
    }
  }
  return both;
}

interface Component {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly cells: number;
}

function components(dense: Float32Array, columns: number, rows: number): readonly Component[] {
  const found: Component[] = [];
  const open: number[] = [];
  const todo = dense.slice();
  for (let start = 0; start < todo.length; start++) {
    if (todo[start] === 0) continue;
    let [left, top, right, bottom, cells] = [columns, rows, 0, 0, 0];
    todo[start] = 0;
    open.push(start);
    while (open.length > 0) {
      const at = open.pop()!;
      const [x, y] = [at % columns, Math.floor(at / columns)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      cells++;
      const near = [x > 0 ? at - 1 : -1, x < columns - 1 ? at + 1 : -1, at - columns, at + columns];
      for (const next of near) {
        if (next < 0 || next >= todo.length || todo[next] === 0) continue;
        todo[next] = 0;
        open.push(next);
      }
    }
    found.push({ left, top, right, bottom, cells });
  }
  return found;
}

/** Parts of one line, or one line as two scales have found it. */
function isOneLine(a: Box, b: Box, aspect: number): boolean {
  const [low, high] = [Math.min(a[3], b[3]), Math.max(a[3], b[3])];
  const common = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  const gap = Math.max(a[0], b[0]) - Math.min(a[0] + a[2], b[0] + b[2]);
  return high <= alike * low && common > 0.6 * low && gap * aspect < widestGap * high;
}

/** Mostly covered by another. */
function isWithin(box: Box, other: Box): boolean {
  return overlapArea(box, other) > 0.5 * Math.min(boxArea(box), boxArea(other));
}
