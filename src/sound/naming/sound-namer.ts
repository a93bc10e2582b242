import { float32Tensor, loadModel, ModelRunError, type OnnxModel } from '../../inference/onnx-session.ts';
import { readAlongside } from '../../inference/read-alongside.ts';
import { sourceKinds, type SourceKind } from '../sound-event.ts';
import { BANDS } from './sound-bands.ts';

/** The folder of `models/`. */
const MODEL = 'sound-events';
const LABELS = 'labels.json';

export interface NamedLabel {
  readonly label: string;
  readonly kind: SourceKind;
}

/** What sounds in windows, in logits: of the network's labels, then of its kinds. */
export interface HeardWindows {
  /** Of each window as a whole, shape (windows, outputs). */
  readonly windows: Float32Array;
  /** Of each of its frames, shape (windows, frames, outputs). */
  readonly frames: Float32Array;
  readonly framesOfWindow: number;
}

/** The network that names sounds. */
export class SoundNamer {
  private constructor(
    private readonly model: OnnxModel,
    readonly labels: readonly NamedLabel[],
    readonly kinds: readonly SourceKind[],
    /** Of one frame that comes out. */
    readonly frameSeconds: number,
  ) {}

  /** Labels, then kinds. */
  get outputs(): number {
    return this.labels.length + this.kinds.length;
  }

  /**
   * @param folder that has the model's folder in it; the shipped one unless said
   * @throws {ModelFileError} the network or its labels are absent, or not those of the card
   * @throws {ModelRunError} its labels are none
   */
  static async load(folder?: string): Promise<SoundNamer> {
    const facts = await readAlongside(MODEL, LABELS, folder);
    if (!areFacts(facts))
      throw new ModelRunError(MODEL, `${LABELS} does not hold labels with kinds, kinds and frameSeconds`);
    const model = await loadModel(MODEL, folder === undefined ? {} : { folder });
    return new SoundNamer(model, facts.labels, facts.kinds, facts.frameSeconds);
  }

  /**
   * @param bands of windows, normalised each by itself, shape (windows, frames, BANDS)
   * @throws {ModelRunError} the network refuses them, or answers in another shape than its labels are
   */
  async hear(bands: Float32Array, windows: number): Promise<HeardWindows> {
    const frames = bands.length / (windows * BANDS);
    const found = await this.model.run({ bands: float32Tensor(bands, [windows, frames, BANDS]) });
    const ofWindows = found['window']?.data as Float32Array;
    const ofFrames = found['frames']?.data as Float32Array;
    const framesOfWindow = ofFrames.length / (windows * this.outputs);
    if (ofWindows.length !== windows * this.outputs || !Number.isInteger(framesOfWindow)) {
      throw new ModelRunError(
        MODEL,
        `it answers with ${ofWindows.length} numbers for ${windows} windows of ${this.outputs}`,
      );
    }
    return { windows: ofWindows, frames: ofFrames, framesOfWindow };
  }
}

interface Facts {
  readonly labels: readonly NamedLabel[];
  readonly kinds: readonly SourceKind[];
  readonly frameSeconds: number;
}

function areFacts(value: unknown): value is Facts {
  const { labels, kinds, frameSeconds } = value as Partial<Facts>;
  const isKind = (kind: unknown): kind is SourceKind => sourceKinds.includes(kind as SourceKind);
  return (
    Array.isArray(labels) &&
    labels.length > 0 &&
    labels.every((each: Partial<NamedLabel>) => typeof each.label === 'string' && isKind(each.kind)) &&
    Array.isArray(kinds) &&
    kinds.every(isKind) &&
    typeof frameSeconds === 'number' &&
    frameSeconds > 0
  );
}
