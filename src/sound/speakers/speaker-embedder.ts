import { logMelSpectrogram } from '../../dsp/mel.ts';
import { modelCard, type ModelCard } from '../../inference/model-card.ts';
import { float32Tensor, loadModel, ModelRunError, type OnnxModel } from '../../inference/onnx-session.ts';
import type { SameVoiceRule } from './same-voice.ts';
import type { TurnRule } from './speaker-turns.ts';

/** The folder of `models/`. */
const MODEL = 'speaker-embedding';
const BANDS = 80;
/** Numbers of a point. */
const SIZE = 128;
/** What the network listens to. */
export const SPEAKER_SAMPLE_RATE_HZ = 16_000;

/** A stretch of voice as a point on the unit sphere: near for one speaker, whatever is said. */
export class SpeakerEmbedder {
  private constructor(
    private readonly model: OnnxModel,
    /** As it was fitted to speakers that the network was not trained on. */
    readonly turnRule: TurnRule,
  ) {}

  /**
   * @param folder that has the model's folder in it; the shipped one unless said
   * @throws {ModelFileError} the network is absent, or not that of its card
   * @throws {ModelRunError} its card does not say when two voices are one
   */
  static async load(folder?: string): Promise<SpeakerEmbedder> {
    const model = await loadModel(MODEL, folder === undefined ? {} : { folder });
    return new SpeakerEmbedder(model, turnRuleOf(modelCard(MODEL, folder)));
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

/**
 * When voices of two recordings are taken for one.
 * @param folder that has the model's folder in it; the shipped one unless said
 * @throws {ModelRunError} the model's card does not say
 */
export function sameVoiceRule(folder?: string): SameVoiceRule {
  const card = modelCard(MODEL, folder);
  return { evenSimilarity: calibrated(card, 'evenSimilarity'), slope: calibrated(card, 'slope') };
}

function turnRuleOf(card: ModelCard): TurnRule {
  return { leastSimilarity: calibrated(card, 'turnSimilarity'), leastSeconds: calibrated(card, 'turnSeconds') };
}

function calibrated({ calibration }: ModelCard, name: string): number {
  const value = calibration?.[name];
  if (value !== undefined) return value;
  throw new ModelRunError(MODEL, `its card's calibration has no ${name}`);
}
