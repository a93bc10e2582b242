import type { FrameMatrix } from '../../dsp/frame-matrix.ts';
import { weightedFrames, type WeightedFrames } from '../../dsp/weighted-alignment.ts';
import { decodePattern, sureSpan, type AcousticPattern, type SureSpan } from './acoustic-pattern.ts';
import { bandWarp, voiceBands, type BandWarp } from './voice-bands.ts';

/**
 * Stretches of the frequency axis, in semitones, under which a pattern is prepared. Two patterns are compared with one
 * stretched by s and the other by -s, so that voices up to twice the outermost apart are met half-way.
 */
export const warpSemitones: readonly number[] = [-3, -2, -1, 0, 1, 2, 3];

/** A pattern ready to be compared: cepstra and their slopes, normalised, under each warp. */
export interface ComparablePattern {
  /** Frames of full weight. */
  readonly sureFrames: number;
  readonly sure: SureSpan;
  /** Frames of 20 ms under each of `warpSemitones`. */
  readonly fine: readonly WeightedFrames[];
  /** Frames of 40 ms: a fourth of the work, for finding the warp. */
  readonly coarse: readonly WeightedFrames[];
  /** The whole pattern squeezed to a few numbers under each warp, for finding candidates. */
  readonly sketches: readonly Float32Array[];
}

/** What is kept of a pattern for finding candidates. */
export type PatternSketch = Pick<ComparablePattern, 'sureFrames' | 'sketches'>;

const coefficients = 13;
/** The zeroth coefficient is loudness, which codecs and distance change. */
const loudnessShare = 0.5;
export const sketchParts = 8;
export const sketchCoefficients = 10;

/** @throws {ParameterError} bytes that are no pattern, or a pattern without frames */
export function comparablePattern(pattern: AcousticPattern): ComparablePattern {
  const { bands, weights } = decodePattern(pattern);
  const sure = sureSpan(pattern);
  const cepstra = warps.map((warp) => normalised(warpedCepstra(bands, warp), sure));
  const coarseWeights = pairMeans(weights, 1);
  return {
    sureFrames: sure.end - sure.start,
    sure,
    fine: cepstra.map((matrix) => weightedFrames(withSlopes(matrix, 2, 2), weights)),
    coarse: cepstra.map((matrix) =>
      weightedFrames(
        withSlopes(
          { data: pairMeans(matrix.data, coefficients), frames: coarseWeights.length, dims: coefficients },
          1,
          1,
        ),
        coarseWeights,
      ),
    ),
    sketches: cepstra.map((matrix) => sketch(matrix, sure)),
  };
}

const warps = warpSemitones.map(bandWarp);

const cosines = Float64Array.from({ length: coefficients * voiceBands }, (_, at) => {
  const k = Math.floor(at / voiceBands);
  return Math.sqrt((k === 0 ? 1 : 2) / voiceBands) * Math.cos((Math.PI * k * ((at % voiceBands) + 0.5)) / voiceBands);
});

/** DCT-II of each warped frame. */
function warpedCepstra(bands: Float32Array, { below, share }: BandWarp): FrameMatrix {
  const frames = bands.length / voiceBands;
  const data = new Float32Array(frames * coefficients);
  const row = new Float64Array(voiceBands);
  for (let frame = 0; frame < frames; frame++) {
    for (let band = 0; band < voiceBands; band++) {
      const at = frame * voiceBands + below[band]!;
      row[band] = bands[at]! + share[band]! * (bands[at + 1]! - bands[at]!);
    }
    for (let k = 0; k < coefficients; k++) {
      let sum = 0;
      for (let band = 0, at = k * voiceBands; band < voiceBands; band++, at++) sum += cosines[at]! * row[band]!;
      data[frame * coefficients + k] = sum;
    }
  }
  return { data, frames, dims: coefficients };
}

