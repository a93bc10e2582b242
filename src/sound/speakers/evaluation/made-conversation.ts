import { oneOf, type Random } from '../../../dsp/seeded-random.ts';
import type { TimeSpan } from '../../time-span.ts';
import type { SpokenSpan } from './diarisation-error.ts';

/** What one speaker says, with the stretches of it that are voice. */
export interface SpokenUtterance {
  readonly speaker: string;
  /** Mono at the rate of the conversation. */
  readonly samples: Float32Array;
  readonly voices: readonly TimeSpan[];
}

export interface Conversation {
  readonly samples: Float32Array;
  /** In order of time; it overlaps where one speaker cuts in on another. */
  readonly spoken: readonly SpokenSpan[];
}

const UTTERANCES = 16;
/** How often somebody else goes on. */
const CHANGE = 0.7;
/** Between two utterances; below 0 they overlap. */
const PAUSE_SECONDS = { least: -0.3, most: 1 };
/** Of each speaker. */
const LEVEL_DB = 6;

/**
 * A conversation out of utterances that were said by themselves: sixteen of them, of which each is as likely as not of another speaker, with pauses
 * and interruptions, each speaker at a level of their own.
 * @param speakers what each says, at least one utterance each
 */
export function makeConversation(
  speakers: readonly (readonly SpokenUtterance[])[],
  sampleRateHz: number,
  random: Random,
): Conversation {
  const gains = speakers.map(() => 10 ** ((random() - 0.5) * (LEVEL_DB / 20)));
  const placed: { readonly utterance: SpokenUtterance; readonly gain: number; readonly at: number }[] = [];
  let [speaker, end] = [0, 0];
  for (let turn = 0; turn < UTTERANCES; turn++) {
    if (turn < speakers.length) speaker = turn;
    else if (random() < CHANGE)
      speaker = (speaker + 1 + Math.floor(random() * (speakers.length - 1))) % speakers.length;
    const utterance = oneOf(speakers[speaker]!, random);
    const pause = PAUSE_SECONDS.least + (PAUSE_SECONDS.most - PAUSE_SECONDS.least) * random();
    const at = Math.max(0, Math.round(end + pause * sampleRateHz));
    placed.push({ utterance, gain: gains[speaker]!, at });
    end = at + utterance.samples.length;
  }
  const samples = new Float32Array(Math.max(...placed.map(({ at, utterance }) => at + utterance.samples.length)));
  for (const { utterance, gain, at } of placed) {
    utterance.samples.forEach((value, i) => (samples[at + i]! += gain * value));
  }
  const spoken = placed.flatMap(({ utterance, at }) =>
    utterance.voices.map(({ startSeconds, endSeconds }) => ({
      speaker: utterance.speaker,
      startSeconds: startSeconds + at / sampleRateHz,
      endSeconds: endSeconds + at / sampleRateHz,
    })),
  );
  return { samples, spoken: spoken.sort((a, b) => a.startSeconds - b.startSeconds) };
}
