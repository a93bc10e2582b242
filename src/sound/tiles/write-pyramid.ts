import { open, type FileHandle } from 'node:fs/promises';
import type { ColumnMaker } from './columns.ts';
import { halved } from './columns.ts';
import { endPyramid, writeAt, type PyramidLayout } from './pyramid-file.ts';

/** Columns of level 0 that are made at once: 41 s of a spectrogram. */
const FINEST_AT_ONCE = { frames: 4096, samples: 2 ** 19 } as const;

/**
 * Makes all levels that are kept in one pass over the sound, holding a piece of it, and of each coarser level one column that waits for its neighbour.
 * @param path a new file; left behind on failure for the caller to remove
 */
export async function writePyramid(
  path: string,
  maker: ColumnMaker,
  layout: PyramidLayout,
  columnSamples: number,
  signal: AbortSignal,
): Promise<void> {
  const { keptFromLevel } = layout;
  const columns = layout.columns(keptFromLevel);
  const atOnce = (columnSamples === 1 ? FINEST_AT_ONCE.samples : FINEST_AT_ONCE.frames) / 2 ** keptFromLevel;
  const file = await open(path, 'wx');
  try {
    const levels = new LevelWriter(file, maker, layout, keptFromLevel);
    for (let first = 0; first < columns; first += atOnce) {
      signal.throwIfAborted();
      const end = Math.min(first + atOnce, columns);
      await levels.add(await maker.states(keptFromLevel, first, end), end === columns);
    }
    await endPyramid(file, layout);
  } finally {
    await file.close();
  }
}

/** Writes the columns of a level as they come, and hands them on in pairs to the next. */
class LevelWriter {
  private offset: number;
  private readonly coarser: LevelWriter | undefined;
  /** A column that waits for its neighbour; empty where none does. */
  private odd = new Float64Array(0);

  constructor(
    private readonly file: FileHandle,
    private readonly maker: ColumnMaker,
    layout: PyramidLayout,
    level: number,
  ) {
    this.offset = layout.offset(level);
    this.coarser = level < layout.topLevel ? new LevelWriter(file, maker, layout, level + 1) : undefined;
  }

  /** @param isLast whether these are the level's last columns */
  async add(states: Float64Array, isLast: boolean): Promise<void> {
    const bytes = this.maker.bytes(states);
    await writeAt(this.file, bytes, this.offset);
    this.offset += bytes.length;
    if (this.coarser === undefined) return;
    const waiting = new Float64Array(this.odd.length + states.length);
    waiting.set(this.odd);
    waiting.set(states, this.odd.length);
    const { stateValues } = this.maker;
    const whole = isLast ? waiting.length : waiting.length - (waiting.length % (2 * stateValues));
    this.odd = waiting.slice(whole);
    if (whole > 0) await this.coarser.add(halved(this.maker, waiting.subarray(0, whole)), isLast);
  }
}
