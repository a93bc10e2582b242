import type { AnnotationDocument } from '../../../review/annotations/annotation-document.ts';
import type { Loss, WrittenAnnotations } from '../annotation-format.ts';
import { annotationRows, betweenTabs, type AnnotationRow } from '../annotation-rows.ts';
import { writeDecimal } from '../decimal-number.ts';
import { KeptValues } from '../kept-values.ts';
import { lossesOf } from '../losses.ts';
import { lineEndOf, writeTextFile } from '../text-file.ts';
import { labelTiers } from './read-labels.ts';

/** Digits behind the point as Audacity writes them; more where a number has more. */
const digits = 6;

/** All tiers as one label track. */
export function writeLabels(document: AnnotationDocument): WrittenAnnotations {
  const kept = KeptValues.of(document.kept, 'audacity');
  const { rows, losses } = annotationRows(document, 'audacity');
  const point = kept.isTrue('decimalComma') ? ',' : '.';
  const number = (value: number) => writeDecimal(value, digits).replace('.', point);
  const lines = rows.flatMap(({ annotation, startSeconds, endSeconds }) => {
    const { text, lowHz, highHz } = annotation;
    const label = `${number(startSeconds)}\t${number(endSeconds)}\t${betweenTabs(text)}`;
    if (lowHz === undefined && highHz === undefined) return [label];
    return [label, `\\\t${number(lowHz ?? -1)}\t${number(highHz ?? -1)}`];
  });
  return {
    bytes: writeTextFile(lines.map((line) => `${line}${lineEndOf(kept)}`).join(''), kept),
    losses: [
      ...lossesOf(document, ['frequencies', 'points'], 'audacity'),
      ...losses,
      ...tierLosses(document),
      ...textLosses(rows),
    ],
  };
}

function tierLosses({ tiers }: AnnotationDocument): Loss[] {
  return tiers.flatMap(({ name, kind, annotations }): Loss[] => {
    if (name !== labelTiers[kind]) return [{ what: 'names of tiers', where: name }];
    if (annotations.length === 0 && (tiers.length > 1 || kind === 'POINTS')) {
      return [{ what: 'tiers without annotations', where: name }];
    }
    const mixed = kind === 'INTERVALS' && annotations.some((each) => each.startSeconds === each.endSeconds);
    return mixed && annotations.length > 0 ? [{ what: 'intervals without length are points', where: name }] : [];
  });
}

function textLosses(rows: readonly AnnotationRow[]): Loss[] {
  const tiers = new Set(
    rows.filter(({ annotation: { text } }) => betweenTabs(text) !== text).map(({ tier }) => tier.name),
  );
  return [...tiers].map((where) => ({ what: 'tabs and line ends in texts', where }));
}
