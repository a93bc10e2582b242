import { seededRandom } from '../../../examples/sample/random.ts';

const columns = 12;
const rows = 7;
/** How far each channel may be from grey, in levels of 255. */
const tint = 25;

/**
 * A background of one colour with soft, uneven blotches, as of a wall in uneven light.
 * @returns RGB, shape (height, width, 3)
 */
export function paintWall(width: number, height: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const light = random.between(100, 225);
  const colour = [0, 0, 0].map(() => light + random.between(-tint, tint));
  const unevenness = random.between(2, 14);
  const grid = Array.from({ length: (columns + 1) * (rows + 1) }, () => random.between(-unevenness, unevenness));
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    const row = (y / height) * rows;
    for (let x = 0; x < width; x++) {
      const blotch = interpolated(grid, (x / width) * columns, row);
      for (const level of colour) rgb[at++] = Math.max(0, Math.min(255, Math.round(level + blotch)));
    }
  }
  return rgb;
}

function interpolated(grid: readonly number[], x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const at = row * (columns + 1) + column;
  const above = grid[at]! + (grid[at + 1]! - grid[at]!) * (x - column);
  const below = grid[at + columns + 1]! + (grid[at + columns + 2]! - grid[at + columns + 1]!) * (x - column);
  return above + (below - above) * (y - row);
}
