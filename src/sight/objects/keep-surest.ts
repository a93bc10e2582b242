import { boxIou } from '../pictures/picture.ts';
import type { DetectedObject } from './object-detector.ts';

const maxObjects = 20;
/** Two boxes that share more than this are one thing, and the surer name stays. */
const sameThingIou = 0.5;

/** One box a thing: non-maximum suppression over all classes. @returns at most twenty, the surest first */
export function keepSurest(found: readonly DetectedObject[]): DetectedObject[] {
  const kept: DetectedObject[] = [];
  for (const object of found.toSorted((a, b) => b.confidence - a.confidence)) {
    if (kept.length >= maxObjects) break;
    if (kept.every((other) => boxIou(other.box, object.box) < sameThingIou)) kept.push(object);
  }
  return kept;
}
