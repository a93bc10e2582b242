import { restoredTenThousandths, storedTenThousandths } from '../people/ten-thousandths.ts';
import { fingers, handPointCount } from './hand-points.ts';
import type { HandMoments } from './hand.ts';

/** What a hand does, as properties of a node: all series one after the other, in ten thousandths. */
export interface StoredHandMoments {
  readonly moments: Uint8Array;
  readonly momentsStartSeconds: number;
  readonly momentsPerSecond: number;
}

/** In their order, with how many numbers each has a moment. */
const series = [
  ['points', handPointCount * 2],
  ['confidence', 1],
  ['openness', 1],
  ['stretch', fingers.length],
] as const;
const width = series.reduce((sum, [, size]) => sum + size, 0);

export function storedHandMoments(moments: HandMoments): StoredHandMoments {
  const { startSeconds: momentsStartSeconds, ratePerSecond: momentsPerSecond } = moments;
  const numbers = Float32Array.from(series.flatMap(([name]) => [...moments[name]]));
  return { moments: storedTenThousandths(numbers), momentsStartSeconds, momentsPerSecond };
}

export function restoredHandMoments({
  moments,
  momentsStartSeconds,
  momentsPerSecond,
}: StoredHandMoments): HandMoments {
  const numbers = restoredTenThousandths(moments);
  const count = numbers.length / width;
  let from = 0;
  const [points, confidence, openness, stretch] = series.map(([, size]) =>
    numbers.subarray(from, (from += size * count)),
  ) as [Float32Array, Float32Array, Float32Array, Float32Array];
  return {
    startSeconds: momentsStartSeconds,
    ratePerSecond: momentsPerSecond,
    points,
    confidence,
    openness,
    stretch,
  };
}
