import { columnsAt } from './tile-levels.ts';
import type { ColumnMaker } from './columns.ts';
import type { TileKind } from './tile-kinds.ts';

/** Of each column so many short ones are looked at, spread evenly. */
const LOOKS = 3;
/** Level of those short ones: 32 ms of waveform, two frames of the spectrogram, one of f0. */
const lookLevel: Record<TileKind, number> = { waveform: 9, spectrogram: 1, f0: 0 };
/** So many are read at the same time. */
const AT_ONCE = 32;

/**
 * Coarse columns by looking at a little of each: the same numbers of much less sound. Takes as long for three hours as for one minute.
 * @param finest columns of level 0
 * @param first, end of the columns at `level`, which is coarser than what is looked at
 * @returns as {@link ColumnMaker.states}
 */
export async function sketchedStates(
  kind: TileKind,
  maker: ColumnMaker,
  finest: number,
  span: { readonly level: number; readonly first: number; readonly end: number },
  signal: AbortSignal,
): Promise<Float64Array> {
  const { stateValues } = maker;
  const { level, first, end } = span;
  const step = 2 ** (level - lookLevel[kind]);
  const shortColumns = columnsAt(finest, lookLevel[kind]);
  const sketched = new Float64Array((end - first) * stateValues);
  const sketch = async (column: number) => {
    const from = column * step;
    const within = Math.min(step, shortColumns - from);
    const looks = Math.min(LOOKS, within);
    const looked = new Float64Array(looks * stateValues);
    for (let look = 0; look < looks; look++) {
      const place = from + Math.floor(((look + 0.5) * within) / looks);
      looked.set(await maker.states(lookLevel[kind], place, place + 1), look * stateValues);
      if (look > 0) maker.fold(looked, 0, 0, look * stateValues);
    }
    sketched.set(looked.subarray(0, stateValues), (column - first) * stateValues);
  };
  for (let column = first; column < end; column += AT_ONCE) {
    signal.throwIfAborted();
    const together = Array.from({ length: Math.min(AT_ONCE, end - column) }, (_, place) => sketch(column + place));
    await Promise.all(together);
  }
  return sketched;
}
