import { logMelSpectrogram } from '../../dsp/mel.ts';
import { float32Tensor, loadModel, ModelRunError, type OnnxModel } from '../../inference/onnx-session.ts';

/** The folder of `models/`. */
const MODEL = 'speaker-embedding';
const BANDS = 80;
/** Numbers of a point. */
const SIZE = 128;
/** What the network listens to. */
export const SPEAKER_SAMPLE_RATE_HZ = 16_000;

/** A stretch of voice as a point on the unit sphere: near for one speaker, whatever is said. */
export class SpeakerEmbedder {
  private constructor(private readonly model: OnnxModel) {}

  /**
   * @param folder that has the model's folder in it; the shipped one unless said
   * @throws {ModelFileError} the network is absent, or not that of its card
   */
  static async load(folder?: string): Promise<SpeakerEmbedder> {
    return new SpeakerEmbedder(await loadModel(MODEL, folder === undefined ? {} : { folder }));
  }

  /**
   * @param signal mono in [-1, 1] at 16 kHz, at least one sample, all of it finite
   * @returns shape (128), length 1
   * @throws {ModelRunError} the network refuses it
   */
  async embed(signal: Float32Array): Promise<Float32Array> {
    const { data, frames } = logMelSpectrogram(signal, { bands: BANDS });
    const { data: point } = await this.model.runFloat({ mel: float32Tensor(data, [1, frames, BANDS]) }, 'point');
    if (point.length === SIZE) return point;
    throw new ModelRunError(MODEL, `its answer has ${point.length} numbers, expected ${SIZE}`);
  }
}
