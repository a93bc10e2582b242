import { cleanSamples } from '../../dsp/clean-samples.ts';
import { intensityDb } from '../../dsp/intensity.ts';
import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import type { Pcm } from '../../media/media.ts';
import { voiceLabel, type HeardSoundEvent } from '../../sound/sound-event.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import { STATE_SECONDS, stateSpan, type EncoderStates } from '../phones/encoder-states.ts';
import { hearingRule } from '../phones/hearing-rule.ts';
import { PHONE_SAMPLE_RATE_HZ, PhoneRecogniser } from '../phones/phone-recogniser.ts';
import { judgeLanguage, meanProbabilities } from './judge-language.ts';
import { LanguageIdentifier } from './language-identifier.ts';
import { languageWindows } from './language-windows.ts';
import type { LanguageWindow, SpokenLanguage } from './spoken-language.ts';

/** In which language each utterance of a recording is. */
const identifyLanguages: RunModule<SpokenLanguage> = async (batch) =>
  tellLanguages(batch, { recogniser: await PhoneRecogniser.load(), identifier: await LanguageIdentifier.load() });

export default identifyLanguages;

export interface LanguageListener {
  readonly recogniser: PhoneRecogniser;
  readonly identifier: LanguageIdentifier;
}

/** The same with networks that are there. */
export async function tellLanguages(
  { subjects, media, inputs, progress, signal }: RunBatch,
  listener: LanguageListener,
): Promise<readonly SpokenLanguage[]> {
  const pcm = await media.pcm({ sampleRateHz: PHONE_SAMPLE_RATE_HZ, channels: 1 }, signal);
  try {
    const events = inputs['sound-events'] as readonly HeardSoundEvent[];
    const voices = events.filter(({ label }) => label === voiceLabel);
    const heard = new HeardStates(pcm, listener.recogniser);
    const { languages, leastProbability } = listener.identifier;
    const results: SpokenLanguage[] = [];
    for (const { startSeconds, endSeconds } of subjects) {
      signal.throwIfAborted();
      const place = voices.findIndex((voice) => voice.startSeconds === startSeconds && voice.endSeconds === endSeconds);
      const windows: LanguageWindow[] = [];
      for (const spans of place < 0 ? [] : languageWindows(voices, place)) {
        const states = await heard.joined(spans);
        if (states === undefined) continue;
        const probabilities = await listener.identifier.tell(states);
        windows.push({ startSeconds: spans[0]!.startSeconds, endSeconds: spans.at(-1)!.endSeconds, probabilities });
      }
      const probabilities = meanProbabilities({ languages, windows });
      results.push({ languages, windows, ...judgeLanguage(languages, probabilities, leastProbability) });
      progress(results.length / subjects.length);
    }
    return results;
  } finally {
    await pcm.close();
  }
}

/** Heard around a stretch: the recogniser has not to guess what came before its first frame. */
const EDGE_SECONDS = 0.24;
/** Short utterances beside each other are in each other's windows. */
const MOST_KEPT = 16;

/** The recogniser's states of stretches of one recording. */
class HeardStates {
  private readonly kept = new Map<string, EncoderStates | undefined>();

  constructor(
    private readonly pcm: Pick<Pcm, 'slice'>,
    private readonly recogniser: PhoneRecogniser,
  ) {}

  /** Those of all stretches, one after another; undefined where they are too quiet to hear anything. */
  async joined(spans: readonly TimeSpan[]): Promise<EncoderStates | undefined> {
    const parts: EncoderStates[] = [];
    for (const span of spans) {
      const states = await this.of(span);
      if (states !== undefined) parts.push(states);
    }
    if (parts.length === 0) return undefined;
    const { width } = parts[0]!;
    const frames = parts.reduce((sum, part) => sum + part.frames, 0);
    const data = new Float32Array(frames * width);
    let at = 0;
    for (const part of parts) {
      data.set(part.data, at);
      at += part.data.length;
    }
    return { frames, width, data };
  }

  private async of(span: TimeSpan): Promise<EncoderStates | undefined> {
    const key = `${span.startSeconds} ${span.endSeconds}`;
    if (this.kept.has(key)) return this.kept.get(key);
    const states = await this.listen(span);
    this.kept.set(key, states);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    return states;
  }

  private async listen({ startSeconds, endSeconds }: TimeSpan): Promise<EncoderStates | undefined> {
    const from = Math.max(0, startSeconds - EDGE_SECONDS);
    const samples = cleanSamples(await this.pcm.slice(from, endSeconds + EDGE_SECONDS));
    const [first, last] = [startSeconds - from, endSeconds - from];
    const level = intensityDb(
      samples,
      Math.round(first * PHONE_SAMPLE_RATE_HZ),
      Math.round(last * PHONE_SAMPLE_RATE_HZ),
    );
    if (samples.length === 0 || level < hearingRule.minimumLevelDb) return undefined;
    const states = await this.recogniser.states(samples);
    const span = stateSpan(states, Math.floor(first / STATE_SECONDS), Math.ceil(last / STATE_SECONDS));
    return { ...span, data: span.data.slice() };
  }
}
