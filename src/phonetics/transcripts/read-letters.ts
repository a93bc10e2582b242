import type { HeardLetters } from '../../inference/pretrained-speech.ts';

/** A word that a model heard, in seconds from the start of what it was given. */
export interface HeardWord {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A longer silence between two letters parts words even where the model does not say so. */
const LONGEST_SILENCE_SECONDS = 0.6;

/**
 * The likeliest letter of each frame, repetitions and blanks taken away (Graves et al. 2006), in words. A word lasts from the first frame of its first
 * letter to the last of its last.
 */
export function readLetters({ frames, letters, blank, wordMark, logits, secondsPerFrame }: HeardLetters): HeardWord[] {
  const words: HeardWord[] = [];
  let text = '';
  let first = 0;
  let last = 0;
  const end = () => {
    if (text !== '')
      words.push({ text, startSeconds: first * secondsPerFrame, endSeconds: (last + 1) * secondsPerFrame });
    text = '';
  };
  let former = blank;
  for (let frame = 0; frame < frames; frame++) {
    const best = likeliest(logits, frame * letters.length, letters.length);
    const letter = letters[best]!;
    // Marks such as <s> and [UNK] are no letters.
    const isLetter =
      best !== blank && letter !== wordMark && letter.trim() !== '' && !/^(?:<.*>|\[.+\])$/u.test(letter);
    if (letter === wordMark || letter === ' ') end();
    else if (isLetter) {
      if ((frame - last - 1) * secondsPerFrame > LONGEST_SILENCE_SECONDS) end();
      if (text === '') first = frame;
      if (best !== former || text === '') text += letter;
      last = frame;
    }
    former = best;
  }
  end();
  return words;
}

function likeliest(logits: Float32Array, from: number, classes: number): number {
  let best = 0;
  for (let place = 1; place < classes; place++) if (logits[from + place]! > logits[from + best]!) best = place;
  return best;
}
