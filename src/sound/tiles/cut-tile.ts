import type { RunModule } from '../../inference/run-batch.ts';
import type { Pcm } from '../../media/media.ts';
import { columnMaker } from './column-maker.ts';
import { sketchedStates } from './sketch-columns.ts';
import { columnsPerTile, type TileKind, type TileShape } from './tile-kinds.ts';
import { columnsAt, finestColumns } from './tile-levels.ts';

/** Which tile of a recording. */
export interface TilePlace {
  readonly kind: TileKind;
  readonly level: number;
  readonly index: number;
}

export interface TileToCut extends TilePlace {
  readonly shape: TileShape;
  readonly durationSeconds: number;
  /** For a recording that is not decoded yet; as long as it takes unless said. */
  readonly mostWaitMs?: number;
}

/** `SKETCH` from a part of the sound; the tile's bytes as `docs/tiles.md` has them. */
export interface CutTile {
  readonly state: 'EXACT' | 'SKETCH';
  readonly bytes: Uint8Array;
}

/** Of sound that would have to be decoded first, for longer than one would wait. */
export type Cutting = CutTile | { readonly state: 'UNDECODED' };

/** One tile of the recording, made of its decoded sound. The parameters are a {@link TileToCut}. */
const cutTile: RunModule<Cutting> = async ({ media, parameters, signal }) => {
  const asked = parameters as unknown as TileToCut;
  const impatient = asked.mostWaitMs === undefined ? undefined : AbortSignal.timeout(asked.mostWaitMs);
  let pcm: Pcm;
  try {
    const format = { sampleRateHz: asked.shape.sampleRateHz, channels: 1 };
    pcm = await media.pcm(format, impatient === undefined ? signal : AbortSignal.any([signal, impatient]));
  } catch (error) {
    if (impatient?.aborted !== true || signal.aborted) throw error;
    return [{ state: 'UNDECODED' }];
  }
  try {
    return [await tileOf(pcm, asked, signal)];
  } finally {
    await pcm.close();
  }
};

export default cutTile;

/** Exact where that is done in about a tenth of a second, else a sketch. @param pcm one channel at the shape's rate */
export async function tileOf(
  pcm: Pcm,
  { kind, level, index, shape, durationSeconds }: TileToCut,
  signal: AbortSignal,
): Promise<CutTile> {
  const finest = finestColumns(shape, durationSeconds);
  const maker = columnMaker(kind, pcm, shape, finest);
  const first = index * columnsPerTile;
  const end = Math.min(first + columnsPerTile, columnsAt(finest, level));
  const finestWithin = Math.min(end * 2 ** level, finest) - first * 2 ** level;
  if (finestWithin <= columnsPerTile * 2 ** shape.directToLevel) {
    return { state: 'EXACT', bytes: maker.bytes(await maker.states(level, first, end)) };
  }
  const states = await sketchedStates(kind, maker, finest, { level, first, end }, signal);
  return { state: 'SKETCH', bytes: maker.bytes(states) };
}
