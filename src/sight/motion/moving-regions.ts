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

/**
 * Where something moves against what the camera does: cells whose flow strays from the global motion, joined where they touch.
 * @returns shares of the picture, the largest first; none where too little of the picture moves as one to tell
 */
export function movingRegions({ width, height, vectors }: Flow, motion: GlobalMotion): readonly Box[] {
  if (motion.support < 0.3) return [];
  const columns = Math.floor(width / cell);
  const rows = Math.floor(height / cell);
  const stray = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, y] = [column * cell + cell / 2, row * cell + cell / 2];
      const at = (y * width + x) * 2;
      const [dx, dy] = [x - width / 2, y - height / 2];
      const u = vectors[at]! - (motion.x * width + motion.zoom * dx - motion.turn * dy);
      const v = vectors[at + 1]! - (motion.y * width + motion.turn * dx + motion.zoom * dy);
      stray[row * columns + column] = Math.hypot(u, v);
    }
  }
  const unrest = stray.toSorted()[stray.length >> 1]!;
  const least = Math.max(leastMotion, timesUnrest * unrest);
  const boxes = joined(stray, columns, rows, least).filter(({ cells }) => {
    const share = cells / (columns * rows);
    return share >= leastArea && share <= mostArea;
  });
  return boxes
    .sort((a, b) => b.cells - a.cells)
    .slice(0, mostRegions)
    .map(({ left, top, right, bottom }) => [
      (left * cell) / width,
      (top * cell) / height,
      ((right + 1 - left) * cell) / width,
      ((bottom + 1 - top) * cell) / height,
    ]);
}

interface Region {
  left: number;
  top: number;
  right: number;
  bottom: number;
  cells: number;
}

function joined(stray: Float32Array, columns: number, rows: number, least: number): Region[] {
  const seen = new Uint8Array(stray.length);
  const regions: Region[] = [];
  for (let start = 0; start < stray.length; start++) {
    if (seen[start] || stray[start]! < least) continue;
    const region: Region = { left: columns, top: rows, right: -1, bottom: -1, cells: 0 };
    const stack = [start];
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [x, y] = [at % columns, Math.floor(at / columns)];
      region.left = Math.min(region.left, x);
      region.right = Math.max(region.right, x);
      region.top = Math.min(region.top, y);
      region.bottom = Math.max(region.bottom, y);
      region.cells++;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
          const next = ny * columns + nx;
          if (seen[next] || stray[next]! < least) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    regions.push(region);
  }
  return regions;
}
