import { refuse, type RawAnnotation } from './parse-eaf.ts';

/**
 * References to one annotation, in the order that `PREVIOUS_ANNOTATION` gives them; those that name none come first, as in the file.
 * @throws {AnnotationFormatError} a previous annotation that is not of the same parent, or a cycle of them
 */
export function inOrderOfReference(siblings: readonly RawAnnotation[]): RawAnnotation[] {
  const [only] = siblings;
  if (siblings.length === 1 && only!.attributes.PREVIOUS_ANNOTATION === undefined) return [only!];
  const following = new Map<string, RawAnnotation[]>(siblings.map(({ attributes }) => [attributes.ANNOTATION_ID!, []]));
  const stack: RawAnnotation[] = [];
  for (const annotation of siblings) {
    const { ANNOTATION_ID: id, PREVIOUS_ANNOTATION: previous } = annotation.attributes;
    if (previous === undefined) {
      stack.push(annotation);
      continue;
    }
    const after = following.get(previous);
    if (after === undefined) {
      refuse(
        annotation,
        `annotation ${JSON.stringify(id)} follows ${JSON.stringify(previous)}, which is not of the same parent`,
        'correct PREVIOUS_ANNOTATION',
      );
    }
    after.push(annotation);
  }
  stack.reverse();
  const ordered: RawAnnotation[] = [];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    ordered.push(next);
    for (const after of following.get(next.attributes.ANNOTATION_ID!)!.reverse()) stack.push(after);
  }
  if (ordered.length < siblings.length) {
    const reached = new Set(ordered);
    const lost = siblings.find((each) => !reached.has(each))!;
    refuse(
      lost,
      `annotation ${JSON.stringify(lost.attributes.ANNOTATION_ID)} follows itself`,
      'correct PREVIOUS_ANNOTATION',
    );
  }
  return ordered;
}
