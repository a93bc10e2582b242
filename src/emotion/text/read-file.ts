import { cutTimedWords } from '../../phonetics/transcripts/cut-words.ts';
import { parseTranscript } from '../../phonetics/transcripts/parse-transcript.ts';
import { placeWords } from '../../phonetics/transcripts/place-words.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import type { ChannelFeeling } from '../feeling.ts';
import { isReadLanguage } from './read-languages.ts';
import { sentimentOf } from './sentiment.ts';
import { expectedValence } from './text-feeling.ts';
import { feelingOfWords, type CueInUtterance } from './words-in-utterance.ts';

/** Where an utterance is. */
interface Voice extends TimeSpan {
  readonly id: string;
}

/**
 * What a file of subtitles says that was felt in each utterance.
 * @param text WebVTT or SubRip
 * @param language canonical
 * @param utterances in order of time
 * @throws {TranscriptFormatError} it is no transcript of a recording that long
 */
export function feelingsOfFile(
  text: string,
  language: string,
  utterances: readonly Voice[],
  durationSeconds: number,
): readonly ChannelFeeling[] {
  const { cues } = parseTranscript(text, durationSeconds);
  if (!isReadLanguage(language)) return utterances.map(() => ({ channel: 'text', silence: 'UNREAD_LANGUAGE' }));
  const byUtterance = new Map<string, CueInUtterance[]>(utterances.map(({ id }) => [id, []]));
  for (const cue of cues) {
    const sentiment = sentimentOf(cue.text);
    const valence = sentiment === undefined ? undefined : expectedValence(sentiment);
    const timed = { ...cue, words: cutTimedWords(cue, language) };
    for (const [id, words] of placeWords(timed, utterances)) {
      byUtterance.get(id)!.push({ words: words.length, valence });
    }
  }
  return utterances.map(({ id }) => feelingOfWords(byUtterance.get(id)!));
}
