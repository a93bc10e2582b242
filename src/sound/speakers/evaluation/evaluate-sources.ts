import { concatenated } from '../../../dsp/concatenated.ts';
import { dot } from '../../../dsp/dot.ts';
import { fitLogistic, type Sign } from '../../../dsp/fit-logistic.ts';
import { seededRandom } from '../../../dsp/seeded-random.ts';
import { groupedBy } from '../../../grouped-by.ts';
import { memoryPcm } from '../../../media/memory-pcm.ts';
import { detectSounds } from '../../detect-sounds.ts';
import { voiceLabel } from '../../sound-event.ts';
import { totalSeconds, type TimeSpan } from '../../time-span.ts';
import { pointsOfWindows } from '../hear-speakers.ts';
import type { SameVoiceRule } from '../same-voice.ts';
import { SPEAKER_SAMPLE_RATE_HZ, type SpeakerEmbedder } from '../speaker-embedder.ts';
import { speakerTurns, type TurnRule } from '../speaker-turns.ts';
import { speakerWindows, type SpeakerWindow } from '../speaker-windows.ts';
import { diarisationError, type DiarisationError, type SpokenSpan } from './diarisation-error.ts';
import { equalErrorRate } from './equal-error-rate.ts';
import { makeConversation, type SpokenUtterance } from './made-conversation.ts';
import type { ListedUtterance } from './read-speakers.ts';

/** Of voice that is compared; null is one recording as it is, else recordings of a speaker are joined, or cut off, to so much. */
const comparedSeconds = [null, 2] as const;
const conversationsOfSize = 10;
const sizes = [2, 3, 4];
/** Around what is spoken, nothing counts (NIST 2009). */
const collarSeconds = 0.25;
/** What a speaker says at once in a conversation at least, or it would all be beginnings and ends. */
const leastSaidSeconds = 2;
/** No pause to those who listen. */
const bridgedSeconds = 0.2;
/** Among which the best is looked for. */
const turnSimilarities = Array.from({ length: 33 }, (_, i) => 0.1 + 0.02 * i);

