import { cleanSamples } from '../../dsp/clean-samples.ts';
import { intensityDb } from '../../dsp/intensity.ts';
import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import type { Pcm } from '../../media/media.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import { STATE_SECONDS, stateSpan } from '../phones/encoder-states.ts';
import { hearingRule } from '../phones/hearing-rule.ts';
import { PHONE_SAMPLE_RATE_HZ, PhoneRecogniser } from '../phones/phone-recogniser.ts';
import { comparedStretches } from './compared-stretches.ts';
import type { EmbeddedStretch, SoundEmbedding } from './sound-embedding.ts';
import { WordEmbedder } from './word-embedder.ts';

/** What each sound event of a recording sounds like, as points among others. */
const embedSounds: RunModule<SoundEmbedding> = async (batch) => {
  const listener = { recogniser: await PhoneRecogniser.load(), embedder: await WordEmbedder.load() };
  return embedEvents(batch, listener);
};

export default embedSounds;

export interface EmbeddingListener {
  readonly recogniser: PhoneRecogniser;
  readonly embedder: WordEmbedder;
}

/** The same with networks that are there. */
export async function embedEvents(
  { subjects, media, progress, signal }: RunBatch,
  listener: EmbeddingListener,
): Promise<readonly SoundEmbedding[]> {
  const pcm = await media.pcm({ sampleRateHz: PHONE_SAMPLE_RATE_HZ, channels: 1 }, signal);
  try {
    const results: SoundEmbedding[] = [];
    for (const subject of subjects) {
      results.push({ stretches: await embedStretches(pcm, comparedStretches(subject), listener, signal) });
      progress(results.length / subjects.length);
    }
    return results;
  } finally {
    await pcm.close();
  }
}

/** Heard around what is embedded: the recogniser has not to guess what came before its first frame. */
const EDGE_SECONDS = 0.24;
/** Listened to at once. */
const MOST_SECONDS = 20;
/** Detectors are late on voiceless sounds: of the edge, so many frames belong to the stretch. */
const EDGE_FRAMES = 1;

/**
 * @param pcm 16 kHz mono
 * @param stretches in order of time, each at most 20 s long
 * @returns those that can be heard
 */
export async function embedStretches(
  pcm: Pick<Pcm, 'slice'>,
  stretches: readonly TimeSpan[],
  { recogniser, embedder }: EmbeddingListener,
  signal?: AbortSignal,
): Promise<EmbeddedStretch[]> {
  const found: EmbeddedStretch[] = [];
  for (let next = 0; next < stretches.length;) {
    signal?.throwIfAborted();
    const from = Math.max(0, stretches[next]!.startSeconds - EDGE_SECONDS);
    const group = [stretches[next++]!];
    while (next < stretches.length && stretches[next]!.endSeconds - from <= MOST_SECONDS)
      group.push(stretches[next++]!);
    const until = Math.min(group.at(-1)!.endSeconds, from + MOST_SECONDS + EDGE_SECONDS) + EDGE_SECONDS;
    const samples = cleanSamples(await pcm.slice(from, until));
    if (samples.length === 0) continue;
    const states = await recogniser.states(samples);
    for (const { startSeconds, endSeconds } of group) {
      const [first, last] = [startSeconds - from, endSeconds - from];
      const [start, end] = [first * PHONE_SAMPLE_RATE_HZ, last * PHONE_SAMPLE_RATE_HZ].map(Math.round) as [
        number,
        number,
      ];
      if (last - first < hearingRule.minimumSeconds || intensityDb(samples, start, end) < hearingRule.minimumLevelDb) {
        continue;
      }
      const span = stateSpan(
        states,
        Math.floor(first / STATE_SECONDS) - EDGE_FRAMES,
        Math.ceil(last / STATE_SECONDS) + EDGE_FRAMES,
      );
      found.push({ startSeconds, endSeconds, vector: [...(await embedder.embed(span))] });
    }
  }
  return found;
}
