import { stringify } from 'csv-stringify/sync';
import type {
  Annotation,
  AnnotationDocument,
  JsonValue,
  Tier,
} from '../../../review/annotations/annotation-document.ts';
import type { WriteOptions } from '../annotation-format.ts';
import { KeptValues } from '../kept-values.ts';
import { lineEndOf, writeTextFile } from '../text-file.ts';
import { inWrittenOrder } from '../written-order.ts';
import { safeCell } from './formula-cells.ts';
import { readNumberCell } from './number-cells.ts';
import { knownColumns, type ColumnRole } from './table-columns.ts';
import { cellOf, onlyTier, type TableForm } from './table-form.ts';

interface RowToWrite {
  readonly annotation: Annotation;
  readonly tier: Tier;
  /** Cells that are not written from the annotation alone, by the place of their column. */
  readonly cells: ReadonlyMap<string, JsonValue>;
}

/** What spreadsheets of other countries take for a separator stays inside its cell; commas beside semicolons are decimal ones. */
const otherSeparators: Readonly<Record<string, RegExp>> = { ',': /[;\t\r\n]/u, ';': /[\t\r\n]/u };

/** With the columns that a table had when it was read, and those that what was said since needs. */
export function writeTable(
  document: AnnotationDocument,
  delimiter: string,
  { rawCells = false }: Pick<WriteOptions, 'rawCells'>,
): Uint8Array {
  const kept = KeptValues.of(document.kept, 'table');
  const columns = columnsOf(document, kept);
  const own = kept.get('own');
  const isOwn = (place: number) => Array.isArray(own) && own.includes(place);
  const known = new Map([...knownColumns(columns)].filter(([, { place }]) => !isOwn(place)));
  const form: TableForm = { known, delimiter, point: kept.isTrue('decimalComma') && delimiter !== ',' ? ',' : '.' };
  const roles = new Map([...known].map(([role, { place }]) => [place, role]));
  const rows = rowsOf(document, kept.texts('columns').length > 0).map((row) =>
    columns.map((_, place) => cellFor(row, place, roles.get(place), form)),
  );
  const cells = rawCells ? [columns, ...rows] : [columns, ...rows].map((row) => row.map(safeCell));
  const text = stringify(cells, {
    delimiter,
    record_delimiter: lineEndOf(kept),
    quoted_match: columns.length === 1 ? /^$|[\r\n]/u : (otherSeparators[delimiter] ?? /[\r\n]/u),
  });
  return writeTextFile(text, kept);
}

function cellFor(
  { annotation, tier, cells }: RowToWrite,
  place: number,
  role: ColumnRole | undefined,
  form: TableForm,
): string {
  const found = cells.get(String(place));
  const cell = typeof found === 'string' ? found : '';
  if (role === undefined) return cell;
  const value = cellOf(role, annotation, tier, form);
  if (cell === '' || value === '') return value;
  const { unit } = form.known.get(role)!;
  const read = (text: string) => readNumberCell(text, unit, form.delimiter);
  return read(cell) === read(value) ? cell : value;
}

/** In the order of the table that was read; else tier by tier. */
function rowsOf({ tiers }: AnnotationDocument, asInFile: boolean): RowToWrite[] {
  const rows = tiers.flatMap((tier) =>
    tier.annotations.map((annotation) => {
      const kept = KeptValues.of(annotation.kept, 'table');
      const place = kept.number('row') ?? null;
      return {
        annotation,
        tier,
        cells: new Map(kept.entries('cells')),
        place,
        startSeconds: annotation.startSeconds ?? 0,
      };
    }),
  );
  return asInFile ? inWrittenOrder(rows, true) : rows;
}

function columnsOf(document: AnnotationDocument, kept: KeptValues): string[] {
  const { tiers } = document;
  const inTiers = (has: (tier: Tier) => boolean) => tiers.some(has);
  const inAll = (has: (annotation: Annotation) => boolean) => tiers.some(({ annotations }) => annotations.some(has));
  const read = kept.texts('columns');
  const isNew = read.length === 0;
  const own = kept.get('own');
  const known = new Map(
    [...knownColumns(read)].filter(([, { place }]) => !(Array.isArray(own) && own.includes(place))),
  );
  const hasParents = inAll(({ parentId }) => parentId !== undefined);
  const plainTier = ({ name, participant }: Tier) => name === (participant ?? onlyTier);
  const needed: readonly (readonly [ColumnRole, boolean])[] = [
    ['tier', isNew || !tiers.every(plainTier)],
    ['kind', inTiers(({ kind }) => kind === 'POINTS') && (isNew || known.has('end') || known.has('duration'))],
    ['constraint', inTiers(({ constraint }) => constraint !== undefined) && (isNew || !known.has('parent'))],
    ['tier_parent', inTiers(({ parent }) => parent !== undefined) && (isNew || !known.has('parent'))],
    ['id', isNew || hasParents],
    ['parent', hasParents],
    ['start', true],
    ['end', isNew || (!known.has('duration') && inAll((each) => each.startSeconds !== each.endSeconds))],
    ['text', isNew || inAll(({ text }) => text !== '')],
    ['participant', inTiers(({ participant }) => participant !== undefined)],
    ['annotator', inTiers(({ annotator }) => annotator !== undefined)],
    ['language', inTiers(({ language }) => language?.iso639_3 !== undefined)],
    ['glottocode', inTiers(({ language }) => language?.glottocode !== undefined)],
    ['entry', inAll(({ entryId }) => entryId !== undefined)],
    ['low_hz', inAll(({ lowHz }) => lowHz !== undefined)],
    ['high_hz', inAll(({ highHz }) => highHz !== undefined)],
  ];
  return [...read, ...needed.filter(([role, isNeeded]) => isNeeded && !known.has(role)).map(([role]) => role)];
}
