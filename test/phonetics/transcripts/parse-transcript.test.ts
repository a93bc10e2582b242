// cspell:disable
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTranscript } from '../../../src/phonetics/transcripts/decode-transcript.ts';
import { parseTranscript } from '../../../src/phonetics/transcripts/parse-transcript.ts';
import { TranscriptFormatError } from '../../../src/phonetics/transcripts/transcript-format-error.ts';

const hour = 3600;

function refusal(text: string, durationSeconds = hour): TranscriptFormatError {
  try {
    parseTranscript(text, durationSeconds);
  } catch (error) {
    expect(error).toBeInstanceOf(TranscriptFormatError);
    return error as TranscriptFormatError;
  }
  throw new Error('it was taken');
}

const vtt = (...blocks: string[]) => ['WEBVTT', ...blocks].join('\n\n');
const plain = ({ cues }: ReturnType<typeof parseTranscript>) =>
  cues.map(({ startSeconds, endSeconds, speaker, text }) => [startSeconds, endSeconds, speaker, text]);

describe('WebVTT', () => {
  it('reads cues with names, settings, hours or none, and skips notes, styles and regions', () => {
    const text = vtt(
      'NOTE made by hand\nin two lines',
      'STYLE\n::cue { color: red }',
      'REGION\nid:left',
      'first\n00:01.500 --> 00:02.000 align:start line:0\nСәлем',
      '01:00:00.000 --> 01:00:01.250\ntwo\nlines',
    );
    const { format, cues } = parseTranscript(text, 2 * hour);
    expect(format).toBe('WEB_VTT');
    expect(plain({ format, cues })).toEqual([
      [1.5, 2, null, 'Сәлем'],
      [3600, 3601.25, null, 'two\nlines'],
    ]);
  });

  it('takes speakers from voices, and makes two cues of two at once', () => {
    const text = vtt(
      '00:01.000 --> 00:02.000\n<v.loud Anna  Maria>Yes &amp; <b>no</b>',
      '00:03.000 --> 00:05.000\n<v Ben>How?</v>\n<v Ana&#x301;>So.</v>',
    );
    expect(plain(parseTranscript(text, hour))).toEqual([
      [1, 2, 'Anna Maria', 'Yes & no'],
      [3, 5, 'Ben', 'How?'],
      [3, 5, 'Ana\u0301', 'So.'],
    ]);
  });

  it('keeps moments inside a cue by their place in the text, and leaves out what is for the eye', () => {
    const text = vtt(
      '00:01.000 --> 00:03.000\nan <00:01.500><c.now>nyeong</c> <00:02.250><ruby>하<rt>ha</rt></ruby> a < b',
    );
    expect(parseTranscript(text, hour).cues).toMatchObject([
      {
        text: 'an nyeong 하 a < b',
        marks: [
          { offset: 3, seconds: 1.5 },
          { offset: 10, seconds: 2.25 },
        ],
      },
    ]);
  });

  it('sorts cues by their start and cuts what goes on behind the end of the recording', () => {
    const text = vtt('00:09.000 --> 00:12.000\nlast', '00:01.000 --> 00:02.000\nfirst');
    expect(plain(parseTranscript(text, 10))).toEqual([
      [1, 2, null, 'first'],
      [9, 10, null, 'last'],
    ]);
  });

  it.each([
    ['a time with a comma', vtt('00:00:01,000 --> 00:00:02.000\nx'), 3, 'point before the milliseconds'],
    ['seconds above 59', vtt('00:00:01.000 --> 00:00:61.000\nx'), 3, 'no time'],
    ['an end before the start', vtt('a\n00:05.000 --> 00:04.000\nx'), 4, 'let it end after its start'],
    ['a start behind the end of the recording', vtt('02:00:00.000 --> 02:00:01.000\nx'), 3, 'ends after 3600.000 s'],
    ['text where times should be', vtt('00:01.000 --> 00:02.000\nx', 'lost\nwords'), 6, 'no empty line inside a text'],
    ['a cue in the header', 'WEBVTT\n00:01.000 --> 00:02.000\nx', 2, 'put an empty line before it'],
    ['a cue in a cue', vtt('00:01.000 --> 00:02.000\nx\n00:02.000 --> 00:03.000\ny'), 5, 'put an empty line before it'],
    ['moments out of order', vtt('00:01.000 --> 00:09.000\na<00:05.000>b<00:04.000>c'), 3, 'grow from its start'],
    ['a moment that is none', vtt('00:01.000 --> 00:09.000\na\nb<9:99>c'), 5, 'no time'],
    ['no cue', vtt('NOTE nothing'), null, 'has no cue'],
    ['nothing', '', null, 'has no cue'],
  ])('refuses %s, with the line', (_what, text, line, message) => {
    const error = refusal(text);
    expect(error.line).toBe(line);
    expect(error.message).toContain(message);
    expect(error.code).toBe('BAD_TRANSCRIPT');
  });
});