export interface SourcesEvaluation {
  /** Whether two recordings are of one speaker. */
  readonly pairs: readonly {
    readonly group: string;
    readonly speakers: number;
    readonly compared: number;
    /** Of voice in each; null is what a recording has. */
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
  /** What the calibration of the network would be if it were fitted to these recordings. */
  readonly fitted: SameVoiceRule & { readonly turnSimilarity: number; readonly turnRate: number };
}

/** A conversation as it was heard. */
interface HeardConversation {
  readonly group: string;
  readonly size: number;
  readonly spoken: readonly SpokenSpan[];
  readonly windows: readonly SpeakerWindow[];
  readonly points: readonly Float32Array[];
}

/**
 * `phonograph evaluate sources`: whether the same speaker is known again, and who speaks when.
 * @param said recordings of one speaker each; those of one group are compared, and make conversations
 */
export async function evaluateSources(
  said: readonly ListedUtterance[],
  embedder: SpeakerEmbedder,
): Promise<SourcesEvaluation> {
  const pairs: SourcesEvaluation['pairs'][number][] = [];
  const signs: Sign[] = [];
  const heard: HeardConversation[] = [];
  for (const [group, recordings] of groupedBy(said, (each) => each.group)) {
    const bySpeaker = [...groupedBy(recordings, ({ speaker }) => speaker).values()];
    const talkers = bySpeaker.map((own) => utterancesOf(own, leastSaidSeconds)).filter(({ length }) => length > 0);
    for (const seconds of comparedSeconds) {
      const units = bySpeaker.map((own) => unitsOf(own, seconds));
      const { same, different } = await pairsOf(units, embedder);
      const { rate, threshold } = equalErrorRate(same, different);
      const compared = units.flat().length;
      if (seconds === null) signs.push(...signsOf(same, different));
      pairs.push({ group, speakers: units.length, compared, seconds, equalErrorRate: rate, threshold });
    }
    for (const size of sizes.filter((each) => each <= talkers.length)) {
      heard.push(...(await hearConversations(group, talkers, size, embedder)));
    }
  }
  const rated = [...groupedBy(heard, ({ group, size }) => `${size} ${group}`).values()];
  const conversations = rated.map((own) => {
    const { group, size } = own[0]!;
    return { group, speakers: size, conversations: own.length, ...errorOf(own, embedder.turnRule) };
  });
  return { pairs, conversations, fitted: { ...fitTurns(heard, embedder.turnRule), ...fitSameVoice(signs) } };
}

async function pairsOf(units: readonly (readonly Float32Array[])[], embedder: SpeakerEmbedder) {
  const points: { readonly speaker: number; readonly point: Float32Array }[] = [];
  for (const [speaker, own] of units.entries()) {
    for (const samples of own) points.push({ speaker, point: await embedder.embed(samples) });
  }
  const same: number[] = [];
  const different: number[] = [];
  points.forEach((one, i) => {
    for (const other of points.slice(0, i)) {
      (one.speaker === other.speaker ? same : different).push(dot(one.point, other.point));
    }
  });
  return { same, different };
}

/** Pairs of one voice and of two, which count as much as each other in all. */
function signsOf(same: readonly number[], different: readonly number[]): Sign[] {
  const of = (values: readonly number[], isSo: boolean) =>
    values.map((value) => ({ value, isSo, weight: 1 / values.length }));
  return [...of(same, true), ...of(different, false)];
}

function fitSameVoice(signs: readonly Sign[]): SameVoiceRule {
  const { slope, bias } = fitLogistic(signs);
  return { slope, evenSimilarity: -bias / slope };
}

/** What of a speaker is compared. */
function unitsOf(recordings: readonly SpokenUtterance[], seconds: number | null): Float32Array[] {
  if (seconds === null) return recordings.map(voiceOf);
  const wanted = Math.round(seconds * SPEAKER_SAMPLE_RATE_HZ);
  return utterancesOf(recordings, seconds)
    .map(voiceOf)
    .filter(({ length }) => length >= wanted)
    .map((voice) => voice.subarray(0, wanted));
}

/** Recordings of a speaker, short ones one after the other until there are so many seconds of voice. */
function utterancesOf(recordings: readonly SpokenUtterance[], seconds: number): SpokenUtterance[] {
  const utterances: SpokenUtterance[] = [];
  let open: SpokenUtterance[] = [];
  for (const recording of recordings) {
    open.push(recording);
    if (open.reduce((sum, { voices }) => sum + totalSeconds(voices), 0) < seconds) continue;
    utterances.push(inARow(open));
    open = [];
  }
  return utterances;
}

/** Short pauses between two belong to what is said. */
function inARow(recordings: readonly SpokenUtterance[]): SpokenUtterance {
  const voices: TimeSpan[] = [];
  let from = 0;
  for (const recording of recordings) {
    for (const voice of recording.voices) {
      const [startSeconds, endSeconds] = [from + voice.startSeconds, from + voice.endSeconds];
      const last = voices.at(-1);
      if (last === undefined || startSeconds - last.endSeconds > bridgedSeconds)
        voices.push({ startSeconds, endSeconds });
      else voices[voices.length - 1] = { startSeconds: last.startSeconds, endSeconds };
    }
    from += recording.samples.length / SPEAKER_SAMPLE_RATE_HZ;
  }
  return { speaker: recordings[0]!.speaker, samples: concatenated(recordings.map(({ samples }) => samples)), voices };
}

/** What is voice of a recording, one stretch after the other. */
function voiceOf({ samples, voices }: SpokenUtterance): Float32Array {
  const at = (place: number) => Math.round(place * SPEAKER_SAMPLE_RATE_HZ);
  return concatenated(voices.map(({ startSeconds, endSeconds }) => samples.subarray(at(startSeconds), at(endSeconds))));
}

async function hearConversations(
  group: string,
  talkers: readonly (readonly SpokenUtterance[])[],
  size: number,
  embedder: SpeakerEmbedder,
): Promise<HeardConversation[]> {
  const random = seededRandom(size);
  const heard: HeardConversation[] = [];
  while (heard.length < conversationsOfSize) {
    const chosen = talkers
      .map((said) => ({ said, order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, size)
      .map(({ said }) => said);
    const { samples, spoken } = makeConversation(chosen, SPEAKER_SAMPLE_RATE_HZ, random);
    const pcm = memoryPcm(samples, SPEAKER_SAMPLE_RATE_HZ);
    const windows = speakerWindows((await detectSounds(pcm)).filter(({ label }) => label === voiceLabel));
    heard.push({ group, size, spoken, windows, points: await pointsOfWindows(pcm, windows, embedder) });
  }
  return heard;
}

function errorOf(heard: readonly HeardConversation[], rule: TurnRule) {
  const errors = heard.map(({ spoken, windows, points }) => {
    const { turns, speakers } = speakerTurns(windows, points, rule);
    return { ...diarisationError(spoken, turns, collarSeconds), speakersHeard: speakers.length };
  });
  const mean = (part: keyof (typeof errors)[number]) =>
    errors.reduce((sum, each) => sum + each[part], 0) / errors.length;
  return {
    missed: mean('missed'),
    falseAlarm: mean('falseAlarm'),
    confusion: mean('confusion'),
    rate: mean('rate'),
    speakersHeard: mean('speakersHeard'),
  };
}

function fitTurns(heard: readonly HeardConversation[], rule: TurnRule) {
  const tried = turnSimilarities.map((turnSimilarity) => ({
    turnSimilarity,
    turnRate: errorOf(heard, { ...rule, leastSimilarity: turnSimilarity }).rate,
  }));
  return tried.reduce((best, each) => (each.turnRate < best.turnRate ? each : best));
}
