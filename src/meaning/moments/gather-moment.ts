import type { TimeSpan } from '../../sound/time-span.ts';
import { attentionSpan } from '../build-situations.ts';
import type { Moment, MomentPart } from './moment.ts';
import { sightVector, textVector } from './moment-features.ts';

/** A thing in view for a while. */
export interface LookedAt extends TimeSpan {
  /** That it is a thing, 0 to 1. */
  readonly confidence: number;
  /** See `appearance-descriptor.ts`. */
  readonly descriptor: Uint8Array;
}

/** What a moment is made of. */
export interface MomentSources {
  readonly id: string;
  /** Of the utterance. */
  readonly span: TimeSpan;
  /** Points of its sound, each of length 1; see `sound-embedding.ts`. */
  readonly sounds: readonly (readonly number[])[];
  /** Things of the same recording, near or far in time. */
  readonly things: readonly LookedAt[];
  /** That transcripts have at this place. */
  readonly words: readonly string[];
}

/** What was heard, seen and written at once. A thing out of view counts the less the longer it has gone, as in situations. */
export function gatherMoment({ id, span, sounds, things, words }: MomentSources): Moment {
  const sight = things.flatMap((thing): MomentPart[] => {
    const away = Math.max(0, span.startSeconds - thing.endSeconds, thing.startSeconds - span.endSeconds);
    const weight = thing.confidence * Math.exp(-away / attentionSpan.decaySeconds);
    return away > attentionSpan.windowSeconds || !(weight > 0)
      ? []
      : [{ vector: sightVector(thing.descriptor), weight }];
  });
  return {
    id,
    parts: {
      sound: sounds.map((vector) => ({ vector: Float32Array.from(vector), weight: 1 })),
      sight,
      text: words.length === 0 ? [] : [{ vector: textVector(words), weight: 1 }],
    },
  };
}
