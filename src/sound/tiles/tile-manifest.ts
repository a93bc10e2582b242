import { bandCentresHz } from './spectrogram-columns.ts';
import {
  ceilingDb,
  columnsPerTile,
  f0MaxHz,
  f0MinHz,
  floorDb,
  fullScale,
  tileKinds,
  tileShape,
  type TileKind,
} from './tile-kinds.ts';
import { tileLevels, type TileLevel } from './tile-levels.ts';

/** Tiles of one kind, as `docs/tiles.md` describes them. */
export interface TileKindManifest {
  readonly type: string;
  readonly valuesPerColumn: number;
  readonly sampleRateHz: number;
  /** Tiles of this level and above are sketches for now; null where none are. */
  readonly sketchedFromLevel: number | null;
  readonly levels: readonly TileLevel[];
}

/** What tiles there are of a recording. */
export interface TileManifest {
  readonly version: string;
  readonly durationSeconds: number;
  readonly columnsPerTile: number;
  /** Whether no tile is a sketch. */
  readonly complete: boolean;
  readonly kinds: Readonly<Record<TileKind, TileKindManifest>>;
}

/** @param sketched the kinds whose coarse tiles are sketches for now */
export function tileManifest(
  version: string,
  durationSeconds: number,
  recordingRateHz: number | null | undefined,
  sketched: ReadonlySet<TileKind>,
): TileManifest {
  const of = (kind: TileKind): TileKindManifest => {
    const shape = tileShape(kind, recordingRateHz);
    const { type, valuesPerColumn, sampleRateHz } = shape;
    return {
      ...{ type, valuesPerColumn, sampleRateHz, ...particulars(kind, sampleRateHz) },
      sketchedFromLevel: sketched.has(kind) ? shape.directToLevel + 1 : null,
      levels: tileLevels(shape, durationSeconds),
    };
  };
  return {
    version,
    durationSeconds,
    columnsPerTile,
    complete: sketched.size === 0,
    kinds: Object.fromEntries(tileKinds.map((kind) => [kind, of(kind)])) as Record<TileKind, TileKindManifest>,
  };
}

/** What the values mean. */
function particulars(kind: TileKind, sampleRateHz: number): object {
  switch (kind) {
    case 'waveform':
      return { fullScale };
    case 'spectrogram':
      return { floorDb, ceilingDb, bandCentresHz: bandCentresHz(sampleRateHz).map((hz) => Math.round(hz * 10) / 10) };
    case 'f0':
      return { centsPerOctave: 1200, minHz: f0MinHz, maxHz: f0MaxHz };
  }
}
