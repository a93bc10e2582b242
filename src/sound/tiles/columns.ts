import type { Pcm } from '../../media/media.ts';

/** How the columns of one kind are made of decoded sound, folded, and written as bytes. */
export interface ColumnMaker {
  /**
   * What is known of columns, in a form that can be folded.
   * @param first of the columns at `level`
   * @param end the column after the last
   * @returns shape (end - first, stateValues)
   */
  states(level: number, first: number, end: number): Promise<Float64Array>;
  readonly stateValues: number;
  /** Puts what two columns say together. All three are places in `states`; `into` may be `left`. */
  fold(states: Float64Array, into: number, left: number, right: number): void;
  /** @returns the columns as a tile has them */
  bytes(states: Float64Array): Uint8Array;
}

/**
 * Columns of the next level, each of two; the last of one, where their number is odd. In place.
 * @param states shape (columns, stateValues)
 * @returns shape (ceil(columns / 2), stateValues)
 */
export function halved(maker: ColumnMaker, states: Float64Array): Float64Array {
  const { stateValues } = maker;
  const columns = states.length / stateValues;
  const pairs = Math.floor(columns / 2);
  for (let pair = 0; pair < pairs; pair++) {
    maker.fold(states, pair * stateValues, 2 * pair * stateValues, (2 * pair + 1) * stateValues);
  }
  if (columns > 2 * pairs) states.copyWithin(pairs * stateValues, 2 * pairs * stateValues, columns * stateValues);
  return states.subarray(0, Math.ceil(columns / 2) * stateValues);
}

/** Columns of a coarser level. @param levels how many levels coarser, 0 or more */
export function coarser(maker: ColumnMaker, states: Float64Array, levels: number): Float64Array {
  let folded = states;
  for (let level = 0; level < levels; level++) folded = halved(maker, folded);
  return folded;
}

/**
 * @param start sample, may lie before the beginning
 * @param end sample after the last, may lie after the sound's end
 * @returns shape (end - start), zero where there is no sound
 */
export async function paddedSamples(pcm: Pcm, start: number, end: number): Promise<Float32Array> {
  const from = Math.max(0, start);
  const samples = await pcm.slice(from / pcm.sampleRateHz, Math.max(from, end) / pcm.sampleRateHz);
  if (samples.length === end - start) return samples;
  const padded = new Float32Array(end - start);
  padded.set(samples, from - start);
  return padded;
}
