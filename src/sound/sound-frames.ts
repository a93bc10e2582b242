import { bandLevelDb, intensityDb, SILENCE_DB } from '../dsp/intensity.ts';
import { applyMelFilterbank, melFilterbank } from '../dsp/mel.ts';
import { spectralFlatness } from '../dsp/spectral-shape.ts';
import { FrameSpectrum } from '../dsp/spectrogram.ts';

/** 16 ms at 16 kHz: two frames to a window of the voice detector. */
export const SOUND_FRAME_SAMPLES = 256;
const FFT_SAMPLES = 2 * SOUND_FRAME_SAMPLES;
const BANDS = 16;
/** Novelty compares 128 ms before with 128 ms after. */
const NOVELTY_FRAMES = 8;
/** Samples around a block that {@link describeSoundFrames} wants, if the recording has them. */
export const SOUND_MARGIN_SAMPLES = (NOVELTY_FRAMES + 1) * SOUND_FRAME_SAMPLES;

/** What segmentation needs to know of each frame; frame i is samples i * 256 to (i + 1) * 256. */
export interface SoundFrames {
  /** dB relative to full scale, shape (frames) */
  readonly levelDb: Float32Array;
  /** The same from 2.5 to 7.5 kHz, where hisses stand out of most backgrounds; shape (frames) */
  readonly highDb: Float32Array;
  /** Spectral flatness from 200 Hz to 6 kHz, 0 to 1; shape (frames) */
  readonly flatness: Float32Array;
  /** Root mean square difference in dB between the mel bands before the frame's start and after; shape (frames) */
  readonly noveltyDb: Float32Array;
}

export function emptySoundFrames(frames: number): SoundFrames {
  return {
    levelDb: new Float32Array(frames),
    highDb: new Float32Array(frames),
    flatness: new Float32Array(frames),
    noveltyDb: new Float32Array(frames),
  };
}

/** Holds the work space for {@link SoundFrames} of one recording. */
export class SoundFrameDescriber {
  private readonly spectrum = new FrameSpectrum({ frameSamples: FFT_SAMPLES, hopSamples: SOUND_FRAME_SAMPLES });
  private readonly filterbank = melFilterbank(FFT_SAMPLES, { bands: BANDS });

  /**
   * Describes a block of frames into arrays of the whole recording, so that only a few numbers a second are kept.
   * @param signal mono at 16 kHz: the block with what lies around it
   * @param signalStart index in the recording of the signal's first sample, a multiple of 256
   * @param into receives frames `firstFrame` to `endFrame`
   */
  describe(signal: Float32Array, signalStart: number, into: SoundFrames, firstFrame: number, endFrame: number): void {
    const firstSeen = Math.max(signalStart / SOUND_FRAME_SAMPLES, firstFrame - NOVELTY_FRAMES);
    const lastSample = signalStart + signal.length;
    const endSeen = Math.min(Math.ceil(lastSample / SOUND_FRAME_SAMPLES), endFrame + NOVELTY_FRAMES);
    const bands = new Float32Array(Math.max(0, endSeen - firstSeen) * BANDS);
    for (let frame = firstSeen; frame < endSeen; frame++) {
      const start = frame * SOUND_FRAME_SAMPLES - signalStart;
      const power = this.spectrum.at(signal, start - SOUND_FRAME_SAMPLES / 2);
      applyMelFilterbank(this.filterbank, power, bands, (frame - firstSeen) * BANDS);
      if (frame < firstFrame || frame >= endFrame) continue;
      into.levelDb[frame] = intensityDb(signal, start, start + SOUND_FRAME_SAMPLES);
      // Bins of 31.25 Hz.
      into.highDb[frame] = Math.max(SILENCE_DB, bandLevelDb(power, 80, 240, FFT_SAMPLES));
      into.flatness[frame] = spectralFlatness(power, 6, 193);
    }
    for (let i = 0; i < bands.length; i++) bands[i] = 10 * Math.log10(bands[i]! + 1e-9);
    noveltyDb(bands, firstSeen, into.noveltyDb, firstFrame, endFrame);
  }
}

/** Running sums of the bands before and after; at the recording's ends there are fewer frames to compare. */
function noveltyDb(bands: Float32Array, firstSeen: number, into: Float32Array, first: number, end: number): void {
  const seen = bands.length / BANDS;
  const sums = new Float64Array((seen + 1) * BANDS);
  for (let i = 0; i < bands.length; i++) sums[i + BANDS] = sums[i]! + bands[i]!;
  for (let frame = first; frame < end; frame++) {
    const here = frame - firstSeen;
    const from = Math.max(0, here - NOVELTY_FRAMES);
    const to = Math.min(seen, here + NOVELTY_FRAMES);
    if (from === here || to === here) continue;
    let square = 0;
    for (let band = 0; band < BANDS; band++) {
      const middle = sums[here * BANDS + band]!;
      const before = (middle - sums[from * BANDS + band]!) / (here - from);
      const after = (sums[to * BANDS + band]! - middle) / (to - here);
      square += (after - before) * (after - before);
    }
    into[frame] = Math.sqrt(square / BANDS);
  }
}
