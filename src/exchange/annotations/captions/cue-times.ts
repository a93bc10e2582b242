import { AnnotationFormatError } from '../annotation-format.errors.ts';
import type { CaptionDialect, Cue } from './cue.ts';

const forms: Readonly<Record<CaptionDialect['title'], RegExp>> = {
  WebVTT: /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/u,
  // Programs write fewer digits, a point, or no milliseconds.
  SubRip: /^(\d+):([0-5]?\d):([0-5]?\d)(?:[,.](\d{1,3}))?$/u,
};

const examples: Readonly<Record<CaptionDialect['title'], string>> = {
  WebVTT: '00:01:02.500 --> 00:01:04.000',
  SubRip: '00:01:02,500 --> 00:01:04,000',
};

/** Times far beyond are no longer exact to the millisecond. */
const mostHours = 1_000_000;

/** @throws {AnnotationFormatError} what is no time, or an end before its start */
export function readCueTimes(
  text: string,
  line: number,
  title: CaptionDialect['title'],
): Pick<Cue, 'startSeconds' | 'endSeconds' | 'settings'> {
  const [, from = '', to = '', rest = ''] = /^\s*(\S*)\s*-->\s*(\S*)(.*)$/u.exec(text) ?? [];
  const startSeconds = readCueTime(from, () => line, title);
  const endSeconds = readCueTime(to, () => line, title);
  if (endSeconds < startSeconds) {
    const problem = `the cue ends at ${to}, before its start at ${from}`;
    throw new AnnotationFormatError(title, line, problem, 'let it end after its start');
  }
  const settings = rest.trim();
  return { startSeconds, endSeconds, ...(settings === '' ? {} : { settings }) };
}

/**
 * @param line where the time stands, worked out only where it is none
 * @returns seconds, exact for milliseconds
 */
export function readCueTime(text: string, line: () => number, title: CaptionDialect['title']): number {
  const found = forms[title].exec(text);
  const [, hours = '0', minutes = '0', seconds = '0', milliseconds = '0'] = found ?? [];
  if (found === null || Number(hours) > mostHours) {
    throw new AnnotationFormatError(title, line(), `${quoted(text)} is no time`, remedyFor(text, title));
  }
  const whole = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return (whole + Number(milliseconds.padEnd(3, '0'))) / 1000;
}

function remedyFor(text: string, title: CaptionDialect['title']): string {
  if (text.startsWith('-')) return 'times begin at 0: shift the captions so that none is before the recording';
  if (title === 'WebVTT' && forms.WebVTT.test(text.replace(',', '.'))) {
    return 'WebVTT has a point before the milliseconds; SubRip, which has a comma, has no line WEBVTT';
  }
  return `write hours, minutes below 60, seconds below 60 and milliseconds as in ${examples[title]}`;
}

export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
