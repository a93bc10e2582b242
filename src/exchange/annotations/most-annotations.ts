import { AnnotationFormatError } from './annotation-format.errors.ts';

/** Of a file: half a million take a gigabyte of memory, and are a day of phones. */
export const mostAnnotations = 500_000;

/** @throws {AnnotationFormatError} one more than a file may have */
export function checkCount(count: number, line: number, title: string): void {
  if (count <= mostAnnotations) return;
  const problem = `there are more than ${mostAnnotations} annotations`;
  throw new AnnotationFormatError(title, line, problem, 'split it into files of shorter stretches');
}
