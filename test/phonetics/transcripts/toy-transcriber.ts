import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PretrainedModel } from '../../../src/inference/pretrained-model.ts';
import { writeOnnx, type OnnxNode } from '../../../src/sight/networks/onnx-writer.ts';

/** What the toy hears: a letter for each of these tones, in Hz. */
export const toyTones = { a: 400, b: 800, c: 1200, '|': 2000 } as const;
const letters = ['<pad>', '<unk>', ...Object.keys(toyTones)];
const TAPS = 400;
const HOP = 320;
const SAMPLE_RATE_HZ = 16_000;

export interface ToyTranscriber {
  readonly model: PretrainedModel;
  /** The model's own folder. */
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * A model of the shape of wav2vec 2.0 with CTC, in the files of the hub, which hears tones for letters: a frame every 320 samples, a letter's
 * logit the power of its tone, the blank's a constant.
 */
export async function makeToyTranscriber(): Promise<ToyTranscriber> {
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-toy-transcriber-'));
  const model = { name: 'toys/tones', folder };
  const path = join(folder, model.name);
  await mkdir(join(path, 'onnx'), { recursive: true });
  await writeFile(join(path, 'onnx', 'model.onnx'), writeOnnx(toyNetwork()));
  const vocab = Object.fromEntries(letters.map((letter, place) => [letter, place]));
  const files = {
    'config.json': {
      ...{ model_type: 'wav2vec2', architectures: ['Wav2Vec2ForCTC'] },
      ...{ pad_token_id: 0, vocab_size: letters.length, inputs_to_logits_ratio: HOP },
    },
    'preprocessor_config.json': {
      ...{ feature_extractor_type: 'Wav2Vec2FeatureExtractor', processor_class: 'Wav2Vec2Processor' },
      ...{ feature_size: 1, sampling_rate: SAMPLE_RATE_HZ, padding_value: 0, do_normalize: false },
    },
    'tokenizer_config.json': {
      ...{ tokenizer_class: 'Wav2Vec2CTCTokenizer', word_delimiter_token: '|', pad_token: '<pad>', unk_token: '<unk>' },
    },
    'tokenizer.json': {
      ...{ version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer: null, post_processor: null },
      pre_tokenizer: { type: 'Split', pattern: { Regex: '' }, behavior: 'Isolated', invert: false },
      decoder: { type: 'CTC', pad_token: '<pad>', word_delimiter_token: '|', cleanup: true },
      model: { vocab, unk_token: '<unk>' },
    },
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), JSON.stringify(content));
  return { model, path, remove: () => rm(folder, { recursive: true }) };
}

function toyNetwork() {
  const tones = Object.values(toyTones);
  const filters = new Float32Array(2 * tones.length * TAPS);
  for (const [place, hz] of tones.entries()) {
    for (let tap = 0; tap < TAPS; tap++) {
      const phase = (2 * Math.PI * hz * tap) / SAMPLE_RATE_HZ;
      filters[2 * place * TAPS + tap] = (2 / TAPS) * Math.cos(phase);
      filters[(2 * place + 1) * TAPS + tap] = (2 / TAPS) * Math.sin(phase);
    }
  }
  const silent = letters.length - tones.length;
  const sums = new Float32Array(letters.length * 2 * tones.length);
  for (const place of tones.keys()) {
    sums.fill(
      100,
      (place + silent) * 2 * tones.length + 2 * place,
      (place + silent) * 2 * tones.length + 2 * place + 2,
    );
  }
  const bias = new Float32Array(letters.length);
  bias[0] = 3;
  const nodes: OnnxNode[] = [
    { operator: 'Unsqueeze', inputs: ['input_values', 'axes'], output: 'signal' },
    {
      operator: 'Conv',
      inputs: ['signal', 'filters'],
      output: 'waves',
      attributes: { kernel_shape: [TAPS], strides: [HOP] },
    },
    { operator: 'Mul', inputs: ['waves', 'waves'], output: 'powers' },
    { operator: 'Conv', inputs: ['powers', 'sums', 'bias'], output: 'scores', attributes: { kernel_shape: [1] } },
    { operator: 'Transpose', inputs: ['scores'], output: 'logits', attributes: { perm: [0, 2, 1] } },
  ];
  return {
    nodes,
    initializers: [
      { name: 'axes', shape: [1], values: BigInt64Array.of(1n) },
      { name: 'filters', shape: [2 * tones.length, 1, TAPS], values: filters },
      { name: 'sums', shape: [letters.length, 2 * tones.length, 1], values: sums },
      { name: 'bias', shape: [letters.length], values: bias },
    ],
    input: { name: 'input_values', shape: ['batch', 'samples'] },
    outputs: ['logits'],
  };
}

/** Each letter a tone of 100 ms, a pause of 60 ms after it. */
export function toySpeech(text: string): Float32Array {
  const [length, pause] = [0.1 * SAMPLE_RATE_HZ, 0.06 * SAMPLE_RATE_HZ];
  const samples = new Float32Array(text.length * (length + pause));
  for (const [place, letter] of [...text].entries()) {
    const hz = toyTones[letter as keyof typeof toyTones];
    const from = place * (length + pause);
    for (let at = 0; at < length; at++) samples[from + at] = 0.5 * Math.sin((2 * Math.PI * hz * at) / SAMPLE_RATE_HZ);
  }
  return samples;
}
