import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pretrainedChecksum, PretrainedModelError } from '../../../src/inference/pretrained-model.ts';
import { openTranscriber } from '../../../src/inference/pretrained-speech.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import { readLetters } from '../../../src/phonetics/transcripts/read-letters.ts';
import { writeDown } from '../../../src/phonetics/transcripts/recognise-transcripts.ts';
import { quietestSample, speechPieces } from '../../../src/phonetics/transcripts/speech-pieces.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { joined, silence } from '../../fixtures/wave-file.ts';
import { makeToyTranscriber, toySpeech, type ToyTranscriber } from './toy-transcriber.ts';

const voice = (startSeconds: number, endSeconds: number) => ({
  ...{ startSeconds, endSeconds, label: 'voice', kind: 'HUMAN' as const, confidence: 1 },
});

describe('letters', () => {
  const heard = (text: string) => {
    const letters = ['-', '|', 'a', 'b', '<unk>'];
    const logits = new Float32Array(text.length * letters.length);
    for (const [frame, letter] of [...text].entries()) {
      logits[frame * letters.length + letters.indexOf(letter === '?' ? '<unk>' : letter)] = 1;
    }
    const shape = { frames: text.length, letters, blank: 0, wordMark: '|', secondsPerFrame: 0.25 };
    return readLetters({ kind: 'letters', ...shape, logits });
  };

  it('are words without repetitions, blanks and marks, each from its first frame to its last', () => {
    expect(heard('-aa-ab--|bb-?|--')).toEqual([
      { text: 'aab', startSeconds: 0.25, endSeconds: 1.5 },
      { text: 'b', startSeconds: 2.25, endSeconds: 2.75 },
    ]);
    expect(heard('a--b---a').map(({ text }) => text)).toEqual(['ab', 'a']);
    expect(heard('')).toEqual([]);
    expect(heard('--||--')).toEqual([]);
  });
});

describe('pieces', () => {
  it('hold utterances close to each other, 28 s at most', () => {
    const voices = [voice(1, 5), voice(6, 20), voice(21, 30), voice(33, 34), voice(35, 80)];
    expect(speechPieces(voices)).toEqual([
      { startSeconds: 1, endSeconds: 20 },
      { startSeconds: 21, endSeconds: 30 },
      { startSeconds: 33, endSeconds: 34 },
      { startSeconds: 35, endSeconds: 80 },
    ]);
  });

  it('are cut where the last half is quietest', () => {
    const samples = new Float32Array(16_000).fill(0.5);
    samples.fill(0, 2_000, 5_000);
    samples.fill(0, 11_000, 13_000);
    const cut = quietestSample(samples, 16_000);
    expect(cut).toBeGreaterThan(11_000);
    expect(cut).toBeLessThan(13_000);
  });
});

describe('a transcript by a pretrained model', () => {
  let folder: MediaFolder;
  let toy: ToyTranscriber;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    toy = await makeToyTranscriber();
  });
  afterAll(async () => {
    await toy.remove();
    await folder.remove();
  });
  const hear = async (path: string, voices: ReturnType<typeof voice>[]) => {
    const transcriber = await openTranscriber(toy.model);
    const batch = {
      inputs: { 'sound-events': voices },
      progress: () => undefined,
      signal: new AbortController().signal,
    };
    return await writeDown({ ...batch, media: await openMedia(path) }, transcriber, 'und');
  };

  it('has a cue for each utterance, its words with their times', async () => {
    const [first, second] = [toySpeech('ab|cab'), toySpeech('bb')];
    const wave = await folder.wave('tones.wav', joined(silence(1), first, silence(1), second, silence(0.5)));
    const cues = await hear(wave, [voice(1, 1.96), voice(2.96, 3.28)]);
    expect(cues.map(({ text }) => text)).toEqual(['ab cab', 'bb']);
    const [ab, cab] = cues[0]!.words;
    expect(cues[0]!.text.slice(cab!.from, cab!.to)).toBe('cab');
    for (const [seconds, expected] of [
      [ab!.startSeconds!, 1],
      [ab!.endSeconds!, 1.26],
      [cab!.startSeconds!, 1.48],
      [cues[1]!.startSeconds, 2.96],
      [cues[1]!.endSeconds, 3.22],
    ] as const) {
      expect(Math.abs(seconds - expected)).toBeLessThan(0.05);
    }
  });

  it('of an utterance without pauses for longer than the model hears at once is whole, every word once', async () => {
    const words = Array.from({ length: 60 }, (_, i) => 'abc'.repeat(1 + (i % 2)));
    const wave = await folder.wave('long.wav', toySpeech(words.join('|')));
    const { facts } = await openMedia(wave);
    const cues = await hear(wave, [voice(0, facts.durationSeconds)]);
    expect(facts.durationSeconds).toBeGreaterThan(45);
    // A cut may fall into a word, which then is two.
    expect(cues.flatMap((cue) => cue.words.map(({ text }) => text)).join('')).toBe(words.join(''));
  });

  it('is empty where nobody speaks, whatever else sounds', async () => {
    const wave = await folder.wave('nobody.wav', toySpeech('abc'));
    expect(await hear(wave, [])).toEqual([]);
  });

  it('has another key when the model is another, and says what is missing', async () => {
    const former = await pretrainedChecksum(toy.model);
    await writeFile(join(toy.path, 'generation_config.json'), '{}');
    expect(await pretrainedChecksum(toy.model)).not.toBe(former);
    const lost = { ...toy.model, name: 'toys/lost' };
    await expect(openTranscriber(lost)).rejects.toThrow(
      /pretrained model toys\/lost: there is no config\.json.*put there config\.json/,
    );
    await expect(pretrainedChecksum(lost)).rejects.toBeInstanceOf(PretrainedModelError);
    const other = await makeToyTranscriber();
    await rename(join(other.path, 'onnx', 'model.onnx'), join(other.path, 'onnx', 'weights.onnx'));
    await expect(openTranscriber(other.model)).rejects.toThrow('there is no model.onnx');
    await writeFile(join(other.path, 'onnx', 'model.onnx'), 'no network');
    await expect(openTranscriber(other.model)).rejects.toThrow('model toys/tones: cannot be opened');
    await other.remove();
  });
});
