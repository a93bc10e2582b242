import { CsvError, parse } from 'csv-parse/sync';
import { AnnotationFormatError } from '../annotation-format.errors.ts';

export interface DelimitedRow {
  /** Where it ends, from 1: texts may go over several lines. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Where they are not `"`, `""` and none. */
export interface QuoteSigns {
  readonly quote?: string | null;
  readonly escape?: string;
  readonly comment?: string;
  readonly comment_no_infix?: boolean;
}

/** A million rows of ten cells are a gigabyte of objects. */
const mostRows = 1_000_000;
const longestRow = 1_000_000;

/**
 * Rows of a table with `"` around cells that need it (RFC 4180). Empty lines are skipped.
 * @param title of the format, for the error
 * @throws {AnnotationFormatError} broken quotes, a row longer than a million signs, more than a million rows
 */
export function readDelimited(text: string, delimiter: string, title: string, signs: QuoteSigns = {}): DelimitedRow[] {
  const rows: DelimitedRow[] = [];
  try {
    parse(text, {
      delimiter,
      ...signs,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      to: mostRows + 2,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells });
        return null;
      },
    });
    if (rows.length > mostRows + 1) {
      const line = rows.at(-1)!.line;
      throw new AnnotationFormatError(title, line, `there are more than ${mostRows} rows`, 'split the table');
    }
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = typeof error['lines'] === 'number' ? error['lines'] : null;
    // A quote that is not closed is noticed at the end: it is in the first row that was not read.
    const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? (rows.at(-1)?.line ?? 0) + 1 : at;
    throw new AnnotationFormatError(title, line, problems[error.code] ?? error.message, remedies[error.code] ?? quotes);
  }
}

const quotes = 'put cells that hold quotes into quotes, and write each quote inside twice';

const problems: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quoted cell goes on behind its closing quote',
  INVALID_OPENING_QUOTE: 'a quote stands inside a cell that does not begin with one',
  CSV_MAX_RECORD_SIZE: `a row has more than ${longestRow} signs`,
};

const remedies: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: 'see that each opened quote is closed',
};

/** The sign between the names of the columns that stands there most often outside of quotes. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const header = (/^[^\r\n]*/u.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/gu, '');
  const count = (sign: string) => header.split(sign).length - 1;
  const found = ([',', ';', '\t'] as const).map((sign) => ({ sign, times: count(sign) }));
  return found.reduce((most, each) => (each.times > most.times ? each : most)).sign;
}
