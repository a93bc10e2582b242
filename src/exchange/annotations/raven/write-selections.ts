import type { AnnotationDocument, JsonValue } from '../../../review/annotations/annotation-document.ts';
import type { Loss, WrittenAnnotations } from '../annotation-format.ts';
import { annotationRows, betweenTabs, type AnnotationRow } from '../annotation-rows.ts';
import { readDecimal, writeDecimal } from '../decimal-number.ts';
import { KeptValues } from '../kept-values.ts';
import { lossesOf } from '../losses.ts';
import { lineEndOf, writeTextFile } from '../text-file.ts';
import { selectionsTier } from './read-selections.ts';
import { columnNames, selectionRoles, type SelectionRole } from './selection-columns.ts';

const newColumns = [
  'Selection',
  'View',
  'Channel',
  'Begin Time (s)',
  'End Time (s)',
  'Low Freq (Hz)',
  'High Freq (Hz)',
];
/** Digits behind the point as Raven writes times. */
const digits = 9;

/** A document of another format gets Raven's own columns, with its texts as `Annotation` and its tiers, where it has several, as `Tier`. */
export function writeSelections(document: AnnotationDocument): WrittenAnnotations {
  const kept = KeptValues.of(document.kept, 'raven');
  const { rows, losses } = annotationRows(document, 'raven');
  const columns = columnsOf(document, kept.texts('columns'), rows);
  const roles = selectionRoles(columns);
  let former = -1;
  const views = rows.flatMap((row, index) => {
    const found = linesOf(row, index, row.place ?? former, columns, roles);
    former = found.reduce((last, { at }) => Math.max(last, at), former);
    return found;
  });
  const lines = views.sort((a, b) => a.at - b.at).map(({ cells }) => cells.join('\t'));
  const text = [columns.map(betweenTabs).join('\t'), ...lines].map((line) => `${line}${lineEndOf(kept)}`).join('');
  const files = new Set(rows.flatMap(({ kept: ofRow }) => ofRow.texts('cells')));
  const otherMedia = document.media.filter(({ address }) => !files.has(address));
  return {
    bytes: writeTextFile(text, kept),
    losses: [
      ...lossesOf({ ...document, media: otherMedia }, ['frequencies'], 'raven'),
      ...losses,
      ...tierLosses(document),
      ...textLosses(rows),
    ],
  };
}

function columnsOf(document: AnnotationDocument, kept: readonly string[], rows: readonly AnnotationRow[]): string[] {
  const columns = kept.length > 0 ? [...kept] : newColumns.slice();
  const roles = selectionRoles(columns);
  const needs = (role: SelectionRole, isNeeded: boolean) => {
    if (isNeeded && !roles.has(role)) columns.push(columnNames[role]);
  };
  needs('begin', true);
  needs('end', true);
  needs(
    'low',
    rows.some(({ annotation }) => annotation.lowHz !== undefined),
  );
  needs(
    'high',
    rows.some(({ annotation }) => annotation.highHz !== undefined),
  );
  needs('text', kept.length === 0 || rows.some(({ annotation }) => annotation.text !== ''));
  needs('tier', document.tiers.length > 1 || document.tiers.some(({ name }) => name !== selectionsTier));
  return columns;
}

/** Rows of all views. */
function linesOf(
  { annotation, tier, startSeconds, endSeconds, kept, place }: AnnotationRow,
  index: number,
  at: number,
  columns: readonly string[],
  roles: ReadonlyMap<SelectionRole, number>,
): { at: number; cells: string[] }[] {
  const fresh: Readonly<Record<string, string>> = { Selection: String(index + 1), View: 'Spectrogram 1', Channel: '1' };
  const main = place === null ? columns.map((column) => fresh[column] ?? '') : kept.texts('cells');
  const values: Partial<Record<SelectionRole, string | number>> = {
    begin: startSeconds,
    end: endSeconds,
    low: annotation.lowHz ?? '',
    high: annotation.highHz ?? '',
    text: annotation.text,
    tier: tier.name === selectionsTier && (main[roles.get('tier') ?? -1] ?? '') === '' ? '' : tier.name,
  };
  const write = (own: readonly string[]): string[] => {
    const cells = columns.map((_, column) => own[column] ?? '');
    for (const [role, value] of Object.entries(values) as [SelectionRole, string | number][]) {
      const column = roles.get(role);
      if (column === undefined) continue;
      // Another view differs from the main one on purpose, or says the same and follows it.
      if ((own[column] ?? '') === (main[column] ?? '')) cells[column] = cellFor(value, own[column] ?? '');
    }
    return cells;
  };
  const views = kept.get('views');
  const others = (Array.isArray(views) ? (views as readonly JsonValue[]) : []).map((view) => {
    const of = KeptValues.of({ view }, 'view');
    return { at: of.number('row') ?? at, cells: write(of.texts('cells')) };
  });
  return [{ at, cells: write(main) }, ...others];
}

function cellFor(value: string | number, own: string): string {
  if (typeof value === 'string') return betweenTabs(value);
  return readDecimal(own, 'may have a comma') === value ? own : writeDecimal(value, digits);
}

function tierLosses({ tiers }: AnnotationDocument): Loss[] {
  const empty = tiers.filter(({ annotations, name }) => {
    return annotations.length === 0 && (tiers.length > 1 || name !== selectionsTier);
  });
  return empty.map(({ name }) => ({ what: 'tiers without annotations', where: name }));
}

function textLosses(rows: readonly AnnotationRow[]): Loss[] {
  const changed = rows.filter(({ annotation: { text }, tier: { name } }) => betweenTabs(text + name) !== text + name);
  const tiers = new Set(changed.map(({ tier }) => tier.name));
  return [...tiers].map((where) => ({ what: 'tabs and line ends in texts', where }));
}
