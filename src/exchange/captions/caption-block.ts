import type { Caption, CaptionLine } from './caption.ts';

/** A caption on its way: its text is laid out, its time is still that of what sounded. */
export interface CaptionBlock extends Caption {
  /** Only what is not may share a line. */
  readonly isSpeech: boolean;
}

/** Characters as a reader counts them, near enough: code points. */
export function charactersIn(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** A line as it is shown: `Name: text`. */
export function shownLine({ speaker, text }: CaptionLine): string {
  return speaker === null ? text : `${speaker}: ${text}`;
}

export function charactersOf(lines: readonly CaptionLine[]): number {
  return lines.reduce((sum, line) => sum + charactersIn(shownLine(line)), 0);
}
