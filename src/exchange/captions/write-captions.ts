import { cueText, cueTime, oneLine } from '../cue-text.ts';
import type { Caption, CaptionLine } from './caption.ts';
import { shownLine } from './caption-block.ts';

export const captionFormats = ['srt', 'vtt'] as const;
export type CaptionFormat = (typeof captionFormats)[number];

/** What is put before the text of a WebVTT file. */
const header = 'WEBVTT\n\n';

/**
 * Captions as a file: SubRip, or WebVTT (https://www.w3.org/TR/webvtt1/). No name or label can end its cue or begin another, be read
 * as a tag or as a time: line ends and controls become spaces, and `<`, `>`, `&` are written as the format has them, or, where
 * it has nothing, as letters that look alike.
 */
export function writeCaptions(captions: readonly Caption[], format: CaptionFormat): string {
  const cues = captions.map((caption, place) => (format === 'vtt' ? vttCue(caption) : srtCue(caption, place + 1)));
  return (format === 'vtt' ? header : '') + cues.map((cue) => `${cue}\n\n`).join('');
}

function vttCue({ startSeconds, endSeconds, lines }: Caption): string {
  return [`${cueTime(startSeconds, '.')} --> ${cueTime(endSeconds, '.')}`, ...lines.map(vttLine)].join('\n');
}

function vttLine({ speaker, text }: CaptionLine): string {
  const said = cueText(text);
  if (speaker === null) return said;
  const name = cueText(speaker);
  // A name that ends in `--` would make the arrow of another cue out of its tag; readers trim the space again.
  return `<v ${name}${name.endsWith('-') ? ' ' : ''}>${said}</v>`;
}

function srtCue({ startSeconds, endSeconds, lines }: Caption, number: number): string {
  const shown = lines.map((line) => withoutMarkup(shownLine(line)));
  return [number, `${cueTime(startSeconds, ',')} --> ${cueTime(endSeconds, ',')}`, ...shown].join('\n');
}

/** SubRip knows no escapes: players read tags in angle brackets, and some in braces. */
function withoutMarkup(text: string): string {
  return oneLine(text).replaceAll('<', '‹').replaceAll('>', '›').replaceAll('{', '(').replaceAll('}', ')');
}
