import { afterEach, describe, expect, it, vi } from 'vitest';
import { concatenated } from '../../src/dsp/concatenated.ts';
import type { SeenFace } from '../../src/emotion/face/face-feeling.ts';
import feelEmotions from '../../src/emotion/feel-emotions.ts';
import { isSaying, likeliestEmotion, type ChannelFeeling } from '../../src/emotion/feeling.ts';
import { modelChecksum } from '../../src/inference/model-card.ts';
import type { RunBatch } from '../../src/inference/run-batch.ts';
import { storedVersion } from '../../src/inference/run-key.ts';
import type { MediaFile } from '../../src/media/media.ts';
import { memoryPcm } from '../../src/media/memory-pcm.ts';
import { toyFace } from './face/toy-faces.ts';
import { silence, toyVoice } from './voice/toy-voice.ts';

/** Two seconds of voice, and two of silence. */
const sound = concatenated([toyVoice(2), silence(2)]);
const subjects = [
  { id: 'voice', startSeconds: 0, endSeconds: 2 },
  { id: 'silence', startSeconds: 2, endSeconds: 4 },
];

async function feel(
  faces: readonly SeenFace[] | null,
  parameters: RunBatch['parameters'] = {},
): Promise<readonly (readonly ChannelFeeling[])[]> {
  const facts = { durationSeconds: 4, ...(faces && { video: {} }) };
  return await feelEmotions({
    subjects,
    media: { facts, pcm: async () => memoryPcm(sound) } as unknown as MediaFile,
    inputs: { faces: faces ?? [] },
    parameters,
    progress: () => {},
    signal: new AbortController().signal,
  });
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe('what is felt in utterances', () => {
  it('is told by no voice as long as its network is switched off', async () => {
    const [first] = await feel(null);
    expect(first).toEqual([
      { channel: 'voice', silence: 'SWITCHED_OFF' },
      { channel: 'face', silence: 'NO_VIDEO' },
    ]);
  });

  it('is told by the voice where it is switched on and there is one', async () => {
    vi.stubEnv('PHONOGRAPH_OPT_IN_MODELS', 'voice-emotion');
    const [[voice], [quiet]] = (await feel(null)) as [ChannelFeeling[], ChannelFeeling[]];
    expect(isSaying(voice!) && voice.feeling.probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 6);
    expect(quiet).toEqual({ channel: 'voice', silence: 'NO_VOICE' });
  });

  it('is told by the faces in view meanwhile', async () => {
    const [[, first], [, second]] = (await feel([toyFace('HAPPY', [0, 2])])) as [ChannelFeeling[], ChannelFeeling[]];
    expect(isSaying(first!) && likeliestEmotion(first.feeling).category).toBe('happy');
    expect(second).toEqual({ channel: 'face', silence: 'NO_FACE' });
  });

  it('says that faces are not looked at where they are switched off', async () => {
    vi.stubEnv('PHONOGRAPH_FACES', 'off');
    expect((await feel([]))[0]).toContainEqual({ channel: 'face', silence: 'SWITCHED_OFF' });
  });

  it('is told by the words of subtitles that are given', async () => {
    const transcript = 'WEBVTT\n\n00:00.000 --> 00:02.000\nI love this\n';
    const [first, second] = await feel(null, { transcript, language: 'en' });
    expect(isSaying(first![2]!) && first![2].feeling.valence.mean).toBeGreaterThan(0.1);
    expect(second![2]).toEqual({ channel: 'text', silence: 'NO_TEXT' });
  });

  it('is of another version once the network is switched on', async () => {
    const versionNow = async () => {
      vi.resetModules();
      const { emotionOfUtterance } = await import('../../src/emotion/emotion-inference.ts');
      return storedVersion(emotionOfUtterance, modelChecksum);
    };
    const off = await versionNow();
    vi.stubEnv('PHONOGRAPH_OPT_IN_MODELS', 'voice-emotion');
    expect(await versionNow()).not.toBe(off);
    vi.stubEnv('PHONOGRAPH_OPT_IN_MODELS', 'something-else');
    expect(await versionNow()).toBe(off);
  });
});
