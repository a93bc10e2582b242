import { cleanSamples } from '../../dsp/clean-samples.ts';
import { MediaError } from '../../media/media-errors.ts';
import { openMedia } from '../../media/open-media.ts';
import { VoiceEmotionRecogniser } from '../voice/voice-emotion-recogniser.ts';
import { EMOTION_SAMPLE_RATE_HZ } from '../voice/trim-voice.ts';
import { listRavdess } from './ravdess-clips.ts';
import { voiceScores, type JudgedClip, type VoiceScores } from './voice-scores.ts';

export interface VoiceEvaluation extends VoiceScores {
  /** Why some clips were not judged: they are no recordings, or nothing was heard in them. */
  readonly refused: readonly string[];
}

export interface EvaluateVoiceOptions {
  /** The folder of RAVDESS, with one folder an actor in it. */
  readonly ravdess: string;
  /** With the network's folder in it; `{fold}` stands for the fold, so that each has a network that has not heard its actors. */
  readonly models?: string;
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Emotions whose pleasantness is scored. Unpleasant are those whose words lie below the middle of the scale of valence in
 * Warriner, Kuperman & Brysbaert (2013), pleasant `happy` and `calm`. `neutral` is neither, and `surprised`, though above
 * the middle there, may be either (Noordewier & Breugelmans 2013).
 */
export const valenceSigns: ReadonlyMap<string, number> = new Map([
  ['calm', 1],
  ['happy', 1],
  ['sad', -1],
  ['angry', -1],
  ['fearful', -1],
  ['disgust', -1],
]);

/**
 * `phonograph evaluate emotion`: what is heard in the clips of RAVDESS, of which it is known what was acted.
 * @throws {NotFoundError} no such folder, or no clip in it; {ModelFileError} no network for a fold
 */
export async function evaluateVoice({ ravdess, models, onProgress }: EvaluateVoiceOptions): Promise<VoiceEvaluation> {
  const clips = await listRavdess(ravdess);
  const recognisers = new Map<string | undefined, VoiceEmotionRecogniser>();
  const recogniserOf = async (fold: number) => {
    const folder = models?.replaceAll('{fold}', String(fold));
    const recogniser = recognisers.get(folder) ?? (await VoiceEmotionRecogniser.load(folder));
    recognisers.set(folder, recogniser);
    return recogniser;
  };
  const judged: JudgedClip[] = [];
  const refused: string[] = [];
  let labels: readonly string[] = [];
  for (const { file, emotion, fold } of clips) {
    const recogniser = await recogniserOf(fold);
    labels = recogniser.labels.map(({ label }) => label);
    try {
      const heard = await recogniser.recognise(await samplesOf(file));
      if (heard === undefined) refused.push(`no voice in ${file}`);
      else judged.push({ actual: emotion, group: String(fold), ...heard });
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      refused.push(error.message);
    }
    onProgress?.(judged.length + refused.length, clips.length);
  }
  return { ...voiceScores(judged, labels, valenceSigns), refused };
}

async function samplesOf(file: string): Promise<Float32Array> {
  const pcm = await (await openMedia(file)).pcm({ sampleRateHz: EMOTION_SAMPLE_RATE_HZ, channels: 1 });
  try {
    return cleanSamples(await pcm.slice(0, pcm.durationSeconds));
  } finally {
    await pcm.close();
  }
}
