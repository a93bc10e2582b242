import type { RunModule } from '../../inference/run-batch.ts';
import { columnMaker } from './column-maker.ts';
import { PyramidLayout } from './pyramid-file.ts';
import type { TileKind, TileShape } from './tile-kinds.ts';
import { finestColumns } from './tile-levels.ts';
import { writePyramid } from './write-pyramid.ts';

export interface PyramidToBuild {
  readonly kind: TileKind;
  readonly shape: TileShape;
  readonly durationSeconds: number;
  /** A new file. */
  readonly target: string;
}

/** All coarse columns of one kind, written to a file; the one result says nothing. The parameters are a {@link PyramidToBuild}. */
const buildPyramid: RunModule<null> = async ({ media, parameters, signal }) => {
  const { kind, shape, durationSeconds, target } = parameters as unknown as PyramidToBuild;
  const pcm = await media.pcm({ sampleRateHz: shape.sampleRateHz, channels: 1 }, signal);
  try {
    const maker = columnMaker(kind, pcm, shape, finestColumns(shape, durationSeconds));
    const layout = new PyramidLayout(shape, durationSeconds);
    await writePyramid(target, maker, layout, shape.columnSamples, signal);
  } finally {
    await pcm.close();
  }
  return [null];
};

export default buildPyramid;
