import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingDependencyError } from '../errors.ts';

/** A model of somebody else's, by its name: a folder below another, laid out as on the Hugging Face hub. */
export interface PretrainedModel {
  /** Such as `Xenova/whisper-tiny`; also its path below `folder`. */
  readonly name: string;
  /** Absolute; where such models lie. */
  readonly folder: string;
}

/** Weights as their files are named, the most exact first. */
export const weightTypes = { fp32: '', fp16: '_fp16', q8: '_quantized' } as const;
export type WeightType = keyof typeof weightTypes;

/** A pretrained model is not there, or not as a whole. */
export class PretrainedModelError extends MissingDependencyError {
  override readonly code = 'PRETRAINED_MODEL';
  constructor(
    readonly model: string,
    readonly path: string,
    lacks: string,
    options?: { cause?: unknown },
  ) {
    super(
      `pretrained model ${model}: ${lacks} in ${path}`,
      'put there config.json, preprocessor_config.json, tokenizer.json, tokenizer_config.json and the folder onnx of a speech model made for ' +
        'transformers.js (nothing is downloaded by itself)',
      options,
    );
  }
}

/**
 * Which of the weights that are there are taken.
 * @param files a model needs, such as `model` or `encoder_model`
 * @throws {PretrainedModelError} there are none of one type for all files
 */
export async function weightsOf({ name, folder }: PretrainedModel, files: readonly string[]): Promise<WeightType> {
  const path = join(folder, name, 'onnx');
  const found = new Set(await readdir(path).catch(() => []));
  const types = Object.keys(weightTypes) as WeightType[];
  const type = types.find((each) => files.every((file) => found.has(`${file}${weightTypes[each]}.onnx`)));
  if (type !== undefined) return type;
  throw new PretrainedModelError(name, path, `there is no ${files.map((file) => `${file}.onnx`).join(' with ')}`);
}

const known = new Map<string, Promise<string>>();

/**
 * What stands for the model in the key of a run: a checksum over its files, worked out anew when one of them changes.
 * @throws {PretrainedModelError} it is not there
 */
export async function pretrainedChecksum({ name, folder }: PretrainedModel): Promise<string> {
  const path = join(folder, name);
  const files: string[] = [];
  const look: string[] = [];
  for (const part of ['', 'onnx']) {
    for (const entry of await readdir(join(path, part), { withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile() || !/\.(?:json|txt|model|onnx|onnx_data)$/u.test(entry.name)) continue;
      const file = join(part, entry.name);
      const { size, mtimeMs } = await stat(join(path, file));
      files.push(file);
      look.push(`${file} ${size} ${mtimeMs}`);
    }
  }
  if (!files.includes('config.json')) throw new PretrainedModelError(name, path, 'there is no config.json');
  const key = [path, ...look.sort()].join('\n');
  let checksum = known.get(key);
  if (checksum === undefined) {
    checksum = hashOf(path, files.sort());
    known.set(key, checksum);
    checksum.catch(() => known.delete(key));
  }
  return await checksum;
}

async function hashOf(path: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\n`);
    for await (const bytes of createReadStream(join(path, file))) hash.update(bytes as Uint8Array);
  }
  return hash.digest('hex');
}
