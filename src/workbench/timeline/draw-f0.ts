import { xOf, type Drawing } from './drawing.ts';
import type { TileStore } from './tile-store.ts';

/** Where a frequency lies, 0 to 1 from the bottom: its own axis in octaves, as the spectrogram's lowest bands would hide it. */
export function heightOfF0(hz: number, minHz: number, maxHz: number): number {
  return Math.log2(hz / minHz) / Math.log2(maxHz / minHz);
}

/** The course of f0, broken where there is none. */
export function drawF0(drawing: Drawing, tiles: TileStore): void {
  const { context, width, height, view, palette } = drawing;
  const { manifest } = tiles;
  const level = tiles.levelFor('f0', (view.endSeconds - view.startSeconds) / width);
  if (!manifest || !level) return;
  const { minHz, maxHz } = manifest.kinds.f0;
  const { columnsPerTile } = manifest;
  const { columnSeconds } = level;
  const first = Math.max(0, Math.floor(view.startSeconds / columnSeconds));
  const last = Math.min(level.columns - 1, Math.ceil(view.endSeconds / columnSeconds));
  context.beginPath();
  let isDrawing = false;
  for (let index = Math.floor(first / columnsPerTile); index * columnsPerTile <= last; index++) {
    const tile = tiles.tile('f0', level, index);
    const base = index * columnsPerTile;
    const end = Math.min(last - base, (tile?.values.length ?? 0) - 1);
    if (!tile) isDrawing = false;
    for (let column = Math.max(0, first - base); column <= end; column++) {
      const cents = tile!.values[column]!;
      if (cents === 0) {
        isDrawing = false;
        continue;
      }
      const x = xOf(drawing, (base + column + 0.5) * columnSeconds);
      const y = height * (1 - heightOfF0(2 ** (cents / 1200), minHz, maxHz));
      // A lone frame is a point, not nothing.
      if (!isDrawing) context.moveTo(x - 0.5, y);
      context.lineTo(x + 0.5, y);
      isDrawing = true;
    }
  }
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = palette.panel;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = palette.bad;
  context.stroke();
}
