import type { Pcm } from '../../media/media.ts';
import type { ColumnMaker } from './columns.ts';
import { f0Columns } from './f0-columns.ts';
import { spectrogramColumns } from './spectrogram-columns.ts';
import type { TileKind, TileShape } from './tile-kinds.ts';
import { waveformColumns } from './waveform-columns.ts';

/** @param finest columns of level 0 */
export function columnMaker(kind: TileKind, pcm: Pcm, shape: TileShape, finest: number): ColumnMaker {
  if (kind === 'waveform') return waveformColumns(pcm, finest);
  return kind === 'spectrogram' ? spectrogramColumns(pcm, shape, finest) : f0Columns(pcm, shape, finest);
}
