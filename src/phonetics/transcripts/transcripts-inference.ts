import { defineInference } from '../../inference/define-inference.ts';
import { pretrainedChecksum, type PretrainedModel } from '../../inference/pretrained-model.ts';
import type { RunParameters } from '../../inference/run-key.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import { untoldLanguage } from '../canonical-language.ts';
import type { RecognisedTranscript } from './recognise-transcripts.ts';
import type { TranscriptRecord } from './transcript.ts';
import { recognisedTranscriptStore } from './transcript.store.ts';

/** What a pretrained model writes down of a recording; each model and language is a run of its own. */
export const transcriptOfRecording = defineInference<RecognisedTranscript, TranscriptRecord>({
  name: 'transcripts',
  version: '1',
  subject: recordingSubject,
  reads: [soundEventsOfRecording],
  needs: 'audio',
  empty: { model: null, language: untoldLanguage, cues: [] },
  lane: 'transcribing',
  run: new URL('./recognise-transcripts.ts', import.meta.url),
  store: recognisedTranscriptStore,
  report: ([recording]) =>
    (recording?.result.cues ?? []).map(({ startSeconds, endSeconds, text, words }) => ({
      start: startSeconds,
      end: endSeconds,
      text,
      words: words.map((word) => ({ text: word.text, start: word.startSeconds, end: word.endSeconds })),
    })),
});

/** The parameters by which a transcript is asked for. @throws {PretrainedModelError} the model is not there */
export async function transcriptParameters(model: PretrainedModel, language: string): Promise<RunParameters> {
  return { model: model.name, modelSha256: await pretrainedChecksum(model), language };
}
