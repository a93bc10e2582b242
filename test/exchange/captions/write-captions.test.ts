import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionFormats, writeCaptions } from '../../../src/exchange/captions/write-captions.ts';
import { parseTranscript } from '../../../src/phonetics/transcripts/parse-transcript.ts';

const captions = [
  { startSeconds: 1.5, endSeconds: 3.0004, lines: [{ speaker: 'Anna', text: 'An Nyeong' }, { speaker: null, text: '[dog]' }] },
  { startSeconds: 3_725.25, endSeconds: 3_727, lines: [{ speaker: null, text: 'Ha Se Yo' }] },
]; // prettier-ignore

describe('captions are written', () => {
  it('as SubRip', () => {
    expect(writeCaptions(captions, 'srt')).toBe(
      '1\n00:00:01,500 --> 00:00:03,000\nAnna: An Nyeong\n[dog]\n\n2\n01:02:05,250 --> 01:02:07,000\nHa Se Yo\n\n',
    );
  });

  it('as WebVTT', () => {
    expect(writeCaptions(captions, 'vtt')).toBe(
      'WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n<v Anna>An Nyeong</v>\n[dog]\n\n01:02:05.250 --> 01:02:07.000\nHa Se Yo\n\n',
    );
  });

  it('as a whole file where there are none', () => {
    expect(writeCaptions([], 'srt')).toBe('');
    expect(writeCaptions([], 'vtt')).toBe('WEBVTT\n\n');
  });

  it.each(captionFormats)('so that no text breaks out of its cue (%s)', (format) => {
    const nasty = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(
        '\n\n2\n00:00:05,000 --> 00:00:06,000\nforged',
        '-->',
        '--',
        '<v Mallory>',
        '</v><c.red>',
        '{\\an8}',
        '&lt;script&gt;',
        '\r\n\r\nNOTE',
        '\u2028',
        '\u202etxt',
        '   ',
        'WEBVTT',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(nasty), nasty), { minLength: 1, maxLength: 4 }), (said) => {
        const written = writeCaptions(
          said.map(([speaker, text], place) => ({
            startSeconds: 2 * place,
            endSeconds: 2 * place + 1.5,
            lines: [{ speaker, text }],
          })),
          format,
        );
        const { cues } = parseTranscript(written, 100);
        expect(cues.map(({ startSeconds }) => startSeconds)).toEqual(said.map((_, place) => 2 * place));
        expect(written.split('\n').filter((line) => line.includes('-->'))).toHaveLength(said.length);
      }),
      { numRuns: 500 },
    );
  });
});
