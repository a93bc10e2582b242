import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from '../../annotations/annotation-format.errors.ts';
import type { QuoteSigns } from '../../annotations/tables/read-delimited.ts';
import { textOf, valueOf } from './json.ts';

/** How a table is written (https://www.w3.org/TR/tabular-metadata/#dialect-descriptions). */
export interface CsvwDialect {
  readonly delimiter: string;
  readonly signs: QuoteSigns;
  readonly hasHeader: boolean;
}

/**
 * @param title of the file, for the error
 * @throws {AnnotationFormatError} what this program cannot read, such as skipped rows
 */
export function dialectOf(dialect: JsonValue | undefined, title: string): CsvwDialect {
  const refuse = (problem: string): never => {
    throw new AnnotationFormatError(title, null, problem, 'write the table with commas, quotes and one header');
  };
  for (const name of ['skipRows', 'skipColumns']) {
    if ((valueOf(dialect, name) ?? 0) !== 0) refuse(`its dialect has ${name}, which is not read here`);
  }
  if ((valueOf(dialect, 'headerRowCount') ?? 1) !== 1 && valueOf(dialect, 'header') !== false) {
    refuse('its dialect has another number of header rows than one');
  }
  const encoding = textOf(dialect, 'encoding') ?? 'utf-8';
  if (!/^utf-?(?:8(?:-bom)?|16)$/iu.test(encoding))
    refuse(`its encoding is ${encoding}; UTF-8 and UTF-16 are read here`);
  const quote = valueOf(dialect, 'quoteChar');
  const comment = textOf(dialect, 'commentPrefix');
  const signs: QuoteSigns = {
    ...(quote === null ? { quote: null } : typeof quote === 'string' ? { quote } : {}),
    ...(valueOf(dialect, 'doubleQuote') === false
      ? { escape: '\\' }
      : typeof quote === 'string'
        ? { escape: quote }
        : {}),
    ...(comment === undefined || comment === '' ? {} : { comment, comment_no_infix: true }),
  };
  return {
    delimiter: textOf(dialect, 'delimiter') ?? ',',
    signs,
    hasHeader: valueOf(dialect, 'header') !== false,
  };
}
