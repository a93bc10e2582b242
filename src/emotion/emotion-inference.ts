import { optInModels } from '../config.ts';
import { defineInference, type InferenceStore } from '../inference/define-inference.ts';
import { facesOfRecording } from '../sight/people/faces-inference.ts';
import { soundingOfRecording } from '../sight/sounding/sounding-inference.ts';
import { utteranceSubject } from '../sound/sound-event-subject.ts';
import { soundEventsOfRecording } from '../sound/sound-events-inference.ts';
import { emotionReport } from './emotion-report.ts';
import type { ChannelFeeling } from './feeling.ts';
import { feelingRow, forgetFeelings, readFeelings, writeFeelings } from './feeling.store.ts';
import { voiceEmotionModel } from './voice/voice-emotion-recogniser.ts';

const emotionStore: InferenceStore<readonly ChannelFeeling[], readonly ChannelFeeling[]> = {
  async write(runs, transaction) {
    const rows = runs.flatMap((run) => run.result.map((channel, ordinal) => feelingRow(run, channel, ordinal)));
    await writeFeelings(rows, transaction);
  },

  async read(runIds, graph) {
    const found = await readFeelings(runIds, graph);
    return found.map((feelings) => feelings?.map(({ channel }) => channel));
  },

  async forget(recordingId, transaction) {
    await forgetFeelings(recordingId, ['voice', 'face'], transaction);
  },
};

/**
 * What is felt in each utterance, by the voice, where its network is switched on, and by the faces in view. What the words
 * say is inferred from transcripts, which come and go, and joined with it where it is read.
 */
export const emotionOfUtterance = defineInference<readonly ChannelFeeling[], readonly ChannelFeeling[]>({
  name: 'emotion',
  version: '1',
  subject: utteranceSubject,
  reads: [soundEventsOfRecording, facesOfRecording, soundingOfRecording],
  // Known when the program starts; what was made without the network is stale once it is switched on, and the reverse.
  models: ['phone-recogniser', ...optInModels().filter((name) => name === voiceEmotionModel)],
  needs: 'audio',
  empty: [],
  lane: 'hearing',
  run: new URL('./feel-emotions.ts', import.meta.url),
  store: emotionStore,
  report: emotionReport,
});
