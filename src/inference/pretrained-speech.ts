import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as Transformers from '@huggingface/transformers';
import { MissingDependencyError } from '../errors.ts';
import { ModelRunError } from './onnx-session.ts';
import { PretrainedModelError, weightsOf, type PretrainedModel, type WeightType } from './pretrained-model.ts';

/**
 * Pretrained models that write down what is said; the only user of `@huggingface/transformers`, which is optional: without it only
 * transcripts by a model are missing. Nothing is ever downloaded.
 */

const packageName = '@huggingface/transformers';

/** What a model with CTC hears: by frame, how likely each letter is. */
export interface HeardLetters {
  readonly kind: 'letters';
  readonly frames: number;
  /** Letters by their class, the blank and the mark between words among them. */
  readonly letters: readonly string[];
  /** The class that stands for no new letter. */
  readonly blank: number;
  /** The letter that parts words. */
  readonly wordMark: string;
  /** shape (frames, letters), not normalised */
  readonly logits: Float32Array;
  readonly secondsPerFrame: number;
}

/** What a model that writes sentences hears. */
export interface HeardSegments {
  readonly kind: 'segments';
  /** In order; seconds from the start of the samples, `endSeconds` null where the model did not say. */
  readonly segments: readonly {
    readonly text: string;
    readonly startSeconds: number;
    readonly endSeconds: number | null;
  }[];
}

export interface Transcriber {
  readonly sampleRateHz: number;
  /** Whether it must be told the language. */
  readonly needsLanguage: boolean;
  /**
   * @param samples mono in [-1, 1], at most 30 s
   * @param language ISO 639 with two letters, or a tag that begins with it; null where it is not known
   * @throws {ModelRunError} the model refuses them
   */
  transcribe(samples: Float32Array, language: string | null): Promise<HeardLetters | HeardSegments>;
}

type Library = typeof Transformers;

const opened = new Map<string, Promise<Transcriber>>();

/**
 * Opened once a thread and kept.
 * @throws {MissingDependencyError} the optional package is not installed
 * @throws {PretrainedModelError} the model is not there as a whole
 * @throws {ModelRunError} it cannot be read
 */
export function openTranscriber(model: PretrainedModel): Promise<Transcriber> {
  const key = join(model.folder, model.name);
  let transcriber = opened.get(key);
  if (transcriber === undefined) {
    transcriber = open(model);
    opened.set(key, transcriber);
    // A failure is not kept: what is missing may be brought while the program runs.
    transcriber.catch(() => opened.delete(key));
  }
  return transcriber;
}

async function open(model: PretrainedModel): Promise<Transcriber> {
  const isWhisper = (await modelType(model)) === 'whisper';
  const files = isWhisper ? ['encoder_model', 'decoder_model_merged'] : ['model'];
  const dtype = await weightsOf(model, files);
  const library = await load();
  const { env } = library;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = model.folder;
  env.useFSCache = false;
  env.logLevel = library.LogLevel.ERROR;
  // One thread, as all models have here: lanes of workers fill the processors.
  const session_options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 as const };
  const options = { local_files_only: true, device: 'cpu', dtype, session_options } as const;
  try {
    return isWhisper ? await openWhisper(library, model, options) : await openCtc(library, model, options);
  } catch (cause) {
    throw new ModelRunError(model.name, `cannot be opened: ${messageOf(cause)}`, { cause });
  }
}

async function modelType({ name, folder }: PretrainedModel): Promise<string> {
  const path = join(folder, name);
  try {
    const config = JSON.parse(await readFile(join(path, 'config.json'), 'utf8')) as { model_type?: string };
    return config.model_type ?? '';
  } catch (cause) {
    throw new PretrainedModelError(name, path, 'there is no config.json that can be read', { cause });
  }
}

async function load(): Promise<Library> {
  try {
    return await import('@huggingface/transformers');
  } catch (cause) {
    const remedy = `transcripts by a model need the optional package ${packageName}; install it with: npm install ${packageName}`;
    throw new MissingDependencyError(packageName, remedy, { cause });
  }
}

interface Options {
  readonly local_files_only: boolean;
  readonly device: 'cpu';
  readonly dtype: WeightType;
  readonly session_options: object;
}

interface SpeechConfig {
  readonly inputs_to_logits_ratio?: number;
  readonly pad_token_id?: number | null;
}

/** The library's own pipeline gives no times for such models, so that its answer is read here. */
async function openCtc(library: Library, { name }: PretrainedModel, options: Options): Promise<Transcriber> {
  const tokenizer = await library.AutoTokenizer.from_pretrained(name, options);
  const processor = await library.AutoProcessor.from_pretrained(name, options);
  const network = await library.AutoModelForCTC.from_pretrained(name, options);
  const config = network.config as unknown as SpeechConfig;
  const sampleRateHz = sampleRateOf(processor);
  const letters: string[] = [];
  for (const [letter, place] of tokenizer.get_vocab()) letters[place] = letter;
  const blank = config.pad_token_id ?? (tokenizer as { pad_token_id?: number }).pad_token_id ?? 0;
  const wordMark = String((tokenizer.config as { word_delimiter_token?: string }).word_delimiter_token ?? '|');
  return {
    sampleRateHz,
    needsLanguage: false,
    async transcribe(samples) {
      const { logits } = await running(name, async () => {
        const inputs = (await processor(samples)) as object;
        return (await network(inputs)) as { logits: { dims: readonly number[]; data: unknown } };
      });
      const [, frames = 0, classes = 0] = logits.dims;
      if (!(logits.data instanceof Float32Array) || classes > letters.length) {
        throw new ModelRunError(name, `gives ${classes} letters, and its tokenizer has ${letters.length}`);
      }
      const hop = config.inputs_to_logits_ratio ?? samples.length / Math.max(1, frames);
      const named = Array.from({ length: classes }, (_, place) => letters[place] ?? '');
      return {
        kind: 'letters',
        ...{ frames, letters: named, blank, wordMark, logits: logits.data, secondsPerFrame: hop / sampleRateHz },
      };
    },
  };
}

async function openWhisper(library: Library, { name }: PretrainedModel, options: Options): Promise<Transcriber> {
  const recognise = await library.pipeline('automatic-speech-recognition', name, options);
  return {
    sampleRateHz: sampleRateOf(recognise.processor),
    needsLanguage: true,
    async transcribe(samples, language) {
      const asked = { return_timestamps: true, task: 'transcribe', language: language?.split('-')[0] ?? 'en' };
      const { chunks = [] } = await running(name, () => recognise(samples, asked));
      const segments = chunks.map(({ text, timestamp: [startSeconds, endSeconds] }) => {
        return { text: text.trim(), startSeconds, endSeconds: endSeconds ?? null };
      });
      return { kind: 'segments', segments: segments.filter(({ text }) => text !== '') };
    },
  };
}

function sampleRateOf(processor: unknown): number {
  const { feature_extractor } = processor as { feature_extractor?: { config?: { sampling_rate?: number } } };
  return feature_extractor?.config?.sampling_rate ?? 16_000;
}

async function running<Result>(model: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new ModelRunError(model, `did not run: ${messageOf(cause)}`, { cause });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
