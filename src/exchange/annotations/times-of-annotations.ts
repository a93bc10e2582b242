import type { Annotation, AnnotationDocument } from '../../review/annotations/annotation-document.ts';
import type { Loss } from './annotation-format.ts';

export interface AnnotationTimes {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface TimesOfAnnotations {
  /** By id; absent where neither the annotation nor those above it have any. */
  readonly times: ReadonlyMap<string, AnnotationTimes>;
  /** Tiers where a format that wants times for all says other than the document does. */
  readonly losses: readonly Loss[];
}

/**
 * Times of all annotations, for formats that want them for each: one without its own takes that share of its parent's which its
 * place among its siblings says, and all of it where it is the only one.
 */
export function timesOfAnnotations({ tiers }: AnnotationDocument): TimesOfAnnotations {
  const times = new Map<string, AnnotationTimes>();
  const losses: Loss[] = [];
  for (const { name, annotations } of tiers) {
    const places = new Map<string, Annotation[]>();
    let derived = false;
    let missing = false;
    for (const annotation of annotations) {
      const { id, startSeconds, endSeconds, parentId } = annotation;
      if (startSeconds !== undefined && endSeconds !== undefined) times.set(id, { startSeconds, endSeconds });
      if (parentId === undefined) {
        missing ||= startSeconds === undefined || endSeconds === undefined;
        continue;
      }
      const siblings = places.get(parentId);
      if (siblings === undefined) places.set(parentId, [annotation]);
      else siblings.push(annotation);
    }
    for (const [parentId, siblings] of places) {
      const parent = times.get(parentId);
      for (const [place, { id }] of siblings.entries()) {
        if (times.has(id)) continue;
        if (parent === undefined) {
          missing = true;
          continue;
        }
        times.set(id, shareOf(parent, place, siblings.length));
        derived = true;
      }
    }
    if (derived) losses.push({ what: 'that times are those of the parent', where: name });
    if (missing) losses.push({ what: 'annotations without times', where: name });
  }
  return { times, losses };
}

function shareOf({ startSeconds, endSeconds }: AnnotationTimes, place: number, count: number): AnnotationTimes {
  const at = (share: number) =>
    share === count ? endSeconds : startSeconds + ((endSeconds - startSeconds) * share) / count;
  return { startSeconds: at(place), endSeconds: at(place + 1) };
}
