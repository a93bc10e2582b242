import { xOf, type Drawing } from './drawing.ts';
import type { Palette } from './palette.ts';
import type { Tile, TileStore } from './tile-store.ts';

const pictures = new WeakMap<Tile, { readonly palette: Palette; readonly picture: HTMLCanvasElement }>();

/** Bytes below are drawn as silence, those above as the loudest: -90 to -15 dB show more of speech than all there is. */
const [quietest, loudest] = [46, 220];

/** The log-mel spectrogram, low bands at the bottom. */
export function drawSpectrogram(drawing: Drawing, tiles: TileStore): void {
  const { context, width, height, view, palette } = drawing;
  const { manifest } = tiles;
  const level = tiles.levelFor('spectrogram', (view.endSeconds - view.startSeconds) / width);
  if (!manifest || !level) return;
  const tileSeconds = manifest.columnsPerTile * level.columnSeconds;
  const last = Math.min(level.tiles - 1, Math.floor(view.endSeconds / tileSeconds));
  context.imageSmoothingEnabled = true;
  for (let index = Math.max(0, Math.floor(view.startSeconds / tileSeconds)); index <= last; index++) {
    const tile = tiles.tile('spectrogram', level, index);
    if (!tile) continue;
    const bands = manifest.kinds.spectrogram.valuesPerColumn;
    const picture = pictureOf(tile, bands, palette);
    const left = xOf(drawing, index * tileSeconds);
    const right = xOf(drawing, index * tileSeconds + picture.width * level.columnSeconds);
    context.drawImage(picture, left, 0, right - left, height);
  }
}

/** A tile in the colours of the theme; made once. */
function pictureOf(tile: Tile, bands: number, palette: Palette): HTMLCanvasElement {
  const known = pictures.get(tile);
  if (known?.palette === palette) return known.picture;
  const picture = document.createElement('canvas');
  const columns = tile.values.length / bands;
  picture.width = columns;
  picture.height = bands;
  const context = picture.getContext('2d')!;
  const image = context.createImageData(columns, bands);
  const pixels = new Uint32Array(image.data.buffer);
  for (let column = 0; column < columns; column++) {
    for (let band = 0; band < bands; band++) {
      const value = (tile.values[column * bands + band]! - quietest) * (255 / (loudest - quietest));
      pixels[(bands - 1 - band) * columns + column] = palette.heat[Math.max(0, Math.min(255, value | 0))]!;
    }
  }
  context.putImageData(image, 0, 0);
  pictures.set(tile, { palette, picture });
  return picture;
}
