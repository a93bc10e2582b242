import { facePointLength } from './face-looks.ts';

/** The network's numbers are 0 or more; of a point of length one they are rarely above a fifth. */
const step = 1 / 1023;

/** Several looks at one face, pooled. @param looks each of length 1 */
export function encodeFacePoint(looks: readonly Float32Array[]): Uint8Array {
  const mean = new Float32Array(facePointLength);
  for (const look of looks) for (let i = 0; i < facePointLength; i++) mean[i]! += look[i]!;
  const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0)) || 1;
  return Uint8Array.from(mean, (value) => Math.min(255, Math.round(value / length / step)));
}

/** Cosine of two faces, 0 to 1: above `samePerson` they are one person's. */
export function faceLikeness(a: Uint8Array, b: Uint8Array): number {
  let [product, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    product += a[i]! * b[i]!;
    squareA += a[i]! * a[i]!;
    squareB += b[i]! * b[i]!;
  }
  return product / (Math.sqrt(squareA * squareB) || 1);
}

/** On the talking heads of GRID faces of one person are alike by 0.87 and more, of two by 0.67 at most. */
export const samePerson = 0.76;
