import { float32Tensor, loadModel, ModelRunError, type OnnxModel } from '../../inference/onnx-session.ts';
import { readAlongside } from '../../inference/read-alongside.ts';
import type { NamedLabel } from '../naming/sound-namer.ts';
import { sourceKinds } from '../sound-event.ts';
import { MASK_BANDS } from './mask-bands.ts';

/** The folder of `models/`. */
export const separatorModel = 'separator';
const LABELS = 'labels.json';

/** What says which share of each time and band is of what is asked for. */
export interface MaskNetwork {
  /** What can be asked for, in the order of its questions. */
  readonly labels: readonly NamedLabel[];
  /**
   * @param bands of one window, normalised, shape (frames, MASK_BANDS)
   * @param question 1 for each label whose sound is asked for, else 0, shape (labels)
   * @returns 0 to 1, of the shape of `bands`, for the caller to keep and change
   */
  masks(bands: Float32Array, frames: number, question: Float32Array): Promise<Float32Array>;
}

/** The network that pulls sounds apart. */
export class Separator implements MaskNetwork {
  private constructor(
    private readonly model: OnnxModel,
    readonly labels: readonly NamedLabel[],
  ) {}

  /**
   * @param folder that has the model's folder in it; the shipped one unless said
   * @throws {NotFoundError} no model of that name; {ModelPendingError} it was not made yet
   * @throws {ModelFileError} the network or its labels are absent, or not those of the card
   * @throws {ModelRunError} its labels are none
   */
  static async load(folder?: string): Promise<Separator> {
    const labels = await separableLabels(folder);
    return new Separator(await loadModel(separatorModel, folder === undefined ? {} : { folder }), labels);
  }

  /** @throws {ModelRunError} the network refuses a window, or answers in another shape */
  async masks(bands: Float32Array, frames: number, question: Float32Array): Promise<Float32Array> {
    const feeds = {
      bands: float32Tensor(bands, [1, frames, MASK_BANDS]),
      question: float32Tensor(question, [1, this.labels.length]),
    };
    const { data } = await this.model.runFloat(feeds, 'mask');
    if (data.length !== bands.length) {
      throw new ModelRunError(
        separatorModel,
        `it answers with ${data.length} numbers for ${frames} frames of ${MASK_BANDS}`,
      );
    }
    return data;
  }
}

/**
 * What can be asked of the network, without it.
 * @param folder that has the model's folder in it; the shipped one unless said
 * @throws {NotFoundError}; {ModelPendingError}; {ModelFileError}; {ModelRunError} its labels are none
 */
export async function separableLabels(folder?: string): Promise<readonly NamedLabel[]> {
  const facts = await readAlongside(separatorModel, LABELS, folder);
  if (!haveLabels(facts)) throw new ModelRunError(separatorModel, `${LABELS} does not hold labels with kinds`);
  return facts.labels;
}

function haveLabels(facts: unknown): facts is { readonly labels: readonly NamedLabel[] } {
  const { labels } = facts as { labels?: Partial<NamedLabel>[] };
  return (
    Array.isArray(labels) &&
    labels.length > 0 &&
    labels.every(({ label, kind }) => typeof label === 'string' && sourceKinds.includes(kind!))
  );
}
