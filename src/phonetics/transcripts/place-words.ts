import { groupedBy } from '../../grouped-by.ts';
import { sharedSeconds, type TimeSpan } from '../../sound/time-span.ts';
import type { Cue, SpokenWord } from './transcript.ts';

/** A stretch of voice. */
interface Voice extends TimeSpan {
  readonly id: string;
}

/**
 * How it is known in which utterance a word was said: by its own times (WORD), since its cue overlaps no other one (CUE), or by the length of the
 * words before it, where a cue goes over several (ESTIMATED).
 */
export type WordPlacement = 'WORD' | 'CUE' | 'ESTIMATED';

export interface PlacedWord extends SpokenWord {
  readonly placement: WordPlacement;
}

/**
 * In which utterance each word of a cue was said. Words without times are spread over the voice in the cue, by their letters.
 * @param voices in order of time
 * @returns words by the utterance's id, in order; what falls into no voice is left out
 */
export function placeWords(cue: Cue, voices: readonly Voice[]): ReadonlyMap<string, readonly PlacedWord[]> {
  const heard = voices
    .map((voice) => ({ id: voice.id, overlap: sharedSeconds(cue, voice), voice }))
    .filter(({ overlap }) => overlap > 0);
  const placed: { readonly id: string; readonly word: PlacedWord }[] = [];
  const letters = cue.words.reduce((sum, { text }) => sum + text.length, 0);
  const total = heard.reduce((sum, { overlap }) => sum + overlap, 0);
  let before = 0;
  for (const word of cue.words) {
    const { startSeconds, endSeconds } = word;
    const middle = ((before + word.text.length / 2) / letters) * total;
    before += word.text.length;
    if (startSeconds !== null && endSeconds !== null) {
      const best = heard.reduce<{ id: string; share: number } | undefined>((most, { id, voice }) => {
        const share = sharedSeconds({ startSeconds, endSeconds }, voice);
        return share > (most?.share ?? 0) ? { id, share } : most;
      }, undefined);
      if (best !== undefined) placed.push({ id: best.id, word: { ...word, placement: 'WORD' } });
    } else if (heard.length > 0) {
      const { id } = heard[placeAt(middle, heard)]!;
      placed.push({ id, word: { ...word, placement: heard.length === 1 ? 'CUE' : 'ESTIMATED' } });
    }
  }
  return groupedBy(
    placed,
    ({ id }) => id,
    ({ word }) => word,
  );
}

function placeAt(seconds: number, heard: readonly { readonly overlap: number }[]): number {
  let passed = 0;
  for (const [place, { overlap }] of heard.entries()) {
    passed += overlap;
    if (seconds < passed) return place;
  }
  return heard.length - 1;
}
