import { AnnotationFormatError } from '../../../src/exchange/annotations/annotation-format.errors.ts';

/** The error with which a file is refused; another error, or none, fails the test. */
export function refusalOf(read: () => unknown): AnnotationFormatError {
  try {
    read();
  } catch (error) {
    if (error instanceof AnnotationFormatError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
