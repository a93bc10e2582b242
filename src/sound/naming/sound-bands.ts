import { applyMelFilterbank, cachedFilterbank } from '../../dsp/mel.ts';
import { FrameSpectrum } from '../../dsp/spectrogram.ts';

/** What the network that names sounds reads, as models/sound-events/recipe/mel.py makes it. */
export const BANDS_SAMPLE_RATE_HZ = 32_000;
export const BANDS = 64;
/** 20 ms. */
export const BANDS_HOP_SAMPLES = 640;
const FRAME_SAMPLES = 1024;
/** Frame i is centred on the middle of its hop. */
const LEAD_SAMPLES = (FRAME_SAMPLES - BANDS_HOP_SAMPLES) / 2;
/** 50 dB below the loudest of the window nothing counts. */
const FLOOR = 1e-5;
const SILENCE = 1e-12;

/** Mel power of sounds, with all work space reused. */
export class SoundBands {
  private readonly spectrum = new FrameSpectrum({
    frameSamples: FRAME_SAMPLES,
    hopSamples: BANDS_HOP_SAMPLES,
    fftSamples: FRAME_SAMPLES,
  });
  private readonly filters = cachedFilterbank(FRAME_SAMPLES, {
    sampleRateHz: BANDS_SAMPLE_RATE_HZ,
    bands: BANDS,
    minHz: 50,
    maxHz: 15_500,
  });

  /**
   * @param signal mono at 32 kHz; outside it there are zeros
   * @param start index of the first sample of the first frame's hop, may be negative
   * @returns mel power, shape (frames, BANDS)
   */
  power(signal: Float32Array, start: number, frames: number): Float32Array {
    const power = new Float32Array(frames * BANDS);
    for (let frame = 0; frame < frames; frame++) {
      const bins = this.spectrum.at(signal, start + frame * BANDS_HOP_SAMPLES - LEAD_SAMPLES);
      applyMelFilterbank(this.filters, bins, power, frame * BANDS);
    }
    return power;
  }
}

/** Mel power of a window as the network reads it, about -1 to 2 whatever the level; in place. */
export function normaliseBands(power: Float32Array): Float32Array {
  let loudest = 0;
  for (const value of power) if (value > loudest) loudest = value;
  const scale = 1 / (loudest + 2 * SILENCE);
  for (let i = 0; i < power.length; i++) power[i] = (Math.log((power[i]! + SILENCE) * scale + FLOOR) + 8) / 4;
  return power;
}
