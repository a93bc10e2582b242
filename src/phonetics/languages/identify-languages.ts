import { cleanSamples } from '../../dsp/clean-samples.ts';
import { intensityDb } from '../../dsp/intensity.ts';
import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import type { Pcm } from '../../media/media.ts';
import { voiceLabel, type HeardSoundEvent } from '../../sound/sound-event.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import { hearingRule } from '../phones/hearing-rule.ts';
import { POSTERIOR_FRAME_SECONDS, posteriorSpan } from '../phones/phone-posteriors.ts';
import { PHONE_SAMPLE_RATE_HZ, PhoneRecogniser } from '../phones/phone-recogniser.ts';
import { judgeLanguage, meanProbabilities } from './judge-language.ts';
import { LanguageIdentifier, type SegmentPosteriors } from './language-identifier.ts';
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
    const heard = new HeardPhones(pcm, listener.recogniser);
    const { languages, leastProbability } = listener.identifier;
    const results: SpokenLanguage[] = [];
    for (const { startSeconds, endSeconds } of subjects) {
      signal.throwIfAborted();
      const place = voices.findIndex((voice) => voice.startSeconds === startSeconds && voice.endSeconds === endSeconds);
      const windows: LanguageWindow[] = [];
      for (const spans of place < 0 ? [] : languageWindows(voices, place)) {
        const phones = await heard.joined(spans);
        if (phones === undefined) continue;
        const probabilities = await listener.identifier.tell(phones);
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

/** Which phones sound in stretches of one recording. */
class HeardPhones {
  private readonly kept = new Map<string, SegmentPosteriors | undefined>();

  constructor(
    private readonly pcm: Pick<Pcm, 'slice'>,
    private readonly recogniser: PhoneRecogniser,
  ) {}

  /** Those of all stretches, one after another; undefined where they are too quiet to hear anything. */
  async joined(spans: readonly TimeSpan[]): Promise<SegmentPosteriors | undefined> {
    const parts: SegmentPosteriors[] = [];
    for (const span of spans) {
      const part = await this.of(span);
      if (part !== undefined) parts.push(part);
    }
    if (parts.length === 0) return undefined;
    const { classes } = parts[0]!;
    const frames = parts.reduce((sum, part) => sum + part.frames, 0);
    const segments = new Float32Array(frames * classes);
    let at = 0;
    for (const part of parts) {
      segments.set(part.segments, at);
      at += part.segments.length;
    }
    return { frames, classes, segments };
  }

  private async of(span: TimeSpan): Promise<SegmentPosteriors | undefined> {
    const key = `${span.startSeconds} ${span.endSeconds}`;
    if (this.kept.has(key)) return this.kept.get(key);
    const heard = await this.listen(span);
    this.kept.set(key, heard);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    return heard;
  }

  private async listen({ startSeconds, endSeconds }: TimeSpan): Promise<SegmentPosteriors | undefined> {
    const from = Math.max(0, startSeconds - EDGE_SECONDS);
    const samples = cleanSamples(await this.pcm.slice(from, endSeconds + EDGE_SECONDS));
    const [first, last] = [startSeconds - from, endSeconds - from];
    const level = intensityDb(
      samples,
      Math.round(first * PHONE_SAMPLE_RATE_HZ),
      Math.round(last * PHONE_SAMPLE_RATE_HZ),
    );
    if (samples.length === 0 || level < hearingRule.minimumLevelDb) return undefined;
    const heard = await this.recogniser.listen(samples);
    // In pairs, as the identifier reads them.
    const pair = 2 * POSTERIOR_FRAME_SECONDS;
    const [start, end] = [2 * Math.floor(first / pair), 2 * Math.ceil(last / pair)];
    const { frames, classes, segments } = posteriorSpan(heard, start, end);
    // A copy, and nothing else: what is kept must not hold all that was heard.
    return frames === 0 ? undefined : { frames, classes, segments: segments.slice() };
  }
}
