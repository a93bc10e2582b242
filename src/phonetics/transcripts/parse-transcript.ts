import { readCuePayload, readSubRipPayload, type SpeakerText, type TimeMark } from './cue-payload.ts';
import type { TranscriptFileFormat } from './transcript.ts';
import { TranscriptFormatError } from './transcript-format-error.ts';

/** A cue as the file has it. */
export interface ParsedCue extends SpeakerText {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Whether another speaker has the same times: who spoke when is then not known. */
  readonly isShared: boolean;
}

export interface ParsedTranscript {
  readonly format: TranscriptFileFormat;
  /** In order of their starts, in the order of the file where these are the same. */
  readonly cues: readonly ParsedCue[];
}

const mostCues = 100_000;
const longestText = 10_000;

/**
 * Reads WebVTT (https://www.w3.org/TR/webvtt1/), or SubRip where the text does not begin with `WEBVTT`. Line ends may be of any
 * system. What has two speakers at once becomes two cues; cues that say nothing are left out; what goes on behind the end of the
 * recording is cut there.
 * @param durationSeconds of the recording
 * @throws {TranscriptFormatError} with the first line that is wrong, and what to do about it
 */
export function parseTranscript(text: string, durationSeconds: number): ParsedTranscript {
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n|\n|\r/u);
  const format = /^WEBVTT(?:[ \t]|$)/u.test(lines[0]!) ? 'WEB_VTT' : 'SUB_RIP';
  const cues: ParsedCue[] = [];
  for (const block of blocksOf(lines, format === 'WEB_VTT' ? headerLines(lines) : 0)) {
    if (format === 'WEB_VTT' && isNoCue(block)) continue;
    cues.push(...cuesOf(block, format, durationSeconds));
    if (cues.length > mostCues) {
      throw new TranscriptFormatError(block.line, `there are more than ${mostCues} cues`, 'split the recording');
    }
  }
  if (cues.length === 0) {
    throw new TranscriptFormatError(null, 'it has no cue', 'give a WebVTT or SubRip file with times and text');
  }
  return { format, cues: cues.sort((a, b) => a.startSeconds - b.startSeconds) };
}

/** Lines between two empty ones. */
interface Block {
  /** Of the first of them, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

function headerLines(lines: readonly string[]): number {
  const end = lines.findIndex((line) => line.trim() === '');
  const header = end < 0 ? lines : lines.slice(0, end);
  const arrow = header.findIndex((line) => line.includes('-->'));
  if (arrow >= 0) throw new TranscriptFormatError(arrow + 1, 'the header ends in a cue', 'put an empty line before it');
  return header.length;
}

function* blocksOf(lines: readonly string[], from: number): Generator<Block> {
  let start = from;
  for (let place = from; place <= lines.length; place++) {
    if (place < lines.length && lines[place]!.trim() !== '') continue;
    if (place > start) yield { line: start + 1, lines: lines.slice(start, place) };
    start = place + 1;
  }
}

function isNoCue({ lines: [first = ''] }: Block): boolean {
  return !first.includes('-->') && /^(?:NOTE(?:[ \t]|$)|STYLE\s*$|REGION\s*$)/u.test(first);
}

function cuesOf({ line, lines }: Block, format: TranscriptFileFormat, durationSeconds: number): ParsedCue[] {
  const place = lines[0]!.includes('-->') ? 0 : 1;
  const timing = lines[place];
  if (timing === undefined || !timing.includes('-->')) {
    throw new TranscriptFormatError(
      line,
      `expected the times of a cue, got ${shown(lines[0]!)}`,
      `write them as ${example[format]}, and no empty line inside a text`,
    );
  }
  const timingLine = line + place;
  const textLines = lines.slice(place + 1);
  const arrow = textLines.findIndex((each) => each.includes('-->'));
  if (arrow >= 0) {
    throw new TranscriptFormatError(
      timingLine + 1 + arrow,
      'a cue begins inside another',
      'put an empty line before it',
    );
  }
  const { startSeconds, endSeconds } = timesOf(timing, timingLine, format, durationSeconds);
  const payload = textLines.join('\n');
  const secondsOf = (time: string, at: number) => {
    const markLine = timingLine + payload.slice(0, at).split('\n').length;
    return secondsIn(time, markLine, format);
  };
  const parts = format === 'WEB_VTT' ? readCuePayload(payload, secondsOf) : readSubRipPayload(payload);
  for (const { text, marks } of parts) {
    if (text.length > longestText) {
      throw new TranscriptFormatError(
        timingLine,
        `a cue of ${text.length} characters`,
        `split it; at most ${longestText}`,
      );
    }
    checkMarks(marks, timingLine, startSeconds, endSeconds);
  }
  const isShared = parts.length > 1;
  return parts.map((part) => ({ startSeconds, endSeconds: Math.min(endSeconds, durationSeconds), isShared, ...part }));
}

const example: Readonly<Record<TranscriptFileFormat, string>> = {
  WEB_VTT: '00:01:02.500 --> 00:01:04.000',
  SUB_RIP: '00:01:02,500 --> 00:01:04,000',
};

function timesOf(timing: string, line: number, format: TranscriptFileFormat, durationSeconds: number) {
  const [, from = '', to = ''] = /^\s*(\S*)\s*-->\s*(\S*)/u.exec(timing) ?? [];
  const startSeconds = secondsIn(from, line, format);
  const endSeconds = secondsIn(to, line, format);
  if (endSeconds <= startSeconds) {
    throw new TranscriptFormatError(line, `the cue ends at ${to} and begins at ${from}`, 'let it end after its start');
  }
  if (startSeconds >= durationSeconds) {
    throw new TranscriptFormatError(
      line,
      `the cue begins at ${from}, and the recording ends after ${durationSeconds.toFixed(3)} s`,
      'see that the file belongs to this recording',
    );
  }
  return { startSeconds, endSeconds };
}

const times: Readonly<Record<TranscriptFileFormat, RegExp>> = {
  WEB_VTT: /^(?:(\d{2,5}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/u,
  // Programs write fewer digits, and a point.
  SUB_RIP: /^(\d{1,5}):([0-5]?\d):([0-5]?\d)[,.](\d{1,3})$/u,
};

function secondsIn(time: string, line: number, format: TranscriptFileFormat): number {
  const found = times[format].exec(time);
  if (found === null) {
    const comma = format === 'WEB_VTT' && times.WEB_VTT.test(time.replace(',', '.'));
    throw new TranscriptFormatError(
      line,
      `${shown(time)} is no time`,
      comma
        ? 'WebVTT has a point before the milliseconds, and SubRip, which has a comma, no line WEBVTT'
        : `write hours, minutes below 60, seconds below 60 and milliseconds as in ${example[format]}`,
    );
  }
  const [, hours = '0', minutes, seconds, milliseconds] = found;
  return (
    (Number(hours) * 3_600_000 +
      Number(minutes) * 60_000 +
      Number(seconds) * 1000 +
      Number(milliseconds!.padEnd(3, '0'))) /
    1000
  );
}

function checkMarks(marks: readonly TimeMark[], line: number, startSeconds: number, endSeconds: number): void {
  let former = startSeconds;
  for (const { seconds } of marks) {
    if (seconds < former || seconds > endSeconds) {
      throw new TranscriptFormatError(
        line,
        `a moment of the cue, at ${seconds.toFixed(3)} s, is outside it or before the one before it`,
        'let the times inside a cue grow from its start to its end',
      );
    }
    former = seconds;
  }
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
