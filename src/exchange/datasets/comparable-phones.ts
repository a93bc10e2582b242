import { knownFeaturesOf } from '../../phonetics/phones/articulatory-features-of-phone.ts';
import { segmentIpa } from '../../phonetics/phones/segment-ipa.ts';

/** Longer ones are no words, and too long for an index. */
const mostPhones = 60;
/** Between morphemes and words. */
const boundaries = new Set(['+', '_', '#', '-', '=', '←', '→', '◦', '.']);

/**
 * Segments of a word list as recordings' phones are written, so that the two can be compared: without boundaries, tones and stress, and of
 * what a source writes for a sound (`ŋ̩/m̩`, as in CLTS) the sound.
 * @returns null where there are none, or where one is no phone of the IPA
 */
export function comparablePhones(segments: readonly string[]): readonly string[] | null {
  const phones: string[] = [];
  for (const segment of segments) {
    const sound = segment.slice(segment.lastIndexOf('/') + 1).trim();
    if (sound === '' || boundaries.has(sound)) continue;
    const { parts } = segmentIpa(sound, { joinAffricates: true });
    for (const part of parts) {
      if (part.kind === 'unknown') return null;
      if (part.kind !== 'phone') continue;
      if (knownFeaturesOf(part.phone) === undefined) return null;
      phones.push(part.phone);
    }
  }
  return phones.length === 0 || phones.length > mostPhones ? null : phones;
}
