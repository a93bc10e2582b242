import type { Box } from '../pictures/picture.ts';
import type { GlobalMotion } from './global-motion.ts';
import type { Flow } from './optical-flow.ts';

/** Pixels of the flow's picture that something moves by itself, at least. */
const leastMotion = 0.55;
/** And so many times more than what the rest of the picture strays from the camera's motion. */
const timesUnrest = 4;
/** Share of the picture that a moving thing covers, least and most. */
const leastArea = 0.0015;
const mostArea = 0.6;
const mostRegions = 6;
/** Cells of so many pixels: flow is smooth anyway. */
const cell = 4;
/** Flow reaches beyond what moves by the size of its window. Where a thing is, a picture has changed: grey levels, 0 to 255. */
const leastChange = 7;
const timesGrain = 3.5;
/** Share of a region that must have changed; flow without change is made up where there is nothing to see. */
const leastChanged = 0.08;

/** Where something moves by itself between two pictures, and how. */
export interface MovingRegion {
  readonly box: Box;
  /** Of its middle besides what the camera does, shares of the picture's width and height between the two. */
  readonly x: number;
  readonly y: number;
  /** How much wider and higher it grows, as a share: slopes of the flow across and down the region. */
  readonly growthX: number;
  readonly growthY: number;
}

/**
 * Where something moves against what the camera does: cells whose flow strays from the global motion, joined where they touch.
 * @returns the largest first; none where too little of the picture moves as one to tell
 */
export function movingRegions(flow: Flow, motion: GlobalMotion): readonly MovingRegion[] {
  const { width, height, vectors } = flow;
  if (motion.support < 0.3) return [];
  const columns = Math.floor(width / cell);
  const rows = Math.floor(height / cell);
  const stray = new Float32Array(columns * rows);
  const own = new Float32Array(columns * rows * 2);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, y] = [column * cell + cell / 2, row * cell + cell / 2];
      const at = (y * width + x) * 2;
      const [dx, dy] = [x - width / 2, y - height / 2];
      const u = vectors[at]! - (motion.x * width + motion.zoom * dx - motion.turn * dy);
      const v = vectors[at + 1]! - (motion.y * width + motion.turn * dx + motion.zoom * dy);
      own.set([u, v], (row * columns + column) * 2);
      stray[row * columns + column] = Math.hypot(u, v);
    }
  }
  const unrest = stray.toSorted()[stray.length >> 1]!;
  const least = Math.max(leastMotion, timesUnrest * unrest);
  const changed = changedCells(flow, motion, columns, rows);
  return joined(stray, columns, rows, least)
    .map((cells) => ({ cells, changed: cells.filter((at) => changed[at]) }))
    .filter((region) => region.changed.length >= Math.max(leastArea * stray.length, leastChanged * region.cells.length))
    .filter((region) => region.changed.length <= mostArea * stray.length)
    .sort((a, b) => b.changed.length - a.changed.length)
    .slice(0, mostRegions)
    .map((region) => {
      const [columnsAt, rowsAt] = [
        region.changed.map((at) => at % columns),
        region.changed.map((at) => Math.floor(at / columns)),
      ];
      const [left, right] = [Math.min(...columnsAt), Math.max(...columnsAt) + 1];
      const [top, bottom] = [Math.min(...rowsAt), Math.max(...rowsAt) + 1];
      const us = region.changed.map((at) => own[at * 2]!);
      const vs = region.changed.map((at) => own[at * 2 + 1]!);
      return {
        box: [
          (left * cell) / width,
          (top * cell) / height,
          ((right - left) * cell) / width,
          ((bottom - top) * cell) / height,
        ],
        x: mean(us) / width,
        y: mean(vs) / height,
        growthX: slope(columnsAt, us) / cell,
        growthY: slope(rowsAt, vs) / cell,
      };
    });
}

/** Cells in which the picture is another than the one before as the camera's motion would have it. */
function changedCells(flow: Flow, motion: GlobalMotion, columns: number, rows: number): readonly boolean[] {
  const { width, height, before, now } = flow;
  const changes = new Float32Array(columns * rows);
  for (let y = 0; y < rows * cell; y++) {
    for (let x = 0; x < columns * cell; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const toX = x + motion.x * width + motion.zoom * dx - motion.turn * dy;
      const toY = y + motion.y * width + motion.turn * dx + motion.zoom * dy;
      const change = Math.abs(before[y * width + x]! - between(now, width, height, toX, toY));
      changes[Math.floor(y / cell) * columns + Math.floor(x / cell)]! += change / (cell * cell);
    }
  }
  const grain = changes.toSorted()[changes.length >> 1]!;
  const least = Math.max(leastChange, timesGrain * grain);
  return Array.from(changes, (change) => change >= least);
}

/** Between four pixels; beyond the picture its edge. */
function between(grey: Uint8Array, width: number, height: number, x: number, y: number): number {
  const [inX, inY] = [Math.min(width - 1.001, Math.max(0, x)), Math.min(height - 1.001, Math.max(0, y))];
  const [left, top] = [Math.floor(inX), Math.floor(inY)];
  const [fx, fy] = [inX - left, inY - top];
  const at = top * width + left;
  const upper = grey[at]! * (1 - fx) + grey[at + 1]! * fx;
  const lower = grey[at + width]! * (1 - fx) + grey[at + width + 1]! * fx;
  return upper * (1 - fy) + lower * fy;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of a straight line through points (least squares); 0 where all lie at one place. */
function slope(at: readonly number[], values: readonly number[]): number {
  const [middle, level] = [mean(at), mean(values)];
  const spread = at.reduce((sum, x) => sum + (x - middle) ** 2, 0);
  return spread === 0 ? 0 : at.reduce((sum, x, i) => sum + (x - middle) * (values[i]! - level), 0) / spread;
}

/** @returns cells that touch, region by region */
function joined(stray: Float32Array, columns: number, rows: number, least: number): number[][] {
  const seen = new Uint8Array(stray.length);
  const regions: number[][] = [];
  for (let start = 0; start < stray.length; start++) {
    if (seen[start] || stray[start]! < least) continue;
    const region = [start];
    seen[start] = 1;
    for (const at of region) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
          const next = ny * columns + nx;
          if (seen[next] || stray[next]! < least) continue;
          seen[next] = 1;
          region.push(next);
        }
      }
    }
    regions.push(region);
  }
  return regions;
}
