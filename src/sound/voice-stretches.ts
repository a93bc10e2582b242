import { hysteresis, longEnough, mergeClose, beginEarlier, type Stretch } from './stretch.ts';

/** Windows are those of the detector, 32 ms each. */
export const VOICE_STARTS_AT = 0.5;
/** Below the start, so that a weak vowel inside a word does not end it. */
export const VOICE_LASTS_WHILE = 0.35;
/** 64 ms: the shortest syllables of the word corpora are longer, clicks are shorter. */
export const SHORTEST_VOICE_WINDOWS = 2;
/** 224 ms: longer than the closure of a stop inside a word, shorter than a pause between words said one by one. */
export const SHORTEST_PAUSE_WINDOWS = 7;
/** 32 ms before: the detector needs to hear a little before it is sure. None after: it is as slow to doubt. */
export const VOICE_LEAD_WINDOWS = 1;

/**
 * Utterances, cut at pauses.
 * @param probabilities of voice by window, shape (windows)
 * @returns in order, not overlapping; in windows
 */
export function voiceStretches(probabilities: Float32Array): Stretch[] {
  const voiced = hysteresis(
    probabilities.length,
    (window) => probabilities[window]! >= VOICE_STARTS_AT,
    (window) => probabilities[window]! >= VOICE_LASTS_WHILE,
  );
  const utterances = longEnough(mergeClose(voiced, SHORTEST_PAUSE_WINDOWS), SHORTEST_VOICE_WINDOWS);
  return beginEarlier(utterances, VOICE_LEAD_WINDOWS);
}
