import { ParameterError } from '../../errors.ts';
import { bandOfBin, BIN_HZ, MASK_BANDS, MASK_SAMPLE_RATE_HZ } from './mask-bands.ts';

/** As long as the frames of which masks are made. */
const FRAME_SECONDS = 0.032;
/** Resampling to the rate of the masks leaves nothing above; the mask of the highest band below holds from there on. */
const HIGHEST_WHOLE_HZ = 15_250;

/** How the sound of one rate is cut into frames that overlap by half. */
export interface ShortTimeLayout {
  readonly sampleRateHz: number;
  /** Frame i is centred on sample i * hop, and two hops long: 32 ms as nearly as an even number of samples can be. */
  readonly hopSamples: number;
  /** A power of two; beyond the frame there are zeros. */
  readonly fftSamples: number;
  /** Which band of a mask each bin is in, shape (fftSamples / 2 + 1). */
  readonly bandOfBin: Uint8Array;
}

/** @param sampleRateHz 1,000 or more @throws {ParameterError} less, or no number */
export function shortTimeLayout(sampleRateHz: number): ShortTimeLayout {
  if (!(sampleRateHz >= 1000)) throw new ParameterError(`sampleRateHz must be at least 1000, got ${sampleRateHz}`);
  const hopSamples = Math.round((FRAME_SECONDS * sampleRateHz) / 2);
  const fftSamples = 2 ** Math.ceil(Math.log2(2 * hopSamples));
  const isResampled = sampleRateHz > MASK_SAMPLE_RATE_HZ;
  const highest = isResampled ? bandOfBin(Math.floor(HIGHEST_WHOLE_HZ / BIN_HZ)) : MASK_BANDS - 1;
  const bands = Uint8Array.from({ length: fftSamples / 2 + 1 }, (_, bin) =>
    Math.min(highest, bandOfBin(Math.round((bin * sampleRateHz) / fftSamples / BIN_HZ))),
  );
  return { sampleRateHz, hopSamples, fftSamples, bandOfBin: bands };
}
