import type { HeardPhone } from '../../phonetics/phones/phone.ts';
import { voiceLabel, type HeardSoundEvent } from '../../sound/sound-event.ts';
import { overlaps, type TimeSpan } from '../../sound/time-span.ts';
import type { ToCaption } from './caption.ts';
import type { CaptionedTurn } from './captioned-speakers.ts';
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
export const unclearSpeech = 'unclear speech';

/**
 * @param phones of voice; none where none were heard
 * @param words of which the meaning is known, in order of time, of the whole recording
 * @param turns who speaks when in it, in order of time; none where that is not known
 * @returns nothing where it is not shown
 */
export function toCaption(
  { startSeconds, endSeconds, label, kind, confidence }: HeardSoundEvent,
  phones: readonly HeardPhone[],
  { style, leastConfidence, unknownSounds }: CaptionChoices,
  words: readonly GlossedWord[] = [],
  turns: readonly CaptionedTurn[] = [],
): ToCaption[] {
  if (confidence < leastConfidence || (kind === 'UNKNOWN' && !unknownSounds)) return [];
  if (label !== voiceLabel) return [{ kind: 'sound', startSeconds, endSeconds, label }];
  if (phones.length === 0 || meanConfidence(phones) < leastConfidence) {
    return [{ kind: 'sound', startSeconds, endSeconds, label: unclearSpeech }];
  }
  const spoken = turns.length > 0 ? turns : [{ startSeconds, endSeconds, speaker: null }];
  return spoken.flatMap((turn, place): ToCaption[] => {
    // A phone is of the turn that begins last before its middle.
    const from = place === 0 ? -Infinity : turn.startSeconds;
    const until = spoken[place + 1]?.startSeconds ?? Infinity;
    const isWithin = (each: TimeSpan) => middleOf(each) >= from && middleOf(each) < until;
    const said = phones.filter(isWithin);
    if (said.length === 0) return [];
    const pieces =
      style === 'gloss'
        ? piecesOfWords(
            said,
            words.filter((word) => overlaps(word, turn)),
          )
        : piecesOfPhones(said, style);
    return [
      { kind: 'speech', startSeconds: turn.startSeconds, endSeconds: turn.endSeconds, speaker: turn.speaker, pieces },
    ];
  });
}

function middleOf({ startSeconds, endSeconds }: TimeSpan): number {
  return (startSeconds + endSeconds) / 2;
}

function meanConfidence(phones: readonly HeardPhone[]): number {
  return phones.reduce((sum, { confidence }) => sum + confidence, 0) / phones.length;
}
