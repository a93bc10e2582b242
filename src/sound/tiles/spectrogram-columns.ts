import { applyMelFilterbank, cachedFilterbank, hzToMel, melToHz, type MelBands } from '../../dsp/mel.ts';
import { FrameSpectrum } from '../../dsp/spectrogram.ts';
import { analysisWindow } from '../../dsp/window.ts';
import type { Pcm } from '../../media/media.ts';
import { coarser, paddedSamples, type ColumnMaker } from './columns.ts';
import { ceilingDb, floorDb, spectrogramBands as bands, type TileShape } from './tile-kinds.ts';

/** Below it is mostly rumble. */
const MIN_HZ = 40;
const FFT_SAMPLES = 1024;
const STEPS_PER_DB = 255 / (ceilingDb - floorDb);

/**
 * Mel power of each column, as the mean over its frames of 25 ms (Hann), one each 10 ms, centred on its column of level 0. Power is that under a triangle
 * of height one, relative to a sine of full scale: such a sine in the middle of a band that is wider than its line gives 0 dB. Bands are equally spaced
 * on Slaney's mel scale, from 40 Hz to half the rate.
 * @param pcm one channel at the shape's rate, 16 or 32 kHz
 * @param finest columns of level 0
 */
export function spectrogramColumns(pcm: Pcm, { sampleRateHz, columnSamples }: TileShape, finest: number): ColumnMaker {
  const frameSamples = 2.5 * columnSamples;
  const spectrum = new FrameSpectrum({ frameSamples, hopSamples: columnSamples, fftSamples: FFT_SAMPLES });
  const filterbank = cachedFilterbank(FFT_SAMPLES, melBands(sampleRateHz));
  const scale = bandScale(sampleRateHz, frameSamples);
  // The last value is the number of frames.
  const stateValues = bands + 1;
  const maker: ColumnMaker = {
    stateValues,

    async states(level, first, end) {
      const from = first * 2 ** level;
      const frames = Math.min(end * 2 ** level, finest) - from;
      const start = from * columnSamples + columnSamples / 2 - frameSamples / 2;
      const samples = await paddedSamples(pcm, start, start + (frames - 1) * columnSamples + frameSamples);
      const states = new Float64Array(frames * stateValues);
      for (let frame = 0; frame < frames; frame++) {
        const power = spectrum.at(samples, frame * columnSamples);
        applyMelFilterbank(filterbank, power, states, frame * stateValues);
        states[frame * stateValues + bands] = 1;
      }
      return coarser(maker, states, level);
    },

    fold(states, into, left, right) {
      for (let value = 0; value < stateValues; value++) {
        states[into + value] = states[left + value]! + states[right + value]!;
      }
    },

    bytes(states) {
      const columns = states.length / stateValues;
      const bytes = new Uint8ClampedArray(columns * bands);
      for (let column = 0; column < columns; column++) {
        const at = column * stateValues;
        const frames = states[at + bands]!;
        for (let band = 0; band < bands; band++) {
          const db = 10 * Math.log10((states[at + band]! * scale[band]!) / frames);
          // Rounded and held within 0 and 255 by the array.
          bytes[column * bands + band] = (db - floorDb) * STEPS_PER_DB;
        }
      }
      return new Uint8Array(bytes.buffer);
    },
  };
  return maker;
}

/** Middle of each band in Hz, rising; shape (bands). */
export function bandCentresHz(sampleRateHz: number): readonly number[] {
  return bandEdgesHz(sampleRateHz).slice(1, -1);
}

function melBands(sampleRateHz: number): Required<MelBands> {
  return { sampleRateHz, bands, minHz: MIN_HZ, maxHz: sampleRateHz / 2 };
}

/** shape (bands + 2): band b rises from edge b to b + 1 and falls to b + 2 */
function bandEdgesHz(sampleRateHz: number): readonly number[] {
  const { minHz, maxHz } = melBands(sampleRateHz);
  const low = hzToMel(minHz);
  const step = (hzToMel(maxHz) - low) / (bands + 1);
  return Array.from({ length: bands + 2 }, (_, edge) => melToHz(low + edge * step));
}

/** From the filterbank, whose triangles have area one, to power relative to a sine of full scale; shape (bands). */
function bandScale(sampleRateHz: number, frameSamples: number): readonly number[] {
  const window = analysisWindow('hann', frameSamples);
  const energy = window.reduce((sum, weight) => sum + weight * weight, 0);
  const edges = bandEdgesHz(sampleRateHz);
  // A sine of full scale has a quarter of FFT_SAMPLES * energy in its line (Parseval).
  return Array.from({ length: bands }, (_, band) => {
    const height = (edges[band + 2]! - edges[band]!) / 2;
    return (4 * height) / (FFT_SAMPLES * energy);
  });
}
