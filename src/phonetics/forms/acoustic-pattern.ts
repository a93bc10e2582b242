import { ParameterError } from '../../errors.ts';
import { voiceBands } from './voice-bands.ts';

/**
 * What an utterance sounded like, kept small: 1.5 kB a second. One row a frame: 28 bands of voice, then how surely the
 * frame is voice at all. No words, no language, no speaker.
 */
export interface AcousticPattern {
  /** Seconds from the start of the recording to the start of the first frame. */
  readonly startSeconds: number;
  /** Frames of 20 ms; 0 where nothing was heard. */
  readonly frames: number;
  /** 29: the bands and the weight */
  readonly dims: number;
  /**
   * shape (frames, dims). Bands: power^0.15 relative to the loudest, 255 being the loudest. Weight: 255 where voice is
   * sure, less at uncertain ends.
   */
  readonly features: Uint8Array;
}

export const frameSeconds = 0.02;
export const patternDims = voiceBands + 1;
/** Longer utterances are kept up to here: 15 s. */
export const mostPatternFrames = 750;

/** Frames between which voice is sure, end exclusive. */
export interface SureSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * @param bands compressed power, at least 0, shape (frames, 28)
 * @param weights 0 to 1, shape (frames); exactly 1 where voice is sure
 */
export function encodePattern(bands: Float32Array, weights: Float32Array, startSeconds: number): AcousticPattern {
  const frames = Math.min(weights.length, mostPatternFrames);
  const features = new Uint8Array(frames * patternDims);
  let loudest = 1e-9;
  for (let at = 0; at < frames * voiceBands; at++) loudest = Math.max(loudest, bands[at]!);
  for (let frame = 0; frame < frames; frame++) {
    for (let band = 0; band < voiceBands; band++) {
      features[frame * patternDims + band] = Math.round((255 * bands[frame * voiceBands + band]!) / loudest);
    }
    const weight = weights[frame]!;
    features[frame * patternDims + voiceBands] =
      weight >= 1 ? 255 : Math.max(1, Math.min(254, Math.round(255 * weight)));
  }
  return { startSeconds, frames, dims: patternDims, features };
}

/** @returns bands in 0 to 1, shape (frames, 28), and weights in (0, 1], shape (frames) */
export function decodePattern(pattern: AcousticPattern): { bands: Float32Array; weights: Float32Array } {
  checkPattern(pattern);
  const { frames, features } = pattern;
  const bands = new Float32Array(frames * voiceBands);
  const weights = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    for (let band = 0; band < voiceBands; band++) {
      bands[frame * voiceBands + band] = features[frame * patternDims + band]! / 255;
    }
    weights[frame] = Math.max(1, features[frame * patternDims + voiceBands]!) / 255;
  }
  return { bands, weights };
}

/** The stretch from the first to the last frame of full weight; the whole pattern where there is none. */
export function sureSpan({ frames, features }: AcousticPattern): SureSpan {
  let start = 0;
  let end = frames;
  while (start < end && features[start * patternDims + voiceBands] !== 255) start++;
  while (end > start && features[(end - 1) * patternDims + voiceBands] !== 255) end--;
  return end > start ? { start, end } : { start: 0, end: frames };
}

/** @throws {ParameterError} features that are no pattern of this version */
export function checkPattern({ frames, dims, features }: AcousticPattern): void {
  if (dims !== patternDims || features.length !== frames * patternDims) {
    throw new ParameterError(
      `an acoustic pattern has ${patternDims} bytes a frame, got ${features.length} bytes for ${frames} frames of ` +
        `${dims}; infer it again`,
    );
  }
}
