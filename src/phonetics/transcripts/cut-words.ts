import type { TimeMark } from './cue-payload.ts';
import type { SpokenWord } from './transcript.ts';

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Words by Unicode's rules (UAX 29), with ICU's dictionaries for languages that have no spaces between them.
 * @param language BCP 47
 * @returns in order, without times
 */
export function cutWords(text: string, language: string): SpokenWord[] {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  const words: SpokenWord[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue;
    words.push({ text: segment, from: index, to: index + segment.length, startSeconds: null, endSeconds: null });
  }
  return words;
}

interface MarkedText {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
  readonly marks: readonly TimeMark[];
  /** Whether others speak in the same times. */
  readonly isShared: boolean;
}

/**
 * The same with times where they are known: of a word that stands alone between two moments, which are those that the file marks,
 * and the start and end of the cue.
 */
export function cutTimedWords(cue: MarkedText, language: string): SpokenWord[] {
  const { startSeconds, endSeconds, text, marks, isShared } = cue;
  const words = cutWords(text, language);
  if (isShared) return words;
  const moments = [{ offset: 0, seconds: startSeconds }, ...marks, { offset: text.length, seconds: endSeconds }];
  const held: { readonly places: number[]; readonly from: number; readonly to: number }[] = [];
  for (let next = 1; next < moments.length; next++) {
    held.push({ places: [], from: moments[next - 1]!.seconds, to: Math.min(moments[next]!.seconds, endSeconds) });
  }
  let span = 0;
  for (const [place, { from }] of words.entries()) {
    while (span < held.length - 1 && moments[span + 1]!.offset <= from) span++;
    held[span]!.places.push(place);
  }
  for (const { places, from, to } of held) {
    const [only, ...others] = places;
    if (only === undefined || others.length > 0 || to <= from) continue;
    words[only] = { ...words[only]!, startSeconds: from, endSeconds: to };
  }
  return words;
}
