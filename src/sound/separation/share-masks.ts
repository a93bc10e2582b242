/**
 * Where masks of several parts add up to more than one, they share by their ratio. In place.
 * @param masks one a part, all of one shape
 */
export function shareMasks(masks: readonly Float32Array[]): void {
  if (masks.length < 2) return;
  const size = masks[0]!.length;
  for (let at = 0; at < size; at++) {
    let sum = 0;
    for (const mask of masks) sum += mask[at]!;
    if (sum <= 1) continue;
    for (const mask of masks) mask[at]! /= sum;
  }
}
