import { expressions } from './expression.ts';
import type { FaceMoments } from './face.ts';

/** What a face does, as properties of a node: all series one after the other, 32-bit floats. */
export interface StoredMoments {
  readonly moments: Uint8Array;
  readonly momentsStartSeconds: number;
  readonly momentsPerSecond: number;
}

const series = ['mouth', 'eyes', 'yaw', 'pitch', 'roll', 'gazeX', 'gazeY', 'expression'] as const;
/** Numbers a moment. */
const width = series.length - 1 + expressions.length;

export function storedMoments(moments: FaceMoments): StoredMoments {
  const numbers = new Float32Array(moments.mouth.length * width);
  let at = 0;
  for (const name of series) {
    numbers.set(moments[name], at);
    at += moments[name].length;
  }
  const { startSeconds: momentsStartSeconds, ratePerSecond: momentsPerSecond } = moments;
  return { moments: new Uint8Array(numbers.buffer), momentsStartSeconds, momentsPerSecond };
}

export function restoredMoments({ moments, momentsStartSeconds, momentsPerSecond }: StoredMoments): FaceMoments {
  // Copied, since bytes that come from elsewhere need not lie where floats may.
  const numbers = new Float32Array(Uint8Array.from(moments).buffer);
  const length = numbers.length / width;
  const [mouth, eyes, yaw, pitch, roll, gazeX, gazeY] = Array.from({ length: series.length - 1 }, (_, at) =>
    numbers.subarray(at * length, (at + 1) * length),
  ) as [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
  const expression = numbers.subarray((series.length - 1) * length);
  return {
    startSeconds: momentsStartSeconds,
    ratePerSecond: momentsPerSecond,
    mouth,
    eyes,
    yaw,
    pitch,
    roll,
    gazeX,
    gazeY,
    expression,
  };
}
