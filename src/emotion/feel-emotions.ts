import { optInModels, readConfig } from '../config.ts';
import { cleanSamples } from '../dsp/clean-samples.ts';
import type { RunBatch, RunModule } from '../inference/run-batch.ts';
import { untoldLanguage } from '../phonetics/canonical-language.ts';
import type { FaceFound } from '../sight/people/face.ts';
import type { SoundingFound } from '../sight/sounding/sounding.ts';
import { speakingFaces } from '../sight/sounding/speaking-faces.ts';
import type { TimeSpan } from '../sound/time-span.ts';
import { emotionCategories } from './emotion-category.ts';
import { feelingOfFaces } from './face/face-feeling.ts';
import { feelingOf, type ChannelFeeling } from './feeling.ts';
import { feelingsOfFile } from './text/read-file.ts';
import { EMOTION_SAMPLE_RATE_HZ } from './voice/trim-voice.ts';
import { voiceEmotionModel, VoiceEmotionRecogniser } from './voice/voice-emotion-recogniser.ts';

/** What is felt in each utterance of a recording, channel by channel. */
const feelEmotions: RunModule<readonly ChannelFeeling[]> = async (batch) => {
  const isOn = optInModels().includes(voiceEmotionModel);
  const voices = await feelingsOfVoices(batch, isOn ? await VoiceEmotionRecogniser.load() : undefined);
  const faces = feelingsOfFaces(batch, readConfig().facesOff);
  const texts = feelingsOfTexts(batch);
  return batch.subjects.map((_, i) => [voices[i]!, faces[i]!, ...(texts ? [texts[i]!] : [])]);
};

export default feelEmotions;

/** The network has learned from shorter ones; what comes later in a longer utterance is left out. */
const longestSeconds = 60;

/** @param recogniser undefined where it is switched off */
export async function feelingsOfVoices(
  { subjects, media, progress, signal }: Pick<RunBatch, 'subjects' | 'media' | 'progress' | 'signal'>,
  recogniser: Pick<VoiceEmotionRecogniser, 'recognise'> | undefined,
): Promise<readonly ChannelFeeling[]> {
  if (recogniser === undefined) return subjects.map(() => ({ channel: 'voice', silence: 'SWITCHED_OFF' }));
  const pcm = await media.pcm({ sampleRateHz: EMOTION_SAMPLE_RATE_HZ, channels: 1 }, signal);
  try {
    const feelings: ChannelFeeling[] = [];
    for (const { startSeconds, endSeconds } of subjects) {
      signal.throwIfAborted();
      const end = Math.min(endSeconds, startSeconds + longestSeconds);
      const heard = await recogniser.recognise(cleanSamples(await pcm.slice(startSeconds, end)));
      if (heard === undefined) feelings.push({ channel: 'voice', silence: 'NO_VOICE' });
      else {
        const feeling = feelingOf(emotionCategories.map(({ label }) => heard.probabilities.get(label)!));
        feelings.push({ channel: 'voice', feeling });
      }
      progress(feelings.length / subjects.length);
    }
    return feelings;
  } finally {
    await pcm.close();
  }
}

/** @param isOff nobody's face is looked at */
function feelingsOfFaces({ subjects, media, inputs }: RunBatch, isOff: boolean): readonly ChannelFeeling[] {
  const faces = (inputs['faces'] ?? []) as readonly (FaceFound & { readonly id?: string })[];
  const soundings = (inputs['sounding'] ?? []) as readonly SoundingFound[];
  const ofUtterance = (utterance: TimeSpan): ChannelFeeling => {
    if (media.facts.video === undefined) return { channel: 'face', silence: 'NO_VIDEO' };
    const speaks = speakingFaces(soundings, faces, utterance);
    const feeling = feelingOfFaces(
      faces.map((face, place) => ({ ...face, speaks: speaks[place]! })),
      utterance,
    );
    if (feeling !== undefined) return { channel: 'face', feeling };
    return { channel: 'face', silence: isOff ? 'SWITCHED_OFF' : 'NO_FACE' };
  };
  return subjects.map(ofUtterance);
}

/** Where subtitles are given beside a file; those in the graph are read by themselves. */
function feelingsOfTexts({ subjects, media, parameters }: RunBatch): readonly ChannelFeeling[] | undefined {
  const { transcript, language = untoldLanguage } = parameters as { transcript?: string; language?: string };
  if (transcript === undefined) return undefined;
  return feelingsOfFile(transcript, language, subjects, media.facts.durationSeconds);
}
