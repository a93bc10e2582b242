import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { checkCount } from '../most-annotations.ts';
import type { CaptionDialect } from './cue.ts';

/** Line ends of all systems. */
export function captionLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/u);
}

/** Characters of one cue with its markup. */
const longestPayload = 100_000;

/** @throws {AnnotationFormatError} more than a cue may have, or one cue more than a file may have */
export function checkCue(payload: string, count: number, line: number, title: CaptionDialect['title']): void {
  if (payload.length > longestPayload) {
    const problem = `a cue of ${payload.length} characters; it may have ${longestPayload}`;
    throw new AnnotationFormatError(title, line, problem, 'split it, or see that an empty line ends it');
  }
  checkCount(count, line, title);
}
