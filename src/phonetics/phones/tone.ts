import { median, smoothF0 } from '../../sound/f0-summary.ts';

/** The lowest and the highest f0 that a voice uses. */
export interface VoiceRange {
  readonly lowHz: number;
  readonly highHz: number;
}

/** Voiced frames without which a range is not told; 0.3 s. */
const LEAST_RANGE_FRAMES = 30;
/** Narrower ranges are widened: a voice that hardly moves says nothing high and nothing low. */
const NARROWEST_SEMITONES = 6;
/** Voiced frames that a tone needs; 50 ms. */
const LEAST_TONE_FRAMES = 5;
const LEAST_VOICED_SHARE = 0.6;
/** Levels that the middle must lie beside the line from start to end for a tone to turn. */
const TURN_LEVELS = 0.75;
/** An eighth of the syllable over the three eighths from there to its middle. */
const EXTRAPOLATED = 1 / 3;

/**
 * The range that levels are told in: from the 5th to the 95th percentile of voiced f0, so that single errors of an octave
 * do not stretch it.
 * @param f0Hz of one or more stretches, NaN where unvoiced
 * @returns undefined where too little is voiced
 */
export function voiceRange(f0Hz: Float32Array): VoiceRange | undefined {
  const voiced = f0Hz.filter((hz) => hz === hz).sort();
  if (voiced.length < LEAST_RANGE_FRAMES) return undefined;
  const at = (share: number) => Math.log2(voiced[Math.round(share * (voiced.length - 1))]!);
  const middle = (at(0.05) + at(0.95)) / 2;
  const reach = Math.max(at(0.95) - at(0.05), NARROWEST_SEMITONES / 12) / 2;
  return { lowHz: 2 ** (middle - reach), highHz: 2 ** (middle + reach) };
}

/**
 * The course of f0 over a syllable's voice in Chao's levels (1930, "A system of tone letters"): 1 is the lowest and 5 the
 * highest fifth of the range, in semitones (Shi's T value). Two levels from start to end, three where it turns on the way.
 * @param f0Hz every 10 ms over the syllable's vowels, NaN where unvoiced
 * @returns such as `51`, `35`, `214`; null where too little is voiced
 */
export function chaoTone(f0Hz: Float32Array, { lowHz, highHz }: VoiceRange): string | null {
  const voiced = smoothF0(f0Hz).filter((hz) => hz === hz);
  if (voiced.length < LEAST_TONE_FRAMES || voiced.length < LEAST_VOICED_SHARE * f0Hz.length) return null;
  const level = (hz: number) => (5 * Math.log2(hz / lowHz)) / Math.log2(highHz / lowHz);
  const part = (from: number, to: number) =>
    level(median(voiced.subarray(Math.floor(from * voiced.length), Math.max(1, Math.ceil(to * voiced.length)))));
  const middle = part(0.375, 0.625);
  // A quarter's median is the f0 of its own middle, an eighth away from the end; the line through both goes on.
  const [start, end] = [part(0, 0.25), part(0.75, 1)].map((quarter) => quarter + (quarter - middle) * EXTRAPOLATED);
  const turns = Math.abs(middle - (start! + end!) / 2) >= TURN_LEVELS;
  return (turns ? [start!, middle, end!] : [start!, end!])
    .map((each) => Math.min(5, Math.max(1, Math.floor(each) + 1)))
    .join('');
}
