import type { Annotation, AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { readDecimal } from '../decimal-number.ts';
import { keep } from '../kept-values.ts';
import { checkCount } from '../most-annotations.ts';
import type { TextFileForm } from '../text-file.ts';
import { selectionRoles, type SelectionRole } from './selection-columns.ts';

export const ravenTitle = 'Raven selection table';
/** Of a table that has no column for tiers. */
export const selectionsTier = 'selections';

/** One line: a selection as one view shows it. */
interface SelectionRow {
  readonly line: number;
  /** Among the rows, from 0. */
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Reads a selection table of Raven. Rows of one selection in several views are one annotation; cells are kept as they are, so that
 * the user's columns and digits come back.
 * @throws {AnnotationFormatError} the first line that is none of it
 */
export function readSelections({ text, form }: { text: string; form: TextFileForm }): AnnotationDocument {
  const lines = text.split(/\r\n|\n|\r/u);
  const columns = lines[0]!.split('\t');
  const roles = selectionRoles(columns);
  if (!roles.has('begin') || !roles.has('end')) {
    const problem = `the columns Begin Time (s) and End Time (s) are missing among ${JSON.stringify(columns.slice(0, 12))}`;
    throw new AnnotationFormatError(ravenTitle, 1, problem, 'save the table from Raven with these columns');
  }
  const selections = new Map<string, SelectionRow[]>();
  const files = new Set<string>();
  let row = 0;
  for (const [place, content] of lines.entries()) {
    if (place === 0 || content.trim() === '') continue;
    const found = { line: place + 1, row, cells: cellsIn(content, columns.length, place + 1) };
    const key = keyOf(found, roles);
    const file = cellOf(found.cells, roles, 'file');
    if (file !== '') files.add(file);
    const views = selections.get(key);
    if (views === undefined) selections.set(key, [found]);
    else views.push(found);
    row += 1;
    checkCount(row, place + 1, ravenTitle);
  }
  const tiers = new Map<string, Annotation[]>();
  for (const views of selections.values()) {
    const [tier, annotation] = annotationOf(views, roles);
    const others = tiers.get(tier);
    if (others === undefined) tiers.set(tier, [annotation]);
    else others.push(annotation);
  }
  if (tiers.size === 0) tiers.set(selectionsTier, []);
  return {
    tiers: [...tiers].map(([name, annotations]): Tier => {
      annotations.sort((a, b) => a.startSeconds! - b.startSeconds!);
      return { name, kind: 'INTERVALS', annotations };
    }),
    vocabularies: [],
    media: [...files].map((address) => ({ address })),
    metadata: {},
    ...keep('raven', { ...form, columns }),
  };
}

function cellsIn(content: string, count: number, line: number): string[] {
  const cells = content.split('\t');
  while (cells.length > count && cells.at(-1) === '') cells.pop();
  if (cells.length > count) {
    const problem = `the row has ${cells.length} cells, and the table ${count} columns`;
    throw new AnnotationFormatError(ravenTitle, line, problem, 'take tabs out of its texts');
  }
  return cells;
}

function cellOf(cells: readonly string[], roles: ReadonlyMap<SelectionRole, number>, role: SelectionRole): string {
  const place = roles.get(role);
  return place === undefined ? '' : (cells[place] ?? '');
}

/** Views of a selection share its number, times and tier; without a number or a view a row is a selection of its own. */
function keyOf({ cells, row }: SelectionRow, roles: ReadonlyMap<SelectionRole, number>): string {
  const of = (role: SelectionRole) => cellOf(cells, roles, role);
  if (of('selection') === '' || of('view') === '') return `row ${row}`;
  return JSON.stringify([of('selection'), of('begin'), of('end'), of('file'), of('tier')]);
}

/** The spectrogram says most: it has frequencies. */
function annotationOf(
  views: readonly SelectionRow[],
  roles: ReadonlyMap<SelectionRole, number>,
): readonly [string, Annotation] {
  const main = views.find(({ cells }) => /^spectrogram/iu.test(cellOf(cells, roles, 'view'))) ?? views[0]!;
  const of = (role: SelectionRole) => cellOf(main.cells, roles, role);
  const startSeconds = numberIn(of('begin'), 'Begin Time (s)', main.line);
  const endSeconds = numberIn(of('end'), 'End Time (s)', main.line);
  if (endSeconds < startSeconds) {
    const problem = `the selection ends at ${of('end')} s, before its begin at ${of('begin')} s`;
    throw new AnnotationFormatError(ravenTitle, main.line, problem, 'let it end after its begin');
  }
  const lowHz = of('low').trim() === '' ? undefined : numberIn(of('low'), 'Low Freq (Hz)', main.line);
  const highHz = of('high').trim() === '' ? undefined : numberIn(of('high'), 'High Freq (Hz)', main.line);
  if (lowHz !== undefined && highHz !== undefined && highHz < lowHz) {
    const problem = `the upper frequency, ${highHz} Hz, is below the lower, ${lowHz} Hz`;
    throw new AnnotationFormatError(ravenTitle, main.line, problem, 'write the lower one as Low Freq (Hz)');
  }
  const others = views.filter((view) => view !== main).map(({ row, cells }) => ({ row, cells }));
  const annotation = {
    id: `selection-${main.row + 1}`,
    startSeconds,
    endSeconds,
    text: of('text'),
    ...(lowHz === undefined ? {} : { lowHz }),
    ...(highHz === undefined ? {} : { highHz }),
    ...keep('raven', { row: main.row, cells: main.cells, views: others.length === 0 ? undefined : others }),
  };
  return [of('tier') || selectionsTier, annotation];
}

function numberIn(cell: string, column: string, line: number): number {
  const value = readDecimal(cell, 'may have a comma');
  if (value === null || value < 0) {
    const problem = `${JSON.stringify(cell.slice(0, 40))} in ${column} is no number from 0`;
    throw new AnnotationFormatError(ravenTitle, line, problem, 'write it in digits, as in 12.345');
  }
  return value;
}
