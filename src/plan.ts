import { ingestionPlan } from './ingestion/ingestion-plan.ts';
import { mappingHistoryOfLexicon } from './meaning/history/history-inference.ts';
import { mappingsOfLexicon } from './meaning/mappings-inference.ts';
import { acousticPatternOfUtterance } from './phonetics/acoustic-pattern-inference.ts';
import { soundFormsOfLexicon } from './phonetics/sound-forms-inference.ts';
import { namelessConceptsOfLexicon } from './sight/nameless-concepts-inference.ts';
import { visualContextsOfRecording } from './sight/visual-contexts-inference.ts';
import { prosodyOfSoundEvent } from './sound/prosody-inference.ts';
import { soundEventsOfRecording } from './sound/sound-events-inference.ts';

/** Every inference there is. A new one is added here, and nowhere else, to be part of ingestion and of `infer`. */
export const plan = ingestionPlan(
  [soundEventsOfRecording, prosodyOfSoundEvent, acousticPatternOfUtterance, visualContextsOfRecording],
  [soundFormsOfLexicon, namelessConceptsOfLexicon, mappingsOfLexicon, mappingHistoryOfLexicon],
);
