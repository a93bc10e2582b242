import { trackF0 } from '../../dsp/f0.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import { chaoTone, type VoiceRange } from './tone.ts';

/** Vowels that touch are one syllable's, up to this long. */
const LONGEST_SYLLABLE_SECONDS = 0.4;
const TOUCH_SECONDS = 0.01;
/** Sound beside a syllable that the f0 of its first and last frames looks at. */
const MARGIN_SECONDS = 0.04;
const HOP_SECONDS = 0.01;

/**
 * The tone of each syllable's vowels.
 * @param nuclei hearts of syllables in order, in seconds from the first sample
 * @returns one a nucleus; those of one diphthong have the same
 */
export function syllableTones(
  samples: Float32Array,
  sampleRateHz: number,
  nuclei: readonly TimeSpan[],
  range: VoiceRange,
): (string | null)[] {
  const tones: (string | null)[] = [];
  for (let first = 0; first < nuclei.length;) {
    const { startSeconds } = nuclei[first]!;
    let last = first;
    while (last + 1 < nuclei.length && joins(nuclei[last]!, nuclei[last + 1]!, startSeconds)) last += 1;
    const tone = chaoTone(f0Between(samples, sampleRateHz, startSeconds, nuclei[last]!.endSeconds), range);
    for (; first <= last; first++) tones.push(tone);
  }
  return tones;
}

function joins(former: TimeSpan, next: TimeSpan, syllableStartSeconds: number): boolean {
  const touches = next.startSeconds - former.endSeconds <= TOUCH_SECONDS;
  return touches && next.endSeconds - syllableStartSeconds <= LONGEST_SYLLABLE_SECONDS;
}

function f0Between(samples: Float32Array, sampleRateHz: number, startSeconds: number, endSeconds: number) {
  const from = Math.max(0, Math.round((startSeconds - MARGIN_SECONDS) * sampleRateHz));
  const until = Math.round((endSeconds + MARGIN_SECONDS) * sampleRateHz);
  const { f0Hz } = trackF0(samples.subarray(from, until), { sampleRateHz });
  const at = (seconds: number) => Math.round((seconds - from / sampleRateHz) / HOP_SECONDS);
  return f0Hz.subarray(Math.max(0, at(startSeconds)), Math.max(0, at(endSeconds)));
}