/**
 * Cepstra of voice in general, over some 500 words of French, German and English: where a word is too short for its
 * own mean and variance to be those of the voice and not of its vowels, it is drawn towards these.
 */
const usualMeans = [1.683, 0.572, 0.19, 0.218, 0.048, 0.073, -0.039, 0.012, -0.03, -0.028, -0.026, -0.014, -0.017];
const usualVariances = [
  0.2242, 0.101, 0.0367, 0.0381, 0.02, 0.0121, 0.0121, 0.0074, 0.009, 0.0072, 0.0053, 0.0055, 0.0043,
];
/** They count as much as so many frames: half a second. */
const usualFrames = 25;

/** Mean 0 and variance 1 over the frames that are surely voice: takes out level, colour and contrast. */
function normalised(matrix: FrameMatrix, { start, end }: SureSpan): FrameMatrix {
  const { frames, dims } = matrix;
  const data = new Float32Array(matrix.data.length);
  const weight = end - start + usualFrames;
  for (let k = 0; k < dims; k++) {
    let sum = 0;
    for (let frame = start; frame < end; frame++) sum += matrix.data[frame * dims + k]!;
    const mean = (sum + usualFrames * usualMeans[k]!) / weight;
    let squares = 0;
    for (let frame = start; frame < end; frame++) squares += (matrix.data[frame * dims + k]! - mean) ** 2;
    const deviation = Math.sqrt((squares + usualFrames * usualVariances[k]!) / weight);
    const gain = (k === 0 ? loudnessShare : 1) / deviation;
    for (let at = k; at < frames * dims; at += dims) data[at] = (matrix.data[at]! - mean) * gain;
  }
  return { data, frames, dims };
}

/** Each frame with its slope over `reach` frames on either side (Furui 1986), as change in 40 ms. */
function withSlopes({ data, frames, dims }: FrameMatrix, reach: number, changeFrames: number): FrameMatrix {
  const both = new Float32Array(2 * data.length);
  let squares = 0;
  for (let step = 1; step <= reach; step++) squares += 2 * step * step;
  const gain = changeFrames / squares;
  for (let frame = 0; frame < frames; frame++) {
    for (let k = 0; k < dims; k++) {
      let slope = 0;
      for (let step = 1; step <= reach; step++) {
        const after = data[Math.min(frames - 1, frame + step) * dims + k]!;
        slope += step * (after - data[Math.max(0, frame - step) * dims + k]!);
      }
      both[2 * frame * dims + k] = data[frame * dims + k]!;
      both[(2 * frame + 1) * dims + k] = gain * slope;
    }
  }
  return { data: both, frames, dims: 2 * dims };
}

/** Means of neighbouring frames; an odd last one stays alone. */
function pairMeans(data: Float32Array, dims: number): Float32Array {
  const frames = data.length / dims;
  const means = new Float32Array(Math.ceil(frames / 2) * dims);
  for (let frame = 0; frame < frames; frame += 2) {
    const next = Math.min(frames - 1, frame + 1);
    for (let k = 0; k < dims; k++) {
      means[(frame >> 1) * dims + k] = 0.5 * (data[frame * dims + k]! + data[next * dims + k]!);
    }
  }
  return means;
}

/** Means over eight equal parts in time. */
function sketch(matrix: FrameMatrix, { start, end }: SureSpan): Float32Array {
  const result = new Float32Array(sketchParts * sketchCoefficients);
  for (let part = 0; part < sketchParts; part++) {
    const first = start + ((end - start) * part) / sketchParts;
    const last = start + ((end - start) * (part + 1)) / sketchParts;
    for (let frame = Math.floor(first); frame < Math.ceil(last); frame++) {
      const share = (Math.min(frame + 1, last) - Math.max(frame, first)) / (last - first);
      for (let k = 0; k < sketchCoefficients; k++) {
        result[part * sketchCoefficients + k]! += share * matrix.data[frame * matrix.dims + k]!;
      }
    }
  }
  return result;
}
