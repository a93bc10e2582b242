import type { SeenFace } from '../../../src/emotion/face/face-feeling.ts';
import { expressions, type Expression } from '../../../src/sight/people/expression.ts';

const ratePerSecond = 12;

/** A face that has one expression all the time, with this probability. */
export function toyFace(
  expression: Expression,
  [startSeconds, endSeconds]: readonly [number, number],
  { probability = 1, confidence = 1 } = {},
): SeenFace {
  const count = Math.round((endSeconds - startSeconds) * ratePerSecond);
  const none = new Float32Array(count).fill(Number.NaN);
  const looks = new Float32Array(count * expressions.length).fill(Number.NaN);
  // As they are measured: at every third moment.
  for (let at = 0; at < count; at += 3) {
    expressions.forEach((name, i) => {
      looks[at * expressions.length + i] =
        name === expression ? probability : (1 - probability) / (expressions.length - 1);
    });
  }
  const moments = {
    ...{ startSeconds, ratePerSecond, mouth: none, eyes: none, yaw: none, pitch: none, roll: none },
    ...{ gazeX: none, gazeY: none, expression: looks },
  };
  return { startSeconds, endSeconds, confidence, moments, speaks: 0 };
}
