import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ParameterError, PhonographError, type ErrorCode } from '../errors.ts';
import { modelCard, modelsFolder, type ModelCard } from './model-card.ts';
import { readModelFile } from './model-file.ts';

/**
 * The only user of onnxruntime. A model is loaded once per thread and shared by all who ask for it there.
 */

export type Float32Tensor = Tensor & { readonly data: Float32Array };
export type ModelTensor = Tensor;
export type ModelFeeds = Readonly<Record<string, Tensor>>;

/** The runtime refused a model, or a model its input. */
export class ModelRunError extends PhonographError {
  override readonly code: ErrorCode = 'MODEL_RUN';
  constructor(
    readonly model: string,
    problem: string,
    options?: { cause?: unknown },
  ) {
    super(`model ${model}: ${problem}`, options);
  }
}

/** A tensor over the given numbers, which are kept and not copied: change them and run again. */
export function float32Tensor(data: Float32Array, shape: readonly number[]): Float32Tensor {
  return tensor('float32', data, shape) as Float32Tensor;
}

/** @see float32Tensor */
export function int64Tensor(data: BigInt64Array, shape: readonly number[]): ModelTensor {
  return tensor('int64', data, shape);
}

/** @see float32Tensor */
export function uint8Tensor(data: Uint8Array, shape: readonly number[]): ModelTensor {
  return tensor('uint8', data, shape);
}

function tensor(type: 'float32' | 'int64' | 'uint8', data: Tensor['data'], shape: readonly number[]): Tensor {
  const size = shape.reduce((product, dimension) => product * dimension, 1);
  if (size !== data.length) {
    throw new ParameterError(`a tensor of shape [${shape.join(', ')}] holds ${size} numbers, got ${data.length}`);
  }
  return new Tensor(type, data, [...shape]);
}

export class OnnxModel {
  constructor(
    readonly card: ModelCard,
    private readonly session: InferenceSession,
  ) {}

  /**
   * @param feeds one tensor for each input of the card
   * @returns one tensor for each output; its data are the caller's
   * @throws {ModelRunError} shapes or types that the model refuses
   */
  async run(feeds: ModelFeeds): Promise<Record<string, ModelTensor>> {
    try {
      return await this.session.run(feeds);
    } catch (cause) {
      throw new ModelRunError(this.card.name, `did not run: ${messageOf(cause)}`, { cause });
    }
  }

  /** As {@link run}, for one output that is known to hold 32-bit floats. */
  async runFloat(feeds: ModelFeeds, output: string): Promise<Float32Tensor> {
    const found = (await this.run(feeds))[output];
    if (found?.type !== 'float32') {
      throw new ModelRunError(this.card.name, `output ${output} is ${found?.type ?? 'absent'}, expected float32`);
    }
    return found as Float32Tensor;
  }
}

export interface ModelOptions {
  /** Threads inside one operator; 1 unless said, so that two lanes of workers fill two cores and do not fight. */
  readonly threads?: number;
  readonly folder?: string;
  /** Gives the model as ONNX where the card's file is in another container; it checks the bytes that it reads. */
  readonly convert?: (card: ModelCard, folder: string) => Promise<Uint8Array>;
}

const loaded = new Map<string, Promise<OnnxModel>>();

/**
 * The model of a card in `models/`, checked against its checksum and made once per thread; options of later callers
 * do not change a session that is there.
 * @throws {NotFoundError} no such card
 * @throws {ModelPendingError} it was not made yet
 * @throws {ModelFileError} the file is absent or not the one of the card
 * @throws {ModelRunError} the runtime cannot read it, or its inputs or outputs are not those of the card
 */
export function loadModel(name: string, options: ModelOptions = {}): Promise<OnnxModel> {
  const folder = options.folder ?? modelsFolder;
  const key = `${folder}/${name}`;
  let model = loaded.get(key);
  if (model === undefined) {
    model = load(name, folder, options.threads ?? 1, options.convert);
    loaded.set(key, model);
    // A failure is not kept: the file may be restored while the program runs.
    model.catch(() => loaded.delete(key));
  }
  return model;
}

async function load(
  name: string,
  folder: string,
  threads: number,
  convert: ModelOptions['convert'],
): Promise<OnnxModel> {
  const card = modelCard(name, folder);
  const bytes = await (convert ? convert(card, folder) : readModelFile(card, card, folder));
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(bytes, {
      executionProviders: ['cpu'],
      graphOptimizationLevel: 'all',
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      // Warnings about unused initialisers of other people's exports are noise to whoever runs this program.
      logSeverityLevel: 3,
    });
  } catch (cause) {
    throw new ModelRunError(name, `onnxruntime cannot read ${card.file}: ${messageOf(cause)}`, { cause });
  }
  requireSame(card, 'inputs', session.inputNames);
  requireSame(card, 'outputs', session.outputNames);
  return new OnnxModel(card, session);
}

function requireSame(card: ModelCard, side: 'inputs' | 'outputs', found: readonly string[]): void {
  const expected = Object.keys(card[side]).sort().join(', ');
  const actual = [...found].sort().join(', ');
  if (expected !== actual) throw new ModelRunError(card.name, `its card has ${side} ${expected}, its file ${actual}`);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
