import { seededRandom } from '../../../src/dsp/seeded-random.ts';
import { channelDims, unit } from '../../../src/meaning/moments/moment-features.ts';
import { channels, type Channel, type Moment, type MomentPart } from '../../../src/meaning/moments/moment.ts';

export interface MadeMoment extends Moment {
  /** Which of the words it is; nothing that learns reads it. */
  readonly word: number;
}

/**
 * Moments of words that each have a sound and a thing: every saying and every look is another, and beside each thing stands one
 * of another word.
 * @param takes of each word
 * @param seed another seed is other takes of the same words
 * @param own channels that the moments have
 */
export function makeMoments(
  words: number,
  takes: number,
  seed: number,
  own: readonly Channel[] = ['sound', 'sight'],
): MadeMoment[] {
  const random = seededRandom(seed);
  const prototypes = {
    sound: prototypesOf('sound', words),
    sight: prototypesOf('sight', words),
    text: prototypesOf('text', words),
  };
  const varied = (channel: Channel, word: number): MomentPart => {
    const noise = 0.4 / Math.sqrt(channelDims[channel]);
    const vector = prototypes[channel][word]!.map((value) => value + noise * gaussian(random));
    return { vector: unit(vector), weight: 0.5 + 0.5 * random() };
  };
  return Array.from({ length: words * takes }, (_, at) => {
    const word = at % words;
    const beside = (word + 1 + Math.floor(random() * (words - 1))) % words;
    const parts = {
      sound: [varied('sound', word)],
      sight: [varied('sight', beside), varied('sight', word)],
      text: [varied('text', word)],
    };
    const made = { id: `moment ${seed} ${String(at).padStart(4, '0')}`, word, parts };
    return without(
      made,
      channels.filter((channel) => !own.includes(channel)),
    );
  });
}

/** The same, lacking some channels. */
export function without(moment: MadeMoment, lacking: readonly Channel[]): MadeMoment {
  const none = Object.fromEntries(lacking.map((channel) => [channel, []]));
  return { ...moment, parts: { ...moment.parts, ...none } };
}

function prototypesOf(channel: Channel, words: number): Float32Array[] {
  const random = seededRandom(1000 + channelDims[channel]);
  return Array.from({ length: words }, () =>
    unit(Float32Array.from({ length: channelDims[channel] }, () => gaussian(random))),
  );
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
