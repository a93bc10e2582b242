import { emotionOfUtterance } from './emotion/emotion-inference.ts';
import { sentimentOfTranscript } from './emotion/text/sentiment-inference.ts';
import { ingestionPlan } from './ingestion/ingestion-plan.ts';
import { mappingHistoryOfLexicon } from './meaning/history/history-inference.ts';
import { mappingsOfLexicon } from './meaning/mappings-inference.ts';
import { momentsOfLexicon } from './meaning/moments/moments-inference.ts';
import { acousticPatternOfUtterance } from './phonetics/forms/acoustic-pattern-inference.ts';
import { soundFormsOfLexicon } from './phonetics/forms/sound-forms-inference.ts';
import { embeddingOfSoundEvent } from './phonetics/likeness/word-embedding-inference.ts';
import { phonesOfUtterance } from './phonetics/phones/phones-inference.ts';
import { languageOfUtterance } from './phonetics/languages/language-inference.ts';
import { respellingOfUtterance } from './phonetics/respelling/respelling-inference.ts';
import { transcriptOfRecording } from './phonetics/transcripts/transcripts-inference.ts';
import { namelessConceptsOfLexicon } from './sight/appearance/nameless-concepts-inference.ts';
import { visualContextsOfRecording } from './sight/contexts/visual-contexts-inference.ts';
import { actionsOfRecording } from './sight/actions/actions-inference.ts';
import { bodiesOfRecording } from './sight/people/bodies-inference.ts';
import { facesOfRecording } from './sight/people/faces-inference.ts';
import { handsOfRecording } from './sight/hands/hands-inference.ts';
import { qualitiesOfRecording } from './sight/qualities/qualities-inference.ts';
import { scenesOfRecording } from './sight/scenes/scenes-inference.ts';
import { shotsOfRecording } from './sight/shots/shots-inference.ts';
import { textsOfRecording } from './sight/texts/texts-inference.ts';
import { soundingOfRecording } from './sight/sounding/sounding-inference.ts';
import { prosodyOfSoundEvent } from './sound/prosody-inference.ts';
import { soundEventsOfRecording } from './sound/sound-events-inference.ts';
import { heardSourcesOfRecording } from './sound/sources/heard-sources-inference.ts';
import { sourcesOfLexicon } from './sound/sources/sources-inference.ts';

/** Every inference there is. A new one is added here, and nowhere else, to be part of ingestion and of `infer`. */
export const plan = ingestionPlan(
  [
    soundEventsOfRecording,
    prosodyOfSoundEvent,
    heardSourcesOfRecording,
    acousticPatternOfUtterance,
    phonesOfUtterance,
    respellingOfUtterance,
    embeddingOfSoundEvent,
    shotsOfRecording,
    visualContextsOfRecording,
    scenesOfRecording,
    qualitiesOfRecording,
    textsOfRecording,
    facesOfRecording,
    bodiesOfRecording,
    handsOfRecording,
    actionsOfRecording,
    soundingOfRecording,
  ],
  [
    sourcesOfLexicon,
    soundFormsOfLexicon,
    namelessConceptsOfLexicon,
    mappingsOfLexicon,
    mappingHistoryOfLexicon,
    momentsOfLexicon,
  ],
  // The identifier is too often wrong where phones are heard badly to be asked of every recording, transcripts need a network that
  // is not shipped, and neither is part of what is learned from. What somebody feels is nobody's business who has not asked for it.
  [languageOfUtterance, transcriptOfRecording, emotionOfUtterance, sentimentOfTranscript],
);
