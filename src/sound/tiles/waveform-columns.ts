import type { Pcm } from '../../media/media.ts';
import { paddedSamples, type ColumnMaker } from './columns.ts';
import { fullScale } from './tile-kinds.ts';

/**
 * Lowest and highest sample of each column.
 * @param pcm one channel
 * @param finest columns of level 0, each of one sample
 */
export function waveformColumns(pcm: Pcm, finest: number): ColumnMaker {
  return {
    stateValues: 2,

    async states(level, first, end) {
      const step = 2 ** level;
      const samples = await paddedSamples(pcm, first * step, Math.min(end * step, finest));
      const states = new Float64Array(2 * (end - first));
      for (let column = 0, sample = 0; column < end - first; column++) {
        const stop = Math.min(sample + step, samples.length);
        let low = samples[sample]!;
        let high = low;
        for (; sample < stop; sample++) {
          const value = samples[sample]!;
          if (value < low) low = value;
          else if (value > high) high = value;
        }
        states[2 * column] = low;
        states[2 * column + 1] = high;
      }
      return states;
    },

    fold(states, into, left, right) {
      const [low, high] = [Math.min(states[left]!, states[right]!), Math.max(states[left + 1]!, states[right + 1]!)];
      states[into] = low;
      states[into + 1] = high;
    },

    bytes(states) {
      const view = new DataView(new ArrayBuffer(2 * states.length));
      for (let place = 0; place < states.length; place++) {
        view.setInt16(2 * place, Math.round(states[place]! * fullScale), true);
      }
      return new Uint8Array(view.buffer);
    },
  };
}
