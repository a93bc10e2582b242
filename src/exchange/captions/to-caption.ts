import type { HeardPhone } from '../../phonetics/phones/phone.ts';
import { voiceLabel, type HeardSoundEvent } from '../../sound/sound-event.ts';
import type { ToCaption } from './caption.ts';
import { piecesOfPhones, piecesOfWords, type GlossedWord, type SpeechStyle } from './speech-pieces.ts';

/** Unless somebody says otherwise. */
export const usualLeastConfidence = 0.4;

/** What is shown, and how. */
export interface CaptionChoices {
  readonly style: SpeechStyle;
  /** What was heard less surely is not shown; speech that is less sure is shown as speech, without its phones. */
  readonly leastConfidence: number;
  /** Whether sounds are shown of which no kind is known. */
  readonly unknownSounds: boolean;
}

/** What is written of voice in which no phones are heard. */
const unclearSpeech = 'unclear speech';

/**
 * @param phones of voice; none where none were heard
 * @param words of which the meaning is known, in order of time, of the whole recording
 * @returns nothing where it is not shown
 */
export function toCaption(
  { startSeconds, endSeconds, label, kind, confidence }: HeardSoundEvent,
  phones: readonly HeardPhone[],
  { style, leastConfidence, unknownSounds }: CaptionChoices,
  words: readonly GlossedWord[] = [],
): ToCaption[] {
  if (confidence < leastConfidence || (kind === 'UNKNOWN' && !unknownSounds)) return [];
  if (label !== voiceLabel) return [{ kind: 'sound', startSeconds, endSeconds, label }];
  if (phones.length === 0 || meanConfidence(phones) < leastConfidence) {
    return [{ kind: 'sound', startSeconds, endSeconds, label: unclearSpeech }];
  }
  const pieces =
    style === 'gloss'
      ? piecesOfWords(
          phones,
          words.filter((word) => word.startSeconds < endSeconds && word.endSeconds > startSeconds),
        )
      : piecesOfPhones(phones, style);
  return [{ kind: 'speech', startSeconds, endSeconds, speaker: null, pieces }];
}

function meanConfidence(phones: readonly HeardPhone[]): number {
  return phones.reduce((sum, { confidence }) => sum + confidence, 0) / phones.length;
}
