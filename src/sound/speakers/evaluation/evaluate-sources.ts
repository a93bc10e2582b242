import { dot } from '../../../dsp/dot.ts';
import { seededRandom } from '../../../dsp/seeded-random.ts';
import { groupedBy } from '../../../grouped-by.ts';
import { memoryPcm } from '../../../media/memory-pcm.ts';
import { detectSounds } from '../../detect-sounds.ts';
import { voiceLabel } from '../../sound-event.ts';
import { hearSpeakers } from '../hear-speakers.ts';
import { SPEAKER_SAMPLE_RATE_HZ, type SpeakerEmbedder } from '../speaker-embedder.ts';
import type { TurnRule } from '../speaker-turns.ts';
import { diarisationError, type DiarisationError } from './diarisation-error.ts';
import { equalErrorRate } from './equal-error-rate.ts';
import { makeConversation, type SpokenUtterance } from './made-conversation.ts';
import type { ListedUtterance } from './read-speakers.ts';

/** Of what is compared, in seconds of voice; null is all of a recording. */
const comparedSeconds = [null, 2] as const;
const conversationsOfSize = 10;
const sizes = [2, 3, 4];
/** Around what is spoken, nothing counts (NIST 2009). */
const collarSeconds = 0.25;

export interface SourcesEvaluation {
  /** Whether two recordings are of one speaker. */
  readonly pairs: readonly {
    readonly group: string;
    readonly speakers: number;
    readonly recordings: number;
    /** Of voice that is compared; null is all. */
    readonly seconds: number | null;
    readonly equalErrorRate: number;
    /** The cosine where it is. */
    readonly threshold: number;
  }[];
  /** Who speaks when, in conversations made of the recordings. */
  readonly conversations: readonly (DiarisationError & {
    readonly group: string;
    readonly speakers: number;
    readonly conversations: number;
    /** Mean of how many were heard. */
    readonly speakersHeard: number;
  })[];
}

/**
 * `phonograph evaluate sources`: whether the same speaker is known again, and who speaks when.
 * @param said recordings of one speaker each; those of one group are compared, and make conversations
 */
export async function evaluateSources(
  said: readonly ListedUtterance[],
  embedder: SpeakerEmbedder,
  rule: TurnRule,
): Promise<SourcesEvaluation> {
  const pairs: SourcesEvaluation['pairs'][number][] = [];
  const conversations: SourcesEvaluation['conversations'][number][] = [];
  for (const [group, recordings] of groupedBy(said, (each) => each.group)) {
    const bySpeaker = [...groupedBy(recordings, ({ speaker }) => speaker).values()];
    for (const seconds of comparedSeconds) {
      const { rate, threshold } = await pairsOf(recordings, seconds, embedder);
      const counts = { speakers: bySpeaker.length, recordings: recordings.length };
      pairs.push({ group, ...counts, seconds, equalErrorRate: rate, threshold });
    }
    for (const speakers of sizes.filter((size) => size <= bySpeaker.length)) {
      conversations.push({ group, speakers, ...(await conversationsOf(bySpeaker, speakers, embedder, rule)) });
    }
  }
  return { pairs, conversations };
}

async function pairsOf(recordings: readonly SpokenUtterance[], seconds: number | null, embedder: SpeakerEmbedder) {
  const points: Float32Array[] = [];
  for (const recording of recordings) points.push(await embedder.embed(voiceOf(recording, seconds ?? Infinity)));
  const same: number[] = [];
  const different: number[] = [];
  points.forEach((point, i) => {
    for (let j = 0; j < i; j++) {
      const isSame = recordings[i]!.speaker === recordings[j]!.speaker;
      (isSame ? same : different).push(dot(point, points[j]!));
    }
  });
  return equalErrorRate(same, different);
}

/** What is voice of a recording, one stretch after the other, of so many seconds at most. */
function voiceOf({ samples, voices }: SpokenUtterance, seconds: number): Float32Array {
  const at = (place: number) => Math.round(place * SPEAKER_SAMPLE_RATE_HZ);
  const parts = voices.map(({ startSeconds, endSeconds }) => samples.subarray(at(startSeconds), at(endSeconds)));
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let from = 0;
  for (const part of parts) {
    joined.set(part, from);
    from += part.length;
  }
  return joined.subarray(0, Math.min(joined.length, at(seconds)));
}

async function conversationsOf(
  bySpeaker: readonly (readonly SpokenUtterance[])[],
  size: number,
  embedder: SpeakerEmbedder,
  rule: TurnRule,
) {
  const random = seededRandom(size);
  const sum = { missed: 0, falseAlarm: 0, confusion: 0, rate: 0, speakersHeard: 0 };
  for (let i = 0; i < conversationsOfSize; i++) {
    const chosen = bySpeaker
      .map((said) => ({ said, order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, size)
      .map(({ said }) => said);
    const { samples, spoken } = makeConversation(chosen, SPEAKER_SAMPLE_RATE_HZ, random);
    const pcm = memoryPcm(samples, SPEAKER_SAMPLE_RATE_HZ);
    const voices = (await detectSounds(pcm)).filter(({ label }) => label === voiceLabel);
    const { turns, speakers } = await hearSpeakers(pcm, voices, embedder, rule);
    const error = diarisationError(spoken, turns, collarSeconds);
    for (const part of ['missed', 'falseAlarm', 'confusion', 'rate'] as const) sum[part] += error[part];
    sum.speakersHeard += speakers.length;
  }
  const mean = (value: number) => value / conversationsOfSize;
  return {
    conversations: conversationsOfSize,
    missed: mean(sum.missed),
    falseAlarm: mean(sum.falseAlarm),
    confusion: mean(sum.confusion),
    rate: mean(sum.rate),
    speakersHeard: mean(sum.speakersHeard),
  };
}
