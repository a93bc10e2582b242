import type { Annotation, Tier } from '../../../review/annotations/annotation-document.ts';
import { KeptValues } from '../kept-values.ts';
import { writeNumberCell } from './number-cells.ts';
import type { ColumnRole, KnownColumn } from './table-columns.ts';

/** How a table says numbers, and which columns it has. */
export interface TableForm {
  readonly known: ReadonlyMap<ColumnRole, KnownColumn>;
  readonly delimiter: string;
  readonly point: ',' | '.';
}

/** Of a row without a tier, and of tables without tiers. */
export const onlyTier = 'annotations';

/** A tier is named for its participant too where several share a name in the table. */
export function tierName(cell: string, participant: string, isShared: boolean): string {
  if (cell === '') return participant === '' ? onlyTier : participant;
  return isShared && participant !== '' ? `${cell} (${participant})` : cell;
}

/** What stands in a column for an annotation, before formulas are made safe. */
export function cellOf(role: ColumnRole, annotation: Annotation, tier: Tier, { known, point }: TableForm): string {
  const { startSeconds, endSeconds, lowHz, highHz } = annotation;
  const unit = known.get(role)?.unit ?? 1;
  const number = (value: number | undefined) => (value === undefined ? '' : writeNumberCell(value, unit, point));
  switch (role) {
    case 'tier':
      return tierCell(tier);
    case 'kind':
      return tier.kind;
    case 'constraint':
      return tier.constraint ?? '';
    case 'tier_parent':
      return tier.parent ?? '';
    case 'id':
      return annotation.id;
    case 'parent':
      return annotation.parentId ?? '';
    case 'start':
      return number(startSeconds);
    case 'end':
      return number(endSeconds);
    case 'duration':
      return number(startSeconds === undefined ? undefined : lengthOf(startSeconds, endSeconds!));
    case 'text':
      return annotation.text;
    case 'participant':
      return tier.participant ?? '';
    case 'annotator':
      return tier.annotator ?? '';
    case 'language':
      return tier.language?.iso639_3 ?? '';
    case 'glottocode':
      return tier.language?.glottocode ?? '';
    case 'entry':
      return annotation.entryId ?? '';
    case 'low_hz':
      return number(lowHz);
    case 'high_hz':
      return number(highHz);
  }
}

/** Nanoseconds are the least that is told apart: differences of doubles have digits that nobody measured. */
function lengthOf(startSeconds: number, endSeconds: number): number {
  return Number((endSeconds - startSeconds).toFixed(9));
}

export function endAfter(startSeconds: number, seconds: number): number {
  return Number((startSeconds + seconds).toFixed(9));
}

function tierCell({ name, participant = '', kept }: Tier): string {
  const cell = KeptValues.of(kept, 'table').text('tier');
  if (cell === undefined) return name;
  const stands = name === tierName(cell, participant, false) || name === tierName(cell, participant, true);
  return stands ? cell : name;
}