describe('SubRip', () => {
  it('reads numbered cues and such without numbers, in the ways that programs write times', () => {
    const text =
      '1\n00:00:01,000 --> 00:00:02,5 X1:10 X2:20\n<i>Hello</i> {\\an8}there &lt;3\n\n\n0:00:03.250 --> 0:0:4,000\nyou\n';
    const parsed = parseTranscript(text, hour);
    expect(parsed.format).toBe('SUB_RIP');
    expect(plain(parsed)).toEqual([
      [1, 2.5, null, 'Hello there <3'],
      [3.25, 4, null, 'you'],
    ]);
  });

  it('refuses what is neither of the two, in its first line', () => {
    expect(refusal('{\n  "segments": []\n}').line).toBe(1);
    expect(refusal('Dear diary').message).toContain('expected the times of a cue, got "Dear diary"');
  });
});

describe('a file', () => {
  const text = vtt('00:01.000 --> 00:02.000\nСәлем');

  it('may have a byte order mark, UTF-16, and line ends of any system', () => {
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const swapped = Buffer.from(utf16).swap16();
    const written = [Buffer.from(`\ufeff${text}`), utf16, swapped, Buffer.from(text.replaceAll('\n', '\r\n'))];
    for (const bytes of [...written, Buffer.from(text.replaceAll('\n', '\r'))]) {
      expect(plain(parseTranscript(decodeTranscript(bytes), hour))).toEqual([[1, 2, null, 'Сәлем']]);
    }
  });

  it('in another encoding is refused with the line and the way to change it', () => {
    const bytes = Buffer.concat([Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n'), Buffer.from([0xd1, 0xe0, 0xeb])]);
    expect(() => decodeTranscript(bytes)).toThrow(/^line 4: it is not UTF-8; save it as UTF-8, .*iconv/);
  });

  it('that is too large for a text is refused', () => {
    expect(() => decodeTranscript(new Uint8Array(2 ** 24 + 1))).toThrow(
      'the transcript: it has 16777217 bytes, and may have 16777216; see that it is the text and not the recording',
    );
  });

  it('of three hours and ten thousand cues is read as a whole', () => {
    const blocks = Array.from({ length: 10_000 }, (_, i) => `${stamp(i * 1.08)} --> ${stamp(i * 1.08 + 1)}\nword ${i}`);
    const { cues } = parseTranscript(vtt(...blocks), 3 * hour);
    expect(cues).toHaveLength(10_000);
    expect(cues[9_999]).toMatchObject({ startSeconds: 10_798.92, text: 'word 9999' });
  });
});

function stamp(seconds: number, point = '.'): string {
  const ms = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${point}${String(ms % 1000).padStart(3, '0')}`;
}

describe('whatever comes', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .map((text) => text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim())
    .filter((text) => text !== '' && !text.includes('-->'));
  const cue = fc.record({
    startMs: fc.integer({ min: 0, max: 3_500_000 }),
    lengthMs: fc.integer({ min: 1, max: 90_000 }),
    // In WebVTT it stands before a '>', and no cue may have an arrow in it.
    speaker: fc.option(line.filter((text) => !text.endsWith('--'))),
    text: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  });
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

  it('is read back as it was written, in both formats', () => {
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'), (cues, end) => {
        const inOrder = cues.toSorted((a, b) => a.startMs - b.startMs);
        const write = (point: string, withSpeaker: boolean) =>
          cues.map(({ startMs, lengthMs, speaker, text }) => {
            const voice = withSpeaker && speaker !== null ? `<v ${escaped(speaker)}>` : '';
            const times = [startMs, startMs + lengthMs].map((ms) => stamp(ms / 1000, point)).join(' --> ');
            return `${times}\n${voice}${escaped(text)}`;
          });
        const expected = (withSpeaker: boolean) =>
          inOrder.map(({ startMs, lengthMs, speaker, text }) => [
            ...[startMs / 1000, Math.min(hour, (startMs + lengthMs) / 1000)],
            ...[withSpeaker ? speaker : null, text],
          ]);
        const asVtt = vtt(...write('.', true)).replaceAll('\n', end);
        expect(plain(parseTranscript(asVtt, hour))).toEqual(expected(true));
        const asSrt = write(',', false)
          .map((block, i) => `${i + 1}\n${block}`)
          .join('\n\n')
          .replaceAll('\n', end);
        expect(plain(parseTranscript(asSrt, hour))).toEqual(expected(false));
      }),
      { numRuns: 60 },
    );
  });

  it('is either read, in order and inside the recording, or refused with a line of it', () => {
    const pieces = fc.constantFrom(
      'WEBVTT',
      '',
      '1',
      '00:00:01.000',
      '00:00:02,000',
      ' --> ',
      '<v A>',
      '&#0;',
      '&#x110000;',
      '</',
      'x',
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.array(pieces, { maxLength: 4 }).map((some) => some.join('')),
          { maxLength: 12 },
        ),
        (lines) => {
          try {
            const { cues } = parseTranscript(lines.join('\n'), 100);
            for (const { startSeconds, endSeconds } of cues) expect(endSeconds).toBeGreaterThan(startSeconds);
          } catch (error) {
            if (!(error instanceof TranscriptFormatError)) throw error;
            if (error.line !== null) expect(error.line).toBeLessThanOrEqual(lines.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
