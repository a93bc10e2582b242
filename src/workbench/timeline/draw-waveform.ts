import { xOf, type Drawing } from './drawing.ts';
import type { TileStore } from './tile-store.ts';

/** Lowest and highest sample of each step of time, around the middle. */
export function drawWaveform(drawing: Drawing, tiles: TileStore): void {
  const { context, width, height, view, palette } = drawing;
  const { manifest } = tiles;
  const level = tiles.levelFor('waveform', (view.endSeconds - view.startSeconds) / width);
  if (!manifest || !level) return;
  const { columnsPerTile } = manifest;
  const { fullScale } = manifest.kinds.waveform;
  const middle = height / 2;
  const scale = middle / fullScale;
  const { columnSeconds } = level;
  const first = Math.max(0, Math.floor(view.startSeconds / columnSeconds));
  const last = Math.min(level.columns - 1, Math.ceil(view.endSeconds / columnSeconds));
  const columnWidth = Math.max(1, xOf(drawing, columnSeconds) - xOf(drawing, 0));
  context.fillStyle = palette.accent;
  for (let index = Math.floor(first / columnsPerTile); index * columnsPerTile <= last; index++) {
    const tile = tiles.tile('waveform', level, index);
    if (!tile) continue;
    const { values } = tile;
    const base = index * columnsPerTile;
    const end = Math.min(last - base, values.length / 2 - 1);
    for (let column = Math.max(0, first - base); column <= end; column++) {
      const low = values[2 * column]! * scale;
      const high = values[2 * column + 1]! * scale;
      const x = xOf(drawing, (base + column) * columnSeconds);
      context.fillRect(x, middle - high - 0.5, columnWidth, Math.max(1, high - low + 1));
    }
  }
}
