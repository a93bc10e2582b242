import { applyMelFilterbank } from '../../dsp/mel.ts';
import { requireFinite } from '../../dsp/signal.ts';
import { FrameSpectrum } from '../../dsp/spectrogram.ts';
import { encodePattern, frameSeconds, patternDims, type AcousticPattern } from './acoustic-pattern.ts';
import { voiceBands, voiceFilterbank } from './voice-bands.ts';
import { findVoiceSpan } from './voice-span.ts';

/** A stretch of recording with an utterance in it. */
export interface UtteranceSignal {
  /** Mono at 16 kHz in [-1, 1]: the utterance with a little of what is around it, to hear the noise in. */
  readonly samples: Float32Array;
  /** Seconds from the recording's start to the first sample. */
  readonly startSeconds: number;
  /** Seconds from the first sample between which the utterance may lie; the whole signal unless said. */
  readonly fromSeconds?: number;
  readonly toSeconds?: number;
}

export const patternSampleRateHz = 16000;

const halfFrameSamples = (patternSampleRateHz * frameSeconds) / 2;
/** Loudness grows with about this power of a sound's power; it keeps loud bands telling, where a logarithm forgets. */
const compression = 0.15;
/** Below its band's loudest by 30 dB a sound says more of the noise than of the voice. */
const floorRatio = 10 ** -3;
const fewestFrames = 5;

/**
 * The acoustic pattern of an utterance: band powers every 20 ms (means over two Hann frames of 25 ms), cut to the
 * voice, floored and compressed. Comparable between voices, noises and codecs only through `form-distance.ts`, which
 * takes out level, colour and vocal tract length.
 * @returns a pattern without frames where the utterance is shorter than 0.1 s or digital silence
 * @throws {ParameterError} a non-finite sample
 */
export function makeAcousticPattern(signal: UtteranceSignal): AcousticPattern {
  requireFinite(signal.samples);
  const power = bandPower(signal.samples);
  const frames = power.length / voiceBands;
  const from = Math.max(0, Math.floor((signal.fromSeconds ?? 0) / frameSeconds));
  const to = Math.min(frames, Math.ceil((signal.toSeconds ?? Infinity) / frameSeconds));
  if (to - from < fewestFrames || !power.some((value) => value > 1e-9)) {
    return { startSeconds: signal.startSeconds, frames: 0, dims: patternDims, features: new Uint8Array(0) };
  }
  const span = findVoiceSpan(power, voiceBands, { from, to });
  const bands = compress(power, span.possibleStart, span.possibleEnd, span.sureStart, span.sureEnd);
  return encodePattern(bands, span.weights, signal.startSeconds + span.possibleStart * frameSeconds);
}

function bandPower(samples: Float32Array): Float32Array {
  const spectrum = new FrameSpectrum({ hopSamples: halfFrameSamples });
  const frames = Math.floor(samples.length / (2 * halfFrameSamples));
  const power = new Float32Array(frames * voiceBands);
  const half = new Float32Array(voiceBands);
  for (let index = 0; index < 2 * frames; index++) {
    // Frames are centred on the middles of their two halves.
    const start = Math.round((index + 0.5) * halfFrameSamples - spectrum.frameSamples / 2);
    applyMelFilterbank(filterbank, spectrum.at(samples, start), half);
    const row = (index >> 1) * voiceBands;
    for (let band = 0; band < voiceBands; band++) power[row + band]! += 0.5 * half[band]!;
  }
  return power;
}

const filterbank = voiceFilterbank(512, patternSampleRateHz);

function compress(power: Float32Array, start: number, end: number, sureStart: number, sureEnd: number): Float32Array {
  const bands = new Float32Array((end - start) * voiceBands);
  const column = new Float32Array(sureEnd - sureStart);
  for (let band = 0; band < voiceBands; band++) {
    for (let frame = sureStart; frame < sureEnd; frame++) column[frame - sureStart] = power[frame * voiceBands + band]!;
    column.sort();
    const floor = column[Math.floor((column.length - 1) * 0.95)]! * floorRatio + 1e-12;
    for (let frame = start; frame < end; frame++) {
      bands[(frame - start) * voiceBands + band] = (power[frame * voiceBands + band]! + floor) ** compression;
    }
  }
  return bands;
}
