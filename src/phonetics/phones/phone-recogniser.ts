import { logMelSpectrogram } from '../../dsp/mel.ts';
import { modelCard, type ModelCard } from '../../inference/model-card.ts';
import {
  float32Tensor,
  loadModel,
  ModelRunError,
  type ModelTensor,
  type OnnxModel,
} from '../../inference/onnx-session.ts';
import { readAlongside } from '../../inference/read-alongside.ts';
import type { Calibration } from './confidence.ts';
import type { EncoderStates } from './encoder-states.ts';
import { STRESS_CLASSES, type PhonePosteriors } from './phone-posteriors.ts';

/** The folder of `models/`. */
const MODEL = 'phone-recogniser';
const INVENTORY = 'inventory.json';
/** What the network listens to. */
export const PHONE_SAMPLE_RATE_HZ = 16000;
const MEL_BANDS = 80;

/** The network with what its card says of it. */
export class PhoneRecogniser {
  private constructor(
    private readonly model: OnnxModel,
    /** IPA of class 1 and on. */
    private readonly phones: readonly string[],
    readonly calibration: Calibration,
  ) {}

  /**
   * @param folder that has the model's folder in it; the shipped ones unless said
   * @throws {ModelFileError} the network or its list of phones is absent, or not that of the card
   * @throws {ModelRunError} the list of phones is none
   */
  static async load(folder?: string): Promise<PhoneRecogniser> {
    const model = await loadModel(MODEL, folder === undefined ? {} : { folder });
    return new PhoneRecogniser(model, await readInventory(folder), calibrationOf(modelCard(MODEL, folder)));
  }

  /** @param phone a class above 0 */
  ipa(phone: number): string {
    return this.phones[phone - 1]!;
  }

  /**
   * @param signal mono in [-1, 1] at 16 kHz, all of it finite
   * @returns two frames for every four of 10 ms that were begun; none for no samples
   * @throws {ModelRunError} the network refuses it, or answers in other shapes than its card says
   */
  async listen(signal: Float32Array): Promise<PhonePosteriors> {
    const classes = this.phones.length + 1;
    if (signal.length === 0) {
      const none = new Float32Array(0);
      return { frames: 0, classes, phones: none, segments: none, stress: none };
    }
    const { outputs, melFrames } = await this.run(signal);
    const frames = 2 * Math.ceil(melFrames / 4);
    return {
      frames,
      classes,
      phones: floats(outputs, 'phones', frames * classes),
      segments: floats(outputs, 'segments', frames * classes),
      stress: floats(outputs, 'stress', frames * STRESS_CLASSES),
    };
  }

  /**
   * The states of the encoder, which other networks of this project read.
   * @param signal as for `listen`, at least one sample
   * @throws {ModelRunError} the network refuses it, or answers in other shapes than its card says
   */
  async states(signal: Float32Array): Promise<EncoderStates> {
    const { outputs, melFrames } = await this.run(signal);
    const frames = Math.ceil(melFrames / 4);
    const width = outputs['hidden']?.dims[2] ?? 0;
    return { frames, width, data: floats(outputs, 'hidden', frames * width) };
  }

  private async run(signal: Float32Array) {
    const { data, frames: melFrames } = logMelSpectrogram(signal, { bands: MEL_BANDS });
    return { outputs: await this.model.run({ mel: float32Tensor(data, [1, melFrames, MEL_BANDS]) }), melFrames };
  }
}

function floats(outputs: Readonly<Record<string, ModelTensor>>, name: string, length: number): Float32Array {
  const tensor = outputs[name];
  if (tensor?.type === 'float32' && tensor.data.length === length) return tensor.data as Float32Array;
  const got = tensor === undefined ? 'nothing' : `${tensor.type} [${tensor.dims.join(', ')}]`;
  throw new ModelRunError(MODEL, `output ${name} is ${got}, expected ${length} float32 by the phones of ${INVENTORY}`);
}

async function readInventory(folder?: string): Promise<readonly string[]> {
  const { phones } = (await readAlongside(MODEL, INVENTORY, folder)) as { phones?: unknown };
  if (!Array.isArray(phones) || phones.some((phone) => typeof phone !== 'string' || phone === '')) {
    throw new ModelRunError(MODEL, `${INVENTORY} holds no list of phones`);
  }
  return phones as readonly string[];
}

function calibrationOf({ calibration }: ModelCard): Calibration {
  const temperature = calibration?.['temperature'] ?? 1;
  const bias = calibration?.['bias'] ?? 0;
  if (temperature > 0 && Number.isFinite(bias)) return { temperature, bias };
  throw new ModelRunError(MODEL, `its card's calibration has temperature ${temperature} and bias ${bias}`);
}
