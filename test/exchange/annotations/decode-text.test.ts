import { describe, expect, it } from 'vitest';
import { decodeText, encodeText, type TextEncoding } from '../../../src/exchange/annotations/decode-text.ts';
import { refusalOf } from './refusal-of.ts';

const text = 'File ≠ "ɸʷ"\n𐐷';

describe('decodeText', () => {
  it.each<[TextEncoding, boolean]>([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
    ['utf-16be', false],
  ])('reads %s, byte order mark: %s', (encoding, hasMark) => {
    expect(decodeText(encodeText(text, encoding, hasMark), 'X')).toEqual({ text, encoding, hasMark });
  });

  it('reads nothing as nothing', () => expect(decodeText(new Uint8Array(), 'X').text).toBe(''));

  it.each([
    ['\n', 3],
    ['\r\n', 3],
    ['\r', 3],
  ])('names the first bad line, lines ending in %j', (end, line) => {
    const bytes = Buffer.from(['one', 'two', 'caf\u00e9', 'na\u00efve'].join(end), 'latin1');
    expect(refusalOf(() => decodeText(bytes, 'X'))).toMatchObject({
      format: 'X',
      line,
      remedy: expect.stringContaining('iconv'),
    });
  });

  it('names the line of half a character in UTF-16', () => {
    const bytes = Buffer.from('\ufeffone\ntwo\ud800x', 'utf16le');
    expect(refusalOf(() => decodeText(bytes, 'X'))).toMatchObject({ line: 2 });
    expect(refusalOf(() => decodeText(bytes.subarray(0, 9), 'X'))).toMatchObject({ line: 1 });
  });

  it('refuses UTF-32 by its name', () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0, 0, 65, 0, 0, 0]);
    expect(refusalOf(() => decodeText(bytes, 'X')).message).toContain('it is UTF-32');
  });

  it('refuses more than 256 MiB before it reads them', () => {
    expect(refusalOf(() => decodeText(new Uint8Array(256 * 1024 * 1024 + 1), 'X')).message).toContain(
      'may have 268435456',
    );
  });
});
