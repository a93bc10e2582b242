import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanSamples } from '../../../src/dsp/clean-samples.ts';
import { concatenated } from '../../../src/dsp/concatenated.ts';
import { VoiceEmotionRecogniser, type VoiceEmotion } from '../../../src/emotion/voice/voice-emotion-recogniser.ts';
import { PITCH_BANDS, pitchBands } from '../../../src/emotion/voice/pitch-bands.ts';
import { EMOTION_SAMPLE_RATE_HZ, trimVoice } from '../../../src/emotion/voice/trim-voice.ts';
import { modelCard } from '../../../src/inference/model-card.ts';
import { checkModelFiles } from '../../../src/inference/model-file.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import { silence, toyVoice } from './toy-voice.ts';

interface Golden {
  readonly samples: number;
  readonly frames: number;
  readonly middleFrame: readonly number[];
  readonly emotions: readonly number[];
  readonly intensity: readonly number[];
}

/** The same as models/voice-emotion/recipe/export.py makes. */
function swellingBuzz(samples: number): Float32Array {
  return Float32Array.from({ length: samples }, (_, n) => {
    const seconds = n / EMOTION_SAMPLE_RATE_HZ;
    const buzz = Math.sign(Math.sin(2 * Math.PI * (110 * seconds + 60 * seconds ** 2) + 0.1));
    const swell = Math.max(0, Math.sin((2 * Math.PI * (n / samples - 0.2)) / 1.2));
    return 0.2 * swell * buzz + 0.002 * swell * (((n * 7919) % 1000) / 1000 - 0.5);
  });
}

function furthest(one: ArrayLike<number>, other: readonly number[]): number {
  return Math.max(...other.map((value, i) => Math.abs(value - one[i]!)));
}

function difference(one: VoiceEmotion, other: VoiceEmotion): number {
  return furthest([...one.probabilities.values()], [...other.probabilities.values()]);
}

describe('the shipped network that hears emotion', () => {
  it('is the files that its card promises', async () => {
    await checkModelFiles(modelCard('voice-emotion'));
  });

  it('reads and answers as it did when it was exported', async () => {
    const golden = JSON.parse(await readFile(new URL('voice-emotion.golden.json', import.meta.url), 'utf8')) as Golden;
    const voice = trimVoice(swellingBuzz(golden.samples))!;
    const { data, frames } = pitchBands(voice);
    expect(frames).toBe(golden.frames);
    const middle = (frames >> 1) * PITCH_BANDS;
    expect(furthest(data.subarray(middle, middle + PITCH_BANDS), golden.middleFrame)).toBeLessThan(0.001);
    const [intensity, ...emotions] = await (await VoiceEmotionRecogniser.load()).logitsOf(voice);
    expect(furthest(emotions, golden.emotions)).toBeLessThan(0.005);
    expect(Math.abs(intensity! - golden.intensity[0]!)).toBeLessThan(0.005);
  });
});

describe('emotion heard in a voice', async () => {
  const recogniser = await VoiceEmotionRecogniser.load();

  it.each([0.3, 2, 9, 60])('is one answer for %d s', async (seconds) => {
    const heard = (await recogniser.recognise(toyVoice(seconds)))!;
    expect([...heard.probabilities.keys()]).toEqual(recogniser.labels.map(({ label }) => label));
    expect([...heard.probabilities.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
    expect(Math.max(Math.abs(heard.valence), Math.abs(heard.arousal))).toBeLessThanOrEqual(1);
    expect(heard.intensity).toBeGreaterThan(0);
    expect(heard.intensity).toBeLessThan(1);
  });

  it.each([-50, -20, 6])('hardly changes with a gain of %d dB', async (decibel) => {
    for (const seconds of [1.5, 6]) {
      const voice = toyVoice(seconds);
      const changed = voice.map((sample) => sample * 10 ** (decibel / 20));
      const [one, other] = [(await recogniser.recognise(voice))!, (await recogniser.recognise(changed))!];
      expect(difference(one, other)).toBeLessThan(0.001);
    }
  });

  it('does not hear the silence around', async () => {
    const voice = toyVoice(1.5);
    const [alone, within] = [voice, concatenated([silence(0.8), voice, silence(1)])];
    const [one, other] = [(await recogniser.recognise(alone))!, (await recogniser.recognise(within))!];
    expect(difference(one, other)).toBeLessThan(0.2);
  });

  it('is not said of silence, however long', async () => {
    for (const seconds of [0, 0.3, 2, 10]) expect(await recogniser.recognise(silence(seconds))).toBeUndefined();
  });
});

const ravdess = new URL('../../../../shared/data/ravdess/', import.meta.url).pathname;

/** It has learned these: whether it can do without is what `evaluate emotion` measures, by networks that have not. */
describe.skipIf(!existsSync(ravdess))('emotion heard in what was learned', () => {
  const clips = ['angry 03-01-05-02-01-01-01', 'sad 03-01-04-02-01-01-01', 'calm 03-01-02-01-01-01-01'];

  it.each(clips)('is the one that was acted: %s', async (clip) => {
    const [emotion, name] = clip.split(' ');
    const media = await openMedia(join(ravdess, `Actor_${name!.slice(-2)}`, `${name!}.opus`));
    const pcm = await media.pcm({ sampleRateHz: EMOTION_SAMPLE_RATE_HZ, channels: 1 });
    const samples = cleanSamples(await pcm.slice(0, pcm.durationSeconds));
    await pcm.close();
    const { probabilities } = (await (await VoiceEmotionRecogniser.load()).recognise(samples))!;
    const likeliest = [...probabilities].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
    expect(likeliest).toBe(emotion);
  });
});
