import type { AllFileResults } from '../../inference/infer-file.ts';
import { phonesOfUtterance } from '../../phonetics/phones/phones-inference.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import { heardSourcesOfRecording } from '../../sound/sources/heard-sources-inference.ts';
import type { ToCaption } from './caption.ts';
import { captionedSpeakers } from './captioned-speakers.ts';
import type { GlossedWord } from './speech-pieces.ts';
import { toCaption, type CaptionChoices } from './to-caption.ts';

/** What has to be found in a file for its captions. */
export const inferredForCaptions = [soundEventsOfRecording, phonesOfUtterance, heardSourcesOfRecording];

/**
 * What was heard in a file, as it is captioned.
 * @param results of {@link inferredForCaptions}
 * @param words of which the meaning is known, in order of time
 */
export function heardInFile(
  results: AllFileResults,
  choices: CaptionChoices,
  words: readonly GlossedWord[] = [],
): ToCaption[] {
  const phones = new Map(
    results.foundBy(phonesOfUtterance).map(({ subject, result }) => [subject.startSeconds, result.phones]),
  );
  const [recording] = results.foundBy(soundEventsOfRecording);
  const [sources] = results.foundBy(heardSourcesOfRecording);
  const speakers = captionedSpeakers(sources?.result ?? []);
  return (recording?.result ?? []).flatMap((event, place) =>
    toCaption(event, phones.get(event.startSeconds) ?? [], choices, words, speakers.get(String(place))),
  );
}
