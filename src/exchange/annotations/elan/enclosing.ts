import type { Annotation } from '../../../review/annotations/annotation-document.ts';

/**
 * Finds the annotation of a parent tier that others lie in: the last one that begins no later, if it ends no earlier.
 * @param parents in order of time; those without times enclose nothing
 */
export function enclosing(
  parents: readonly Annotation[],
): (startSeconds: number, endSeconds: number) => string | undefined {
  const timed = parents.filter(
    ({ startSeconds, endSeconds }) => startSeconds !== undefined && endSeconds !== undefined,
  );
  return (startSeconds, endSeconds) => {
    let low = 0;
    let high = timed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (timed[middle]!.startSeconds! <= startSeconds) low = middle + 1;
      else high = middle;
    }
    const found = timed[low - 1];
    return found !== undefined && found.endSeconds! >= endSeconds ? found.id : undefined;
  };
}
