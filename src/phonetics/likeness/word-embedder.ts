import { checkTrainedOn } from '../../inference/check-trained-on.ts';
import { float32Tensor, loadModel, ModelRunError, type OnnxModel } from '../../inference/onnx-session.ts';
import type { EncoderStates } from '../phones/encoder-states.ts';

/** The folder of `models/`. */
const MODEL = 'word-embedding';
/** Numbers of a vector, as the graph's index has them. */
export const EMBEDDING_SIZE = 128;

/** A stretch of a recogniser's states as one vector: near for the same word whoever says it, near for calls of one type. */
export class WordEmbedder {
  private constructor(private readonly model: OnnxModel) {}

  /**
   * @param folder that has the model's folder in it, and that of the recogniser; the shipped ones unless said
   * @throws {ModelFileError} the network is absent, or not that of its card
   * @throws {ModelRunError} it was trained on the states of another recogniser than the one that is there
   */
  static async load(folder?: string): Promise<WordEmbedder> {
    checkTrainedOn(MODEL, folder);
    return new WordEmbedder(await loadModel('word-embedding', folder === undefined ? {} : { folder }));
  }

  /**
   * @param states at least one frame
   * @returns shape (128), length 1
   * @throws {ModelRunError} the network refuses them
   */
  async embed({ data, frames, width }: EncoderStates): Promise<Float32Array> {
    const tensor = await this.model.runFloat({ states: float32Tensor(data, [1, frames, width]) }, 'embedding');
    if (tensor.data.length === EMBEDDING_SIZE) return tensor.data;
    throw new ModelRunError(MODEL, `its answer has ${tensor.data.length} numbers, expected ${EMBEDDING_SIZE}`);
  }
}
