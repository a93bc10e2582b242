/** Seconds between two frames of the recogniser's output. */
export const POSTERIOR_FRAME_SECONDS = 0.02;
/** Where frame 0 begins, relative to the first sample: frame i covers 20 i - 5 to 20 i + 15 ms. */
export const POSTERIOR_START_SECONDS = -0.005;
/** Class 0 of both heads: the blank of CTC, and no phone sounding. */
export const NO_PHONE = 0;
/** Unstressed, secondary, primary. */
export const STRESS_CLASSES = 3;

/** What the network says of a stretch of sound, frame by frame; natural logarithms of probabilities. */
export interface PhonePosteriors {
  readonly frames: number;
  /** One more than there are phones; class 0 is {@link NO_PHONE}. */
  readonly classes: number;
  /** Shape (frames, classes): connectionist temporal classification, peaks between blanks. */
  readonly phones: Float32Array;
  /** Shape (frames, classes): which phone is sounding. */
  readonly segments: Float32Array;
  /** Shape (frames, 3): stress of the syllable whose vowel sounds there. */
  readonly stress: Float32Array;
}

/** Frames from `start` up to `end` (exclusive), clamped; views, not copies. */
export function posteriorSpan(of: PhonePosteriors, start: number, end: number): PhonePosteriors {
  const first = Math.max(0, Math.min(start, of.frames));
  const last = Math.max(first, Math.min(end, of.frames));
  return {
    frames: last - first,
    classes: of.classes,
    phones: of.phones.subarray(first * of.classes, last * of.classes),
    segments: of.segments.subarray(first * of.classes, last * of.classes),
    stress: of.stress.subarray(first * STRESS_CLASSES, last * STRESS_CLASSES),
  };
}

/** When a frame begins, in seconds from the stretch's first sample. */
export function frameStartSeconds(frame: number): number {
  return frame * POSTERIOR_FRAME_SECONDS + POSTERIOR_START_SECONDS;
}
