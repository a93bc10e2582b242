import { columnsPerTile, type TileShape } from './tile-kinds.ts';

/** One level of a pyramid, from the finest (0) to the first whose columns all lie in one tile. */
export interface TileLevel {
  readonly level: number;
  readonly columnSeconds: number;
  readonly columns: number;
  readonly tiles: number;
}

/** A duration is kept to the microsecond: what its last digit adds is no column. */
const NOTHING_SECONDS = 1e-6;

/** Columns of level 0, at least one. @param durationSeconds of the recording */
export function finestColumns({ sampleRateHz, columnSamples }: TileShape, durationSeconds: number): number {
  return Math.max(1, Math.ceil(((durationSeconds - NOTHING_SECONDS) * sampleRateHz) / columnSamples));
}

/** @param finest columns of level 0 */
export function columnsAt(finest: number, level: number): number {
  return Math.ceil(finest / 2 ** level);
}

/** The highest level. @param finest columns of level 0 */
export function topLevel(finest: number): number {
  return Math.max(0, Math.ceil(Math.log2(finest / columnsPerTile)));
}

export function tileLevels(shape: TileShape, durationSeconds: number): readonly TileLevel[] {
  const finest = finestColumns(shape, durationSeconds);
  return Array.from({ length: topLevel(finest) + 1 }, (_, level) => {
    const columns = columnsAt(finest, level);
    const columnSeconds = (shape.columnSamples * 2 ** level) / shape.sampleRateHz;
    return { level, columnSeconds, columns, tiles: Math.ceil(columns / columnsPerTile) };
  });
}
