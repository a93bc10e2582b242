import { meanBox } from '../objects/path.ts';
import type { Deed } from './action.ts';
import { held } from './held.ts';
import { participant, type WhatIsKnown } from './what-is-known.ts';

/** A mouth that speaks is shut again sooner. */
const leastMouthSeconds = 0.75;
/** And does not keep still: from the widest to the narrowest, as a share of the widest. */
const mostUnrest = 0.4;
/** And a blink is over sooner. */
const leastLidsSeconds = 0.5;
const openMouth = 0.3;
/** Lids as far apart as in three of four moments are open; nearer than this share of it they are shut. */
const shutLids = 0.66;
/** An opening, or closing, is seen as taking about as long. */
const changeSeconds = 0.5;

/** Mouths and eyes that are opened or shut for a while, not to speak or to blink. */
export function openingsOfFaces({ faces }: WhatIsKnown): readonly Deed[] {
  return faces.flatMap((face, place): Deed[] => {
    const { moments } = face;
    const { ratePerSecond, startSeconds } = moments;
    const lids = [...moments.eyes].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    const wide = lids[Math.floor(lids.length * 0.75)] ?? 0;
    const mouths = held(moments.mouth, (value) => value > openMouth, leastMouthSeconds * ratePerSecond).filter(
      ([from, to]) => isSteady(moments.mouth.subarray(from + 1, to - 1)),
    );
    const shut = held(moments.eyes, (value) => value < shutLids * wide, leastLidsSeconds * ratePerSecond);
    const change = (label: 'open' | 'close', at: number, size: number): Deed[] => {
      // What the face came into view or left with was not done here.
      if (at <= 0 || at >= size) return [];
      const time = startSeconds + at / ratePerSecond;
      const [from, to] = [Math.max(0, time - changeSeconds / 2), time + changeSeconds / 2];
      const actor = participant('faces', place, face);
      return [
        {
          label,
          startSeconds: from,
          endSeconds: to,
          confidence: 0.8 * face.confidence,
          box: meanBox(face.path, from, to),
          actor,
        },
      ];
    };
    return [
      ...mouths.flatMap(([from, to]) => [
        ...change('open', from, moments.mouth.length),
        ...change('close', to, moments.mouth.length),
      ]),
      ...shut.flatMap(([from, to]) => [
        ...change('close', from, moments.eyes.length),
        ...change('open', to, moments.eyes.length),
      ]),
    ];
  });
}

function isSteady(series: Float32Array): boolean {
  const known = [...series].filter((value) => !Number.isNaN(value));
  const widest = Math.max(...known);
  return widest - Math.min(...known) <= mostUnrest * widest;
}
