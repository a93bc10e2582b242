import { hzToMel, melToHz, type MelFilterbank } from '../../dsp/mel.ts';

/**
 * Frequency bands for comparing voices: 28 from 100 to 5500 Hz, none narrower than 250 Hz. Narrower ones would see the
 * single harmonics of a high voice, and with them its pitch; above 5.5 kHz telephones and low bit rates keep nothing.
 */
export const voiceBands = 28;

const lowestHz = 100;
const highestHz = 5500;
const narrowestHz = 250;

const lowMel = hzToMel(lowestHz);
const stepMel = (hzToMel(highestHz) - lowMel) / (voiceBands + 1);

/** Middle of each band in Hz, shape (28). */
export const voiceBandCentresHz: readonly number[] = Array.from({ length: voiceBands }, (_, band) =>
  melToHz(lowMel + (band + 1) * stepMel),
);

/** Triangles whose weights sum to one, so that a band is the mean power under it. */
export function voiceFilterbank(fftSamples: number, sampleRateHz: number): MelFilterbank {
  const bins = fftSamples / 2 + 1;
  const binHz = sampleRateHz / fftSamples;
  const firstBin = new Uint32Array(voiceBands);
  const offset = new Uint32Array(voiceBands + 1);
  const weights: number[] = [];
  voiceBandCentresHz.forEach((centreHz, band) => {
    const leftHz = melToHz(lowMel + band * stepMel);
    const rightHz = melToHz(lowMel + (band + 2) * stepMel);
    const stretch = Math.max(1, narrowestHz / (rightHz - leftHz));
    const left = centreHz - (centreHz - leftHz) * stretch;
    const right = centreHz + (rightHz - centreHz) * stretch;
    // Bin 0 is the direct current of the sound card.
    const first = Math.max(1, Math.ceil(left / binHz));
    const last = Math.min(bins - 1, Math.floor(right / binHz));
    const heights: number[] = [];
    for (let bin = first; bin <= last; bin++) {
      const hz = bin * binHz;
      heights.push(Math.max(0, Math.min((hz - left) / (centreHz - left), (right - hz) / (right - centreHz))));
    }
    const sum = heights.reduce((total, height) => total + height, 0);
    for (const height of heights) weights.push(height / sum);
    firstBin[band] = first;
    offset[band + 1] = weights.length;
  });
  return { bands: voiceBands, bins, firstBin, offset, weights: Float64Array.from(weights) };
}

/** Where each band is read from when the frequency axis is stretched: between `below` and the band after it. */
export interface BandWarp {
  /** shape (28), 0 to 26 */
  readonly below: Uint8Array;
  /** Share of the band after `below`, shape (28), 0 to 1. */
  readonly share: Float32Array;
}

/**
 * A voice heard as if its vocal tract were shorter or longer (vocal tract length normalisation, Lee & Rose 1996): band
 * f reads f * 2^(semitones / 12). Beyond the ends the outermost band is repeated.
 */
export function bandWarp(semitones: number): BandWarp {
  const below = new Uint8Array(voiceBands);
  const share = new Float32Array(voiceBands);
  const ratio = 2 ** (semitones / 12);
  voiceBandCentresHz.forEach((hz, band) => {
    const place = Math.min(voiceBands - 1, Math.max(0, (hzToMel(hz * ratio) - lowMel) / stepMel - 1));
    below[band] = Math.min(voiceBands - 2, Math.floor(place));
    share[band] = place - below[band];
  });
  return { below, share };
}
