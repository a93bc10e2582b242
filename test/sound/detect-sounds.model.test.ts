import { describe, expect, it } from 'vitest';
import { checkModelFiles } from '../../src/inference/model-file.ts';
import { modelCard } from '../../src/inference/model-card.ts';
import { float32Tensor, int64Tensor, loadModel, ModelRunError } from '../../src/inference/onnx-session.ts';
import { detectSounds } from '../../src/sound/detect-sounds.ts';
import { voiceProbabilities } from '../../src/sound/voice-probability.ts';
import { noise, tone } from '../dsp/signals.ts';
import { speech } from './speech.ts';
import { memoryPcm } from '../../src/media/memory-pcm.ts';

const spoken = await speech();

describe('silero-vad', () => {
  it('is the file that its card promises', async () => {
    await checkModelFiles(modelCard('silero-vad'));
  });

  it('is loaded once for all who ask', async () => {
    expect(await loadModel('silero-vad')).toBe(await loadModel('silero-vad'));
  });

  it('says what it was given when it refuses it', async () => {
    const model = await loadModel('silero-vad');
    const wrong = { input: float32Tensor(new Float32Array(4), [1, 4]), sr: int64Tensor(BigInt64Array.of(16000n), []) };
    await expect(model.run(wrong)).rejects.toThrow(ModelRunError);
  });

  it('is sure of no voice in noise, a tone and silence', async () => {
    const model = await loadModel('silero-vad');
    for (const signal of [noise(32000, 1, 0.1), tone(440, 2, 16000, 0.3), new Float32Array(32000)]) {
      expect(Math.max(...(await voiceProbabilities(model, signal)))).toBeLessThan(0.5);
    }
  });

  it('gives one probability a window, the last one for a part of a window', async () => {
    const model = await loadModel('silero-vad');
    expect(await voiceProbabilities(model, new Float32Array(0))).toHaveLength(0);
    expect(await voiceProbabilities(model, new Float32Array(513))).toHaveLength(2);
  });
});

describe('detectSounds', () => {
  it('hears nothing in silence and in an empty recording', async () => {
    expect(await detectSounds(memoryPcm(new Float32Array(50000)))).toEqual([]);
    expect(await detectSounds(memoryPcm(new Float32Array(0)))).toEqual([]);
  });

  it('is not thrown by samples that are no numbers', async () => {
    const broken = noise(32000, 1, 0.1).fill(NaN, 100, 200).fill(Infinity, 300, 310);
    for (const { confidence } of await detectSounds(memoryPcm(broken))) expect(confidence).toBeGreaterThanOrEqual(0);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(detectSounds(memoryPcm(noise(16000)), { signal })).rejects.toThrow(/abort/i);
  });
});

/** Needs the optional speech synthesis to have something to hear. */
describe.skipIf(spoken === undefined)('detectSounds on speech', () => {
  it('hears three words parted by pauses as three utterances, at their places', async () => {
    const words = spoken!;
    const parts = words.flatMap((word) => [noise(12000, 1, 0.0005), word]);
    const signal = Float32Array.from([...parts, noise(12000, 1, 0.0005)].flatMap((part) => [...part]));
    const heard = (await detectSounds(memoryPcm(signal))).filter(({ kind }) => kind === 'HUMAN');
    expect(heard).toHaveLength(words.length);
    let at = 0;
    words.forEach((word, i) => {
      at += 0.75;
      expect(heard[i]!.label).toBe('voice');
      expect(Math.abs(heard[i]!.startSeconds - at)).toBeLessThan(0.12);
      at += word.length / 16000;
      expect(Math.abs(heard[i]!.endSeconds - at)).toBeLessThan(0.2);
    });
  });

  it('hears a quiet voice that the recording begins within', async () => {
    for (const word of spoken!) {
      const part = word.slice(1600, 6400).map((sample) => 0.03 * sample);
      const [event] = await detectSounds(memoryPcm(part));
      expect(event).toMatchObject({ label: 'voice', startSeconds: 0 });
      expect(event!.confidence).toBeGreaterThan(0.5);
    }
  });

  it('hears the same in a long recording as in a short one, block borders included', async () => {
    const word = spoken![0]!;
    const long = new Float32Array(16000 * 300);
    const starts = [3, 100, 255.8, 290];
    for (const start of starts) long.set(word, Math.round(start * 16000));
    const heard = (await detectSounds(memoryPcm(long))).filter(({ kind }) => kind === 'HUMAN');
    expect(heard).toHaveLength(starts.length);
    heard.forEach(({ startSeconds }, i) => expect(Math.abs(startSeconds - starts[i]!)).toBeLessThan(0.12));
  }, 60_000);
});
