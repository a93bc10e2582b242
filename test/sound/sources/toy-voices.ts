import { pointAt } from '../../phonetics/forms/invented-words.ts';

/** A voice as a point on the unit sphere: those of one axis are alike, the more so the fewer degrees are between them. */
export function voiceAt(axis: number, degrees = 0): Float32Array {
  return pointAt(degrees, axis).vector;
}
