import type { RunModule } from '../../inference/run-batch.ts';
import { isReadLanguage } from './read-languages.ts';
import { sentimentOf } from './sentiment.ts';
import { expectedValence, feelingOfValence } from './text-feeling.ts';
import type { CueFeeling } from './sentiment-inference.ts';
import type { TranscriptText } from './transcript-subject.ts';

/** What the words of each cue say that is felt; cues of which they say nothing are left out. */
const readTranscripts: RunModule<readonly CueFeeling[]> = ({ subjects }) =>
  Promise.resolve(
    subjects.map(({ properties }) => {
      const { language, cues } = properties as unknown as TranscriptText;
      if (!isReadLanguage(language)) return [];
      return cues.flatMap(({ id: cueId, text }) => {
        const sentiment = sentimentOf(text);
        return sentiment === undefined ? [] : [{ cueId, feeling: feelingOfValence(expectedValence(sentiment)) }];
      });
    }),
  );

export default readTranscripts;
