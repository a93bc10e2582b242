import type { DetectedObject } from './object-detector.ts';
import { boxArea, boxIou, overlapArea, type Box } from '../pictures/picture.ts';
import type { RegionMask, SalientRegion } from './salient-regions.ts';

/** A thing in one picture: found because it stands out, or because the detector knows it, or both. */
export interface Thing {
  readonly box: Box;
  /** 0 to 1 */
  readonly confidence: number;
  /** Where its outline is known. */
  readonly mask?: RegionMask;
  readonly guess?: { readonly label: string; readonly confidence: number };
}

/** A guess about a region must cover about the same place. */
const sameIou = 0.4;
/** A detection without a region is believed from here on. */
export const minLoneConfidence = 0.4;
const maxThings = 8;

/** @returns at most eight, regions before lone detections */
export function findThings(regions: readonly SalientRegion[], objects: readonly DetectedObject[]): readonly Thing[] {
  const used = new Set<DetectedObject>();
  const things: Thing[] = regions.map((region) => {
    const guess = objects
      .filter((object) => !used.has(object) && boxIou(object.box, region.box) >= sameIou)
      .sort((a, b) => b.confidence - a.confidence)[0];
    if (guess) used.add(guess);
    return { box: region.box, confidence: region.salience, mask: region.mask, ...(guess && { guess }) };
  });
  for (const object of objects) {
    if (used.has(object) || object.confidence < minLoneConfidence) continue;
    // Part of a region that is already there: a wheel of a car, a face of a drawing.
    const inside = regions.some((region) => overlapArea(region.box, object.box) > 0.7 * boxArea(object.box));
    if (inside) continue;
    things.push({ box: object.box, confidence: object.confidence, guess: object });
  }
  return things.slice(0, maxThings);
}
