import { checkTrainedOn } from '../../inference/check-trained-on.ts';
import { modelCard } from '../../inference/model-card.ts';
import { float32Tensor, loadModel, ModelRunError, type OnnxModel } from '../../inference/onnx-session.ts';
import { readAlongside } from '../../inference/read-alongside.ts';
import type { PhonePosteriors } from '../phones/phone-posteriors.ts';
import { leastProbabilityOfName } from './least-probability.ts';
import { otherLanguage } from './spoken-language.ts';

/** The folder of `models/`. */
const MODEL = 'language-identifier';
const LANGUAGES = 'languages.json';

/** Which phone sounds in each frame; an even number of them. */
export type SegmentPosteriors = Pick<PhonePosteriors, 'frames' | 'classes' | 'segments'>;

/** How probable each language is in a window of speech. */
export class LanguageIdentifier {
  private constructor(
    private readonly model: OnnxModel,
    /** As ISO 639-3 codes, {@link otherLanguage} last. */
    readonly languages: readonly string[],
    private readonly temperature: number,
    readonly leastProbability: number,
  ) {}

  /**
   * @param folder that has the model's folder in it, and that of the recogniser; the shipped ones unless said
   * @throws {ModelFileError} the network or its list of languages is absent, or not that of the card
   * @throws {ModelRunError} it was trained to read another recogniser than the one that is there
   */
  static async load(folder?: string): Promise<LanguageIdentifier> {
    checkTrainedOn('language-identifier', folder);
    const card = modelCard('language-identifier', folder);
    const { languages } = (await readAlongside(MODEL, LANGUAGES, folder)) as { languages?: unknown };
    if (!Array.isArray(languages) || languages.some((each) => typeof each !== 'string' || each === otherLanguage)) {
      throw new ModelRunError(MODEL, `${LANGUAGES} holds no list of languages`);
    }
    const model = await loadModel('language-identifier', folder === undefined ? {} : { folder });
    const { temperature = 1 } = card.calibration ?? {};
    if (!(temperature > 0)) throw new ModelRunError(MODEL, `its card's calibration has temperature ${temperature}`);
    const all = [...(languages as string[]), otherLanguage];
    return new LanguageIdentifier(model, all, temperature, leastProbabilityOfName(folder));
  }

  /**
   * @param phones of a window, at least two frames
   * @returns probabilities in the order of `languages`
   * @throws {ModelRunError} the network refuses them, or answers in another shape than its languages are
   */
  async tell({ segments, frames, classes }: SegmentPosteriors): Promise<number[]> {
    const input = float32Tensor(segments, [1, frames / 2, 2 * classes]);
    const { data: scores } = await this.model.runFloat({ phones: input }, 'languages');
    if (scores.length !== this.languages.length) {
      throw new ModelRunError(MODEL, `it answers with ${scores.length} numbers, expected ${this.languages.length}`);
    }
    return softmax(scores, this.temperature);
  }
}

function softmax(scores: Float32Array, temperature: number): number[] {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = Array.from(scores, (score) => Math.exp((score - most) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
