import { AnnotationFormatError } from '../annotations/annotation-format.errors.ts';

/** Packed or not, as it is put in. */
const mostBytes = 128 * 1024 * 1024;
/** Words and sentences together: each is a node. */
const mostRows = 500_000;

/**
 * To be asked before anything is read.
 * @throws {AnnotationFormatError} more than 128 MiB
 */
export function checkDatasetSize(bytes: number): void {
  if (bytes <= mostBytes) return;
  const problem = `it has ${bytes} bytes, and may have ${mostBytes}`;
  throw new AnnotationFormatError('CLDF', null, problem, 'give the tables without media, or pack them as ZIP');
}

/** @throws {AnnotationFormatError} more than half a million */
export function checkRowCount(count: number): void {
  if (count <= mostRows) return;
  const problem = `it has ${count} forms and examples, and may have ${mostRows}`;
  throw new AnnotationFormatError('CLDF', null, problem, 'split it, such as by language family');
}
