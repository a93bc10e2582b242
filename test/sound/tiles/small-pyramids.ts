import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { tileOf, type CutTile } from '../../../src/sound/tiles/cut-tile.ts';
import { tileShape, type TileKind, type TileShape } from '../../../src/sound/tiles/tile-kinds.ts';

export const patient = new AbortController().signal;

/** A shape with levels kept, and sketched, of sound so short that a test can make it. */
export function smallShape(kind: TileKind, levels: Partial<Pick<TileShape, 'keptFromLevel' | 'directToLevel'>> = {}) {
  return { ...tileShape(kind), ...levels };
}

/** A tile of samples at 16 kHz. */
export async function cut(
  samples: Float32Array,
  shape: TileShape,
  place: { kind: TileKind; level: number; index?: number },
  durationSeconds = samples.length / 16_000,
): Promise<CutTile> {
  return await tileOf(memoryPcm(samples), { index: 0, ...place, shape, durationSeconds }, patient);
}

export async function cutExactly(
  samples: Float32Array,
  kind: TileKind,
  level = 0,
  index = 0,
  durationSeconds = samples.length / 16_000,
): Promise<Uint8Array> {
  const shape = smallShape(kind, { directToLevel: 30 });
  return (await cut(samples, shape, { kind, level, index }, durationSeconds)).bytes;
}

export function shorts(bytes: Uint8Array): number[] {
  return [...new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)];
}

/** Hz of each column of f0; 0 where there is none. */
export function hertz(bytes: Uint8Array): number[] {
  return [...new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)].map((cents) =>
    cents === 0 ? 0 : 2 ** (cents / 1200),
  );
}
