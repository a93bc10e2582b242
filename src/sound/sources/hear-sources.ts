import type { RunModule } from '../../inference/run-batch.ts';
import { voiceLabel } from '../sound-event.ts';
import { hearSpeakers } from '../speakers/hear-speakers.ts';
import { SPEAKER_SAMPLE_RATE_HZ, SpeakerEmbedder } from '../speakers/speaker-embedder.ts';
import type { HeardSource } from './heard-source.ts';
import { tellSources, type EventOfSource } from './tell-sources.ts';

/** The sources of each whole recording in the batch (its subjects are Recordings, of which there is one). */
const hearSources: RunModule<readonly HeardSource[]> = async ({ media, subjects, inputs, signal, progress }) => {
  const events = inputs['sound-events'] as readonly EventOfSource[];
  const voices = [...events.keys()].filter((place) => events[place]!.label === voiceLabel);
  const embedder = await SpeakerEmbedder.load();
  const pcm = await media.pcm({ sampleRateHz: SPEAKER_SAMPLE_RATE_HZ, channels: 1 }, signal);
  try {
    const utterances = voices.map((place) => events[place]!);
    const turns = await hearSpeakers(pcm, utterances, embedder, { signal, progress });
    const sources = tellSources(events, voices, turns);
    return subjects.map(() => sources);
  } finally {
    await pcm.close();
  }
};

export default hearSources;
