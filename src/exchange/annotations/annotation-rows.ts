import type { Annotation, AnnotationDocument, Tier } from '../../review/annotations/annotation-document.ts';
import type { Loss } from './annotation-format.ts';
import { KeptValues } from './kept-values.ts';
import { timesOfAnnotations } from './times-of-annotations.ts';
import { inWrittenOrder, type Placed } from './written-order.ts';

/** An annotation on its way to a row of a file without tiers. */
export interface AnnotationRow extends Placed {
  readonly annotation: Annotation;
  readonly tier: Tier;
  readonly endSeconds: number;
  readonly kept: KeptValues;
}

/**
 * All annotations with times, of all tiers, in one order.
 * @param keptAs under which name the format keeps an annotation's `row`, its place in the file
 */
export function annotationRows(
  document: AnnotationDocument,
  keptAs: string,
): { rows: AnnotationRow[]; losses: readonly Loss[] } {
  const { times, losses } = timesOfAnnotations(document);
  const rows = document.tiers.flatMap((tier) =>
    tier.annotations.flatMap((annotation): AnnotationRow[] => {
      const found = times.get(annotation.id);
      const kept = KeptValues.of(annotation.kept, keptAs);
      return found === undefined ? [] : [{ ...found, annotation, tier, kept, place: kept.number('row') ?? null }];
    }),
  );
  return { rows: inWrittenOrder(rows, true), losses };
}

/** What a cell or label between tabs cannot hold becomes a space. */
export function betweenTabs(text: string): string {
  return text.replaceAll(/[\t\r\n]+/gu, ' ');
}
