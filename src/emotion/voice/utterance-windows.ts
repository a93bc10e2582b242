import { EMOTION_SAMPLE_RATE_HZ, peakOf } from './trim-voice.ts';

/** An utterance up to this long is heard at once: nearly as long as the longest that the network has learned from. */
export const WHOLE_SECONDS = 4;
/** Of a longer one, windows of this length; half as far from start to start. */
export const WINDOW_SECONDS = 3;
/** A window whose peak is this far below the utterance's (30 dB) is a pause, and does not count. */
const PAUSE = 10 ** (-30 / 20);

/**
 * What the network hears of an utterance: all of it, or windows that overlap by half, the last of which ends with it.
 * @param signal mono at 16 kHz, without silence before and after, shape (samples)
 * @returns views, not copies; pauses left out, so that something is left of what is not empty
 */
export function utteranceWindows(signal: Float32Array): Float32Array[] {
  if (signal.length <= WHOLE_SECONDS * EMOTION_SAMPLE_RATE_HZ) return [signal];
  const length = WINDOW_SECONDS * EMOTION_SAMPLE_RATE_HZ;
  const windows: Float32Array[] = [];
  for (let start = 0; start + length < signal.length; start += length / 2) {
    windows.push(signal.subarray(start, start + length));
  }
  windows.push(signal.subarray(signal.length - length));
  const least = PAUSE * peakOf(signal);
  return windows.filter((window) => peakOf(window) >= least);
}
