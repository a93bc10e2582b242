import { ParameterError } from '../../errors.ts';
import { segmentsOfPhone, type Segment } from './units-of-phone.ts';

/** The sounds of one syllable, as they are written. */
export type Syllable = readonly string[];

/**
 * Syllables of words: as many consonants begin a syllable as rise in sonority by two steps each towards its vowel
 * (Selkirk 1984, with the minimal distance of Steriade 1982), so that tr, ny and ly do and st, tm and tt do not; the
 * language is not asked. Consonants at the edges of a word belong to its first and last syllable. A vowel follows another
 * in a syllable of its own, but for ɪ, ʊ and ʏ after one that is not high.
 * @param phones in IPA, one segment each
 * @param wordStarts places in `phones` where a word begins, in any order; the first always does
 * @returns for each word its syllables; words without a vowel or a syllabic consonant are one syllable
 * @throws {UnknownPhoneError}, {ParameterError} where a word would begin outside
 */
export function syllabify(phones: readonly string[], wordStarts: readonly number[] = []): Syllable[][] {
  return placedSyllables(phones, wordStarts).map((word) => word.map(({ syllable }) => syllable));
}

export interface PlacedSyllable {
  readonly syllable: Syllable;
  /** Place of the phone that it begins with, which may be a long consonant that closes the syllable before it as well. */
  readonly firstPhone: number;
}

interface PlacedSegment extends Segment {
  readonly phone: number;
}

/** The same as {@link syllabify}, with where each syllable begins. */
export function placedSyllables(phones: readonly string[], wordStarts: readonly number[] = []): PlacedSyllable[][] {
  for (const start of wordStarts) {
    if (!Number.isInteger(start) || start < 0 || start > phones.length) {
      throw new ParameterError(`a word cannot begin at ${start} of ${phones.length} phones; give places from 0`);
    }
  }
  const starts = [...new Set([0, ...wordStarts])].sort((a, b) => a - b);
  return starts
    .map((start, word) => placedSegments(phones, start, starts[word + 1]))
    .filter((word) => word.length > 0)
    .map((word) => syllablesOfWord(withGlides(word)));
}

function placedSegments(phones: readonly string[], start: number, end = phones.length): PlacedSegment[] {
  return phones
    .slice(start, end)
    .flatMap((phone, place) => segmentsOfPhone(phone).map((segment) => ({ ...segment, phone: start + place })));
}

function withGlides(segments: readonly PlacedSegment[]): PlacedSegment[] {
  const result: PlacedSegment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    const closes = segment.glide !== undefined && last?.isNucleus === true && last.sonority === 6 && !last.isHigh;
    result.push(closes ? { ...segment, units: [segment.glide], sonority: 5, isNucleus: false } : segment);
  }
  return result;
}

function syllablesOfWord(segments: readonly PlacedSegment[]): PlacedSyllable[] {
  const nuclei = segments.flatMap((segment, place) => (segment.isNucleus ? [place] : []));
  const { phone: firstPhone } = segments[0]!;
  if (nuclei.length === 0) return [{ syllable: written(segments, segments.length), firstPhone }];
  const starts = nuclei.map((nucleus, count) => (count === 0 ? 0 : onsetOf(segments, nucleus, nuclei[count - 1]! + 1)));
  return starts.map((start, count) => ({
    syllable: written(segments.slice(start, starts[count + 1]), nuclei[count]! - start),
    firstPhone: segments[start]!.phone,
  }));
}

/** Where the syllable of `nucleus` begins, not before `earliest`. */
function onsetOf(segments: readonly Segment[], nucleus: number, earliest: number): number {
  let start = nucleus;
  while (start > earliest) {
    const next = segments[start - 1]!;
    const rise = (start === nucleus ? 7 : segments[start]!.sonority) - next.sonority;
    // Next to the nucleus a consonant alone may always begin.
    if (start !== nucleus && rise < 2) break;
    start -= 1;
  }
  return start;
}

function written(segments: readonly Segment[], nucleus: number): Syllable {
  return segments.flatMap((segment, place) => {
    if (place > nucleus && segment.inCoda !== undefined) return segment.inCoda;
    const next = segments[place + 1]?.units[0];
    if (segment.isSoftened && segment.units.at(-1) === 'y' && (next === 'i' || next === 'ee'))
      return segment.units.slice(0, -1);
    return segment.units;
  });
}

/** The sounds as they are written, without syllables and words: what a respelling says of phones. */
export function unitsOfPhones(phones: readonly string[], wordStarts: readonly number[] = []): string[] {
  return syllabify(phones, wordStarts).flat(2);
}
