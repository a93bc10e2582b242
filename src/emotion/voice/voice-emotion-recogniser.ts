import { logistic } from '../../dsp/log-odds.ts';
import { checkTrainedOn } from '../../inference/check-trained-on.ts';
import { modelCard } from '../../inference/model-card.ts';
import { float32Tensor, loadModel, ModelRunError, type OnnxModel } from '../../inference/onnx-session.ts';
import { readAlongside } from '../../inference/read-alongside.ts';
import { PhoneRecogniser } from '../../phonetics/phones/phone-recogniser.ts';
import { calibratedProbabilities, expectedAffect, type Affect, type EmotionLabel } from './affect.ts';
import { PITCH_BANDS, pitchBands } from './pitch-bands.ts';
import { trimVoice } from './trim-voice.ts';
import { utteranceWindows } from './utterance-windows.ts';

/** The folder of `models/`. */
const MODEL = 'voice-emotion';
/** By which it is switched on. */
export const voiceEmotionModel: string = MODEL;
const LABELS = 'labels.json';

/** What a voice sounds like, whatever it says and whatever its owner feels. */
export interface VoiceEmotion extends Affect {
  /** Of each label, adding up to 1; calibrated on actors that were not learned from. */
  readonly probabilities: ReadonlyMap<string, number>;
  /** How probable it is that this is acted strongly rather than normally, 0 to 1; not calibrated. */
  readonly intensity: number;
}

/** The network that hears emotion in a voice, from its melody and from what the phone recogniser hears of it. */
export class VoiceEmotionRecogniser {
  private constructor(
    private readonly model: OnnxModel,
    private readonly phones: PhoneRecogniser,
    readonly labels: readonly EmotionLabel[],
    private readonly temperature: number,
  ) {}

  /**
   * @param folder that has the folders of this model and of the phone recogniser in it; the shipped ones unless said
   * @throws {ModelFileError} a network or its labels are absent, or not those of the card
   * @throws {ModelRunError} its labels are none, its card has no temperature, or it was trained on another phone recogniser
   */
  static async load(folder?: string): Promise<VoiceEmotionRecogniser> {
    checkTrainedOn(MODEL, folder);
    const facts = await readAlongside(MODEL, LABELS, folder);
    if (!areFacts(facts)) throw new ModelRunError(MODEL, `${LABELS} does not hold labels with valence and arousal`);
    const temperature = modelCard(MODEL, folder).calibration?.temperature;
    if (temperature === undefined || temperature <= 0) {
      throw new ModelRunError(MODEL, "its card's calibration has no temperature above 0");
    }
    const model = await loadModel(MODEL, folder === undefined ? {} : { folder });
    return new VoiceEmotionRecogniser(model, await PhoneRecogniser.load(folder), facts.labels, temperature);
  }

  /**
   * Hears one utterance of one voice. Long ones are heard window by window; the windows' logits are averaged, each by as
   * many samples as it has, so that many windows make nothing surer.
   * @param signal mono in [-1, 1] at 16 kHz, 0.3 to 60 s of it
   * @returns undefined where nothing is loud or long enough to be a voice
   * @throws {ParameterError} a sample that is not finite
   * @throws {ModelRunError} the network refuses it, or answers in another shape than its labels are
   */
  async recognise(signal: Float32Array): Promise<VoiceEmotion | undefined> {
    const sums = new Float64Array(this.labels.length + 1);
    let samples = 0;
    for (const voice of voicesIn(signal)) {
      const logits = await this.logitsOf(voice);
      logits.forEach((logit, i) => (sums[i]! += voice.length * logit));
      samples += voice.length;
    }
    if (samples === 0) return undefined;
    const [intensity, ...logits] = sums.map((sum) => sum / samples);
    const probabilities = calibratedProbabilities(logits, this.temperature);
    return {
      probabilities: new Map(this.labels.map(({ label }, i) => [label, probabilities[i]!])),
      ...expectedAffect(probabilities, this.labels),
      intensity: logistic(intensity!),
    };
  }

  /**
   * @param voice as `trimVoice` gives it
   * @returns of intensity, then of each label; shape (1 + labels)
   * @throws {ModelRunError} as for `recognise`
   */
  async logitsOf(voice: Float32Array): Promise<number[]> {
    const pitch = pitchBands(voice);
    const states = await this.phones.states(voice);
    const found = await this.model.run({
      pitch: float32Tensor(pitch.data, [1, pitch.frames, PITCH_BANDS]),
      states: float32Tensor(states.data, [1, states.frames, states.width]),
    });
    const [intensity, emotions] = ['intensity', 'emotions'].map((name) => found[name]?.data as Float32Array);
    if (emotions!.length === this.labels.length && intensity!.length === 1) return [intensity![0]!, ...emotions!];
    throw new ModelRunError(MODEL, `it answers with ${emotions!.length} numbers for ${this.labels.length} labels`);
  }
}

/** What is heard of an utterance at once, each as `trimVoice` gives it; none where there is no voice. */
function voicesIn(signal: Float32Array): Float32Array[] {
  const voice = trimVoice(signal);
  if (voice === undefined) return [];
  const windows = utteranceWindows(voice);
  return windows.length === 1 ? windows : windows.flatMap((window) => trimVoice(window) ?? []);
}

function areFacts(value: unknown): value is { readonly labels: readonly EmotionLabel[] } {
  const { labels } = value as { readonly labels?: unknown };
  const isPlace = (place: unknown) => typeof place === 'number' && Math.abs(place) <= 1;
  return (
    Array.isArray(labels) &&
    labels.length > 1 &&
    labels.every(
      ({ label, valence, arousal }: Partial<EmotionLabel>) =>
        typeof label === 'string' && isPlace(valence) && isPlace(arousal),
    )
  );
}
