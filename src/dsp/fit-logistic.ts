import { logistic } from './log-odds.ts';

/** A value, and whether what it is a sign of was so. */
export interface Sign {
  readonly value: number;
  readonly isSo: boolean;
  /** How much it counts; 1 unless said. */
  readonly weight?: number;
}

export interface LogisticCurve {
  readonly slope: number;
  /** Log odds at a value of 0. */
  readonly bias: number;
}

/**
 * The logistic curve under which signs are likeliest (Platt 1999), by Newton's method on its two parameters. Targets are smoothed as Platt does, so
 * that signs which never err do not make the curve a step.
 * @param signs at least one, their values finite and of the order of 1
 */
export function fitLogistic(signs: readonly Sign[]): LogisticCurve {
  const right = signs.filter(({ isSo }) => isSo).length;
  const high = (right + 1) / (right + 2);
  const low = 1 / (signs.length - right + 2);
  let slope = 1;
  let bias = 0;
  for (let round = 0; round < 100; round++) {
    let [gradientSlope, gradientBias] = [0, 0];
    // A touch of ridge: values all alike leave the slope open.
    let [curveSlope, curveBoth, curveBias] = [1e-6, 0, 1e-6];
    for (const { value, isSo, weight = 1 } of signs) {
      const said = logistic(slope * value + bias);
      const miss = weight * (said - (isSo ? high : low));
      const curve = weight * said * (1 - said);
      gradientSlope += miss * value;
      gradientBias += miss;
      curveSlope += curve * value * value;
      curveBoth += curve * value;
      curveBias += curve;
    }
    const determinant = curveSlope * curveBias - curveBoth * curveBoth;
    const stepSlope = (curveBias * gradientSlope - curveBoth * gradientBias) / determinant;
    const stepBias = (curveSlope * gradientBias - curveBoth * gradientSlope) / determinant;
    // Newton's steps overshoot where the curve is flat.
    const brake = Math.min(1, 2 / Math.max(Math.abs(stepSlope), Math.abs(stepBias), 1e-12));
    slope -= brake * stepSlope;
    bias -= brake * stepBias;
    if (Math.abs(stepSlope) + Math.abs(stepBias) < 1e-9) break;
  }
  return { slope, bias };
}
