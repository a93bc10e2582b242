import { describe, expect, it } from 'vitest';
import { isSaying } from '../../../src/emotion/feeling.ts';
import { feelingsOfFile } from '../../../src/emotion/text/read-file.ts';

const utterances = [
  { id: 'first', startSeconds: 1, endSeconds: 2 },
  { id: 'second', startSeconds: 3, endSeconds: 4 },
  { id: 'third', startSeconds: 6, endSeconds: 7 },
];
const subtitles = `WEBVTT

00:01.000 --> 00:02.000
I love this

00:03.000 --> 00:04.000
the table is brown
`;

describe('feelingsOfFile', () => {
  it('places what is said in the utterances', () => {
    const [first, ...others] = feelingsOfFile(subtitles, 'en', utterances, 10);
    expect(isSaying(first!) && first.feeling.valence.mean).toBeGreaterThan(0.1);
    expect(others).toEqual([
      { channel: 'text', silence: 'NO_FEELING_WORD' },
      { channel: 'text', silence: 'NO_TEXT' },
    ]);
  });

  it('says that it does not read a language', () => {
    const silence = { channel: 'text', silence: 'UNREAD_LANGUAGE' };
    expect(feelingsOfFile(subtitles, 'kk', utterances, 10)).toEqual([silence, silence, silence]);
  });

  it('refuses what is no transcript', () => {
    expect(() => feelingsOfFile('I love this', 'en', utterances, 10)).toThrow(/line 1/);
  });
});
