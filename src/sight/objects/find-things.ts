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

/** Of what only moves one cannot say more than that. */
const moverConfidence = 0.55;

/**
 * @param movers where something moves by itself
 * @returns at most eight, regions before lone detections before what only moves
 */
export function findThings(
  regions: readonly SalientRegion[],
  objects: readonly DetectedObject[],
  movers: readonly Box[] = [],
): readonly Thing[] {
  const used = new Set<DetectedObject>();
  const parts = [
    ...objects.filter(({ confidence }) => confidence >= minLoneConfidence).map(({ box }) => box),
    ...movers,
  ];
  const apart = regions.filter((region) => !isScene(region.box, parts));
  const things: Thing[] = apart.map((region) => {
    const guess = objects
      .filter((object) => !used.has(object) && boxIou(object.box, region.box) >= sameIou)
      .sort((a, b) => b.confidence - a.confidence)[0];
    if (guess) used.add(guess);
    return { box: region.box, confidence: region.salience, mask: region.mask, ...(guess && { guess }) };
  });
  for (const object of objects) {
    if (used.has(object) || object.confidence < minLoneConfidence) continue;
    // Part of a region that is already there: a wheel of a car, a face of a drawing.
    const inside = apart.some((region) => overlapArea(region.box, object.box) > 0.7 * boxArea(object.box));
    if (inside) continue;
    things.push({ box: object.box, confidence: object.confidence, guess: object });
  }
  for (const box of movers) {
    // An arm of somebody, or somebody of whom one moves but the arms.
    const isKnown = things.some(
      (thing) =>
        overlapArea(thing.box, box) > 0.6 * boxArea(box) || overlapArea(thing.box, box) > 0.6 * boxArea(thing.box),
    );
    if (!isKnown) things.push({ box, confidence: moverConfidence });
  }
  return things.slice(0, maxThings);
}

/** What holds smaller things that are known, or that move, is where they are and no thing itself. */
function isScene(region: Box, parts: readonly Box[]): boolean {
  const area = boxArea(region);
  const inside = parts.filter((part) => boxArea(part) < 0.5 * area && overlapArea(part, region) > 0.7 * boxArea(part));
  return inside.length > (area > 0.3 ? 0 : 1);
}
