import { modelCard, type ModelCard } from '../../inference/model-card.ts';
import { float32Tensor, loadModel, ModelRunError, type OnnxModel } from '../../inference/onnx-session.ts';
import { readAlongside } from '../../inference/read-alongside.ts';
import { sourceKinds, type SourceKind } from '../sound-event.ts';
import type { NamingRule } from './naming-rule.ts';
import { BANDS } from './sound-bands.ts';

/** The folder of `models/`. */
const MODEL = 'sound-events';
const LABELS = 'labels.json';

export interface NamedLabel {
  readonly label: string;
  readonly kind: SourceKind;
}

/** What sounds in each frame of windows: of the network's labels, then of its kinds. */
export interface HeardWindows {
  /** Logits, shape (windows, framesOfWindow, outputs). */
  readonly frames: Float32Array;
  /** Natural logarithms of how much each frame tells of what sounds over a stretch, of the same shape. */
  readonly attention: Float32Array;
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
    /** From which probabilities on what is said, as they were fitted to sounds that it was not trained on. */
    readonly rule: NamingRule,
  ) {}

  /** Labels, then kinds. */
  get outputs(): number {
    return this.labels.length + this.kinds.length;
  }

  /**
   * @param folder that has the model's folder in it; the shipped one unless said
   * @throws {ModelFileError} the network or its labels are absent, or not those of the card
   * @throws {ModelRunError} its labels are none, or its card has no rule for naming
   */
  static async load(folder?: string): Promise<SoundNamer> {
    const facts = await readAlongside(MODEL, LABELS, folder);
    if (!areFacts(facts))
      throw new ModelRunError(MODEL, `${LABELS} does not hold labels with kinds, kinds and frameSeconds`);
    const model = await loadModel(MODEL, folder === undefined ? {} : { folder });
    return new SoundNamer(model, facts.labels, facts.kinds, facts.frameSeconds, ruleOf(modelCard(MODEL, folder)));
  }

  /**
   * @param bands of windows, normalised each by itself, shape (windows, frames, BANDS)
   * @throws {ModelRunError} the network refuses them, or answers in another shape than its labels are
   */
  async hear(bands: Float32Array, windows: number): Promise<HeardWindows> {
    const frames = bands.length / (windows * BANDS);
    const found = await this.model.run({ bands: float32Tensor(bands, [windows, frames, BANDS]) });
    const [logits, attention] = ['frames', 'attention'].map((name) => found[name]?.data as Float32Array);
    const framesOfWindow = logits!.length / (windows * this.outputs);
    if (!Number.isInteger(framesOfWindow) || attention!.length !== logits!.length) {
      throw new ModelRunError(
        MODEL,
        `it answers with ${logits!.length} and ${attention!.length} numbers for ${windows} windows of ${this.outputs}`,
      );
    }
    return { frames: logits!, attention: attention!, framesOfWindow };
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

function ruleOf({ calibration }: ModelCard): NamingRule {
  const probability = (name: keyof NamingRule) => {
    const value = calibration?.[name];
    if (value !== undefined && value > 0 && value < 1) return value;
    throw new ModelRunError(MODEL, `its card's calibration has no ${name} between 0 and 1`);
  };
  return {
    label: probability('label'),
    kind: probability('kind'),
    beneath: probability('beneath'),
    speech: probability('speech'),
    insteadOfVoice: probability('insteadOfVoice'),
    insteadOfSpeech: probability('insteadOfSpeech'),
  };
}
