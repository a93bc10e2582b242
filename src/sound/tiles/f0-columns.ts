import { trackF0 } from '../../dsp/f0.ts';
import type { Pcm } from '../../media/media.ts';
import { coarser, paddedSamples, type ColumnMaker } from './columns.ts';
import { f0MaxHz, f0MinHz, type TileShape } from './tile-kinds.ts';

/** Longer than what f0 looks at to each side of a frame, so that it does not matter where sound was cut. */
const MARGIN_FRAMES = 3;

/**
 * Mean of the cents of the voiced frames in each column; frames every 10 ms, centred on their column of level 0 (`src/dsp/f0.ts`). Cents count from 1 Hz.
 * @param pcm one channel at the shape's rate
 * @param finest columns of level 0
 */
export function f0Columns(pcm: Pcm, { sampleRateHz, columnSamples }: TileShape, finest: number): ColumnMaker {
  const options = { sampleRateHz, minHz: f0MinHz, maxHz: f0MaxHz };
  const maker: ColumnMaker = {
    // Sum of cents, and number of voiced frames.
    stateValues: 2,

    async states(level, first, end) {
      const from = first * 2 ** level;
      const frames = Math.min(end * 2 ** level, finest) - from;
      const start = (from - MARGIN_FRAMES) * columnSamples + columnSamples / 2;
      const around = await paddedSamples(pcm, start, start + (frames + 2 * MARGIN_FRAMES) * columnSamples);
      // Of a single frame, nothing is looked for in the margins.
      const hopFrames = frames === 1 ? MARGIN_FRAMES : 1;
      const { f0Hz } = trackF0(around, { ...options, hopSamples: hopFrames * columnSamples });
      const states = new Float64Array(2 * frames);
      for (let frame = 0; frame < frames; frame++) {
        const hz = f0Hz[frame + MARGIN_FRAMES / hopFrames]!;
        if (Number.isNaN(hz)) continue;
        states[2 * frame] = 1200 * Math.log2(hz);
        states[2 * frame + 1] = 1;
      }
      return coarser(maker, states, level);
    },

    fold(states, into, left, right) {
      states[into] = states[left]! + states[right]!;
      states[into + 1] = states[left + 1]! + states[right + 1]!;
    },

    bytes(states) {
      const view = new DataView(new ArrayBuffer(states.length));
      for (let column = 0; column < states.length / 2; column++) {
        const voiced = states[2 * column + 1]!;
        if (voiced > 0) view.setUint16(2 * column, Math.round(states[2 * column]! / voiced), true);
      }
      return new Uint8Array(view.buffer);
    },
  };
  return maker;
}
