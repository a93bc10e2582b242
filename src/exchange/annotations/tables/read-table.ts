import type { Annotation, AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { keep } from '../kept-values.ts';
import { checkCount } from '../most-annotations.ts';
import type { TextFileForm } from '../text-file.ts';
import { openCell } from './formula-cells.ts';
import { readNumberCell } from './number-cells.ts';
import { readDelimited, type DelimitedRow } from './read-delimited.ts';
import { knownColumns, type ColumnRole, type KnownColumn } from './table-columns.ts';
import { cellOf, endAfter, type TableForm } from './table-form.ts';
import { tiersInOrder, type ReadRow } from './tiers-of-rows.ts';

/** Meanings that a column has only where all of its cells fit; else it is the user's own. */
const fits: Readonly<Partial<Record<ColumnRole, RegExp>>> = {
  kind: /^(?:INTERVALS|POINTS)$/u,
  constraint: /^(?:TIME_SUBDIVISION|INCLUDED_IN|SYMBOLIC_SUBDIVISION|SYMBOLIC_ASSOCIATION)?$/u,
  language: /^(?:[a-z]{3})?$/u,
  glottocode: /^(?:[a-z0-9]{4}\d{4})?$/u,
};

/**
 * Reads a table with a row for each annotation and names of columns in its first line.
 * @param title of the format, for errors
 * @throws {AnnotationFormatError} the first row that is none of it
 */
export function readTable(
  { text, form }: { text: string; form: TextFileForm },
  delimiter: string,
  title: string,
): AnnotationDocument {
  const [header, ...rows] = readDelimited(text, delimiter, title);
  checkCount(rows.length, rows.at(-1)?.line ?? 1, title);
  const columns = header?.cells.map(openCell) ?? [];
  const all = knownColumns(columns);
  const known = new Map([...all].filter(([role, column]) => isMeant(role, column, rows, all)));
  if (!known.has('start')) {
    const problem = `no column for the start is among ${JSON.stringify(columns.slice(0, 12))}`;
    throw new AnnotationFormatError(
      title,
      header?.line ?? 1,
      problem,
      'name the columns start, end and text in the first line',
    );
  }
  const reader = new RowReader(columns, known, delimiter, title);
  const read = rows.map((row, place) => reader.row(row, place));
  const tableForm: TableForm = { known, delimiter, point: reader.hasComma ? ',' : '.' };
  const tiers = tiersInOrder(read, known, title).map((tier) => withCells(tier, read, columns, tableForm));
  const own = [...all].filter(([role]) => !known.has(role)).map(([, { place }]) => place);
  return {
    tiers,
    vocabularies: [],
    media: [],
    metadata: {},
    ...keep('table', {
      ...form,
      delimiter,
      columns,
      own: own.length === 0 ? undefined : own,
      decimalComma: reader.hasComma || undefined,
    }),
  };
}

function isMeant(
  role: ColumnRole,
  { place }: KnownColumn,
  rows: readonly DelimitedRow[],
  all: ReadonlyMap<ColumnRole, KnownColumn>,
): boolean {
  const cells = () => rows.map((row) => openCell(row.cells[place] ?? ''));
  if (role === 'duration') return !all.has('end');
  if (role === 'id' && !all.has('parent')) return new Set(cells()).size === rows.length && !cells().includes('');
  if (role === 'annotator') return isOneATier(cells(), rows, all);
  const pattern = fits[role];
  if (pattern === undefined) return true;
  return cells().every((cell) => pattern.test(cell)) && isOneATier(cells(), rows, all);
}

/** What is said of a tier is the same in all of its rows. */
function isOneATier(
  cells: readonly string[],
  rows: readonly DelimitedRow[],
  all: ReadonlyMap<ColumnRole, KnownColumn>,
): boolean {
  const said = new Map<string, string>();
  const [tier, participant] = [all.get('tier'), all.get('participant')];
  return rows.every((row, place) => {
    const key = JSON.stringify(
      [tier, participant].map((column) => (column === undefined ? '' : row.cells[column.place])),
    );
    const former = said.get(key) ?? cells[place]!;
    said.set(key, former);
    return former === cells[place];
  });
}

class RowReader {
  hasComma = false;

  constructor(
    private readonly columns: readonly string[],
    private readonly known: ReadonlyMap<ColumnRole, KnownColumn>,
    private readonly delimiter: string,
    private readonly title: string,
  ) {}

  row(row: DelimitedRow, place: number): ReadRow {
    const { cells, line } = row;
    if (cells.slice(this.columns.length).some((cell) => cell !== '')) {
      const problem = `the row has ${cells.length} cells, and the table ${this.columns.length} columns`;
      throw new AnnotationFormatError(this.title, line, problem, 'put texts that hold the separator into quotes');
    }
    const text = (role: ColumnRole) => openCell(cells[this.known.get(role)?.place ?? -1] ?? '');
    const startSeconds = this.number('start', row);
    const endSeconds = this.endOf(row, startSeconds);
    if ((startSeconds === undefined) !== (endSeconds === undefined)) {
      throw this.error(
        line,
        'the row has one of start and end',
        'write both, or none where they are those of the parent',
      );
    }
    if (startSeconds !== undefined && endSeconds! < startSeconds) {
      throw this.error(
        line,
        `the end, ${endSeconds} s, is before the start, ${startSeconds} s`,
        'let it end after its start',
      );
    }
    const [lowHz, highHz] = [this.number('low_hz', row), this.number('high_hz', row)];
    if (lowHz !== undefined && highHz !== undefined && highHz < lowHz) {
      throw this.error(
        line,
        `the upper frequency, ${highHz} Hz, is below the lower, ${lowHz} Hz`,
        'write the lower first',
      );
    }
    const annotation: Annotation = {
      id: text('id') || `row-${place + 1}`,
      ...(startSeconds === undefined ? {} : { startSeconds, endSeconds: endSeconds! }),
      text: text('text'),
      ...(text('parent') === '' ? {} : { parentId: text('parent') }),
      ...(text('entry') === '' ? {} : { entryId: text('entry') }),
      ...(lowHz === undefined ? {} : { lowHz }),
      ...(highHz === undefined ? {} : { highHz }),
    };
    return { line, place, cells, annotation, text };
  }

  private endOf(row: DelimitedRow, startSeconds: number | undefined): number | undefined {
    if (this.known.has('end')) return this.number('end', row);
    if (!this.known.has('duration')) return startSeconds;
    const seconds = this.number('duration', row);
    return startSeconds === undefined || seconds === undefined ? seconds : endAfter(startSeconds, seconds);
  }

  private number(role: ColumnRole, { cells, line }: DelimitedRow): number | undefined {
    const column = this.known.get(role);
    const cell = cells[column?.place ?? -1] ?? '';
    if (column === undefined || cell.trim() === '') return undefined;
    const value = readNumberCell(cell, column.unit, this.delimiter);
    const shown = `${JSON.stringify(cell.slice(0, 40))} in the column ${this.columns[column.place]!}`;
    if (value === null) throw this.error(line, `${shown} is no number`, 'write it in digits, as in 12.345');
    if (value < 0) throw this.error(line, `${shown} is negative`, 'times and frequencies begin at 0');
    this.hasComma ||= cell.includes(',');
    return value;
  }

  private error(line: number, problem: string, remedy: string): AnnotationFormatError {
    return new AnnotationFormatError(this.title, line, problem, remedy);
  }
}

/** With what the columns of the user say, and numbers that are not written as this program would. */
function withCells(tier: Tier, rows: readonly ReadRow[], columns: readonly string[], form: TableForm): Tier {
  const byPlace = new Map([...form.known].map(([role, { place }]) => [place, role]));
  const isNumber = (role: ColumnRole) => ['start', 'end', 'duration', 'low_hz', 'high_hz'].includes(role);
  const annotations = tier.annotations.map((annotation): Annotation => {
    const row = Number(annotation.kept!['row']);
    const { cells } = rows[row]!;
    const own: Record<string, string> = {};
    for (let place = 0; place < columns.length; place++) {
      const cell = cells[place] ?? '';
      const role = byPlace.get(place);
      if (cell === '' || (role !== undefined && !isNumber(role))) continue;
      if (role === undefined || cell !== cellOf(role, annotation, tier, form)) own[place] = openCell(cell);
    }
    const { kept: _, ...rest } = annotation;
    return { ...rest, ...keep('table', { row, cells: Object.keys(own).length === 0 ? undefined : own }) };
  });
  return { ...tier, annotations };
}
