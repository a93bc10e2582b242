import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { captionLines, checkCue } from './caption-lines.ts';
import { readCueTimes } from './cue-times.ts';
import type { CaptionFile, Cue } from './cue.ts';

/** What begins as a line of times does, right or wrong; an arrow elsewhere is text. */
const timing = /^[\s\d:.,;-]*-->\s*[\d:.,;-]/u;
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

/**
 * Reads SubRip. A cue goes on to the next line of times with an empty line, and mostly a number, before it: texts with empty lines
 * inside are found in the wild. Cues without numbers are read too.
 * @param text without a byte order mark
 * @throws {AnnotationFormatError} the first line that is none of SubRip
 */
export function readSubRip(text: string): CaptionFile {
  const lines = captionLines(text);
  const starts: { times: number; label: number | null }[] = [];
  for (let times = 0; times < lines.length; times++) {
    if (!timing.test(lines[times]!)) continue;
    if (isBlank(lines[times - 1])) starts.push({ times, label: null });
    else if (/^\s*\d+\s*$/u.test(lines[times - 1]!) && isBlank(lines[times - 2])) {
      starts.push({ times, label: times - 1 });
    } else {
      const problem = 'a cue begins inside another';
      throw new AnnotationFormatError('SubRip', times + 1, problem, 'put an empty line before it');
    }
  }
  const first = starts[0];
  const header = unframed(lines, 0, first === undefined ? lines.length : (first.label ?? first.times));
  if (first === undefined && header !== '') {
    const remedy = 'give a SubRip file, with times as in 00:01:02,500 --> 00:01:04,000';
    throw new AnnotationFormatError('SubRip', null, 'it has no cue', remedy);
  }
  const cues = starts.map(({ times, label }, place): Cue => {
    const next = starts[place + 1];
    const payload = unframed(lines, times + 1, next === undefined ? lines.length : (next.label ?? next.times));
    checkCue(payload, place + 1, times + 1, 'SubRip');
    return {
      line: times + 1,
      ...(label === null ? {} : { label: lines[label]!.trim() }),
      ...readCueTimes(lines[times]!, times + 1, 'SubRip'),
      payload,
      blocks: [],
    };
  });
  return { header, cues, lastBlocks: [] };
}

/** Lines without the blank ones behind them; those before are the text's where it begins with them. */
function unframed(lines: readonly string[], start: number, end: number): string {
  let last = end;
  while (last > start && isBlank(lines[last - 1])) last--;
  return lines.slice(start, last).join('\n');
}
