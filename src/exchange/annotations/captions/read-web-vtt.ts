import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { captionLines, checkCue } from './caption-lines.ts';
import { quoted, readCueTimes } from './cue-times.ts';
import type { CaptionFile, Cue } from './cue.ts';

/**
 * Reads WebVTT (https://www.w3.org/TR/webvtt1/). Only a line without any sign ends a block: YouTube writes lines of one space.
 * @param text without a byte order mark
 * @throws {AnnotationFormatError} the first line that is none of WebVTT
 */
export function readWebVtt(text: string): CaptionFile {
  const lines = captionLines(text);
  if (!/^WEBVTT(?:[ \t]|$)/u.test(lines[0]!)) {
    throw new AnnotationFormatError('WebVTT', 1, `expected WEBVTT, got ${quoted(lines[0]!)}`, 'give a WebVTT file');
  }
  const cues: Cue[] = [];
  let blocks: string[] = [];
  let header = '';
  for (let start = 0; start < lines.length; start++) {
    if (lines[start] === '' && start > 0) continue;
    let end = start;
    while (end < lines.length && lines[end] !== '') end++;
    const block = lines.slice(start, end);
    if (start === 0) header = headerOf(block);
    else if (isNoCue(block)) blocks.push(block.join('\n'));
    else {
      cues.push(cueIn(block, start + 1, blocks, cues.length + 1));
      blocks = [];
    }
    start = end;
  }
  return { header, cues, lastBlocks: blocks };
}

function headerOf(block: readonly string[]): string {
  const arrow = block.findIndex((line) => line.includes('-->'));
  if (arrow >= 0) {
    throw new AnnotationFormatError('WebVTT', arrow + 1, 'the header ends in a cue', 'put an empty line before it');
  }
  return block.join('\n').slice('WEBVTT'.length);
}

function isNoCue([first = '', ...rest]: readonly string[]): boolean {
  if (first.includes('-->') || rest[0]?.includes('-->')) return false;
  // Some writers put an empty line before the map, which belongs to the header.
  return /^(?:NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$|X-TIMESTAMP-MAP=)/u.test(first);
}

function cueIn(block: readonly string[], firstLine: number, blocks: readonly string[], count: number): Cue {
  const place = block[0]!.includes('-->') ? 0 : 1;
  const timing = block[place];
  if (timing === undefined || !timing.includes('-->')) {
    throw new AnnotationFormatError(
      'WebVTT',
      firstLine,
      `expected the times of a cue, got ${quoted(block[0]!)}`,
      'write them as 00:01:02.500 --> 00:01:04.000, and no empty line inside a text',
    );
  }
  const line = firstLine + place;
  const textLines = block.slice(place + 1);
  const arrow = textLines.findIndex((each) => each.includes('-->'));
  if (arrow >= 0) {
    const inner = line + 1 + arrow;
    throw new AnnotationFormatError('WebVTT', inner, 'a cue begins inside another', 'put an empty line before it');
  }
  const payload = textLines.join('\n');
  checkCue(payload, count, line, 'WebVTT');
  const label = place === 1 ? { label: block[0]! } : {};
  return { line, ...label, ...readCueTimes(timing, line, 'WebVTT'), payload, blocks };
}
