import type { ChannelFeeling } from '../feeling.ts';
import { feelingOfValence } from './text-feeling.ts';

/** A cue, as far as words of it were said in an utterance. */
export interface CueInUtterance {
  /** How many of its words, at least one. */
  readonly words: number;
  /** -1 to 1; undefined where no word of the cue is rated. */
  readonly valence: number | undefined;
}

/** What the words of an utterance say. A cue is read as a whole, since `not` may stand before the pause; it counts by its words. */
export function feelingOfWords(cues: readonly CueInUtterance[]): ChannelFeeling {
  let [sum, words] = [0, 0];
  for (const cue of cues) {
    if (cue.valence === undefined) continue;
    sum += cue.words * cue.valence;
    words += cue.words;
  }
  if (words > 0) return { channel: 'text', feeling: feelingOfValence(sum / words) };
  return { channel: 'text', silence: cues.length === 0 ? 'NO_TEXT' : 'NO_FEELING_WORD' };
}
