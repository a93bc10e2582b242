import { describe, expect, it } from 'vitest';
import { formatNamed, likelyFormats } from '../../../src/exchange/annotations/find-format.ts';

const likeliest = (name: string | undefined, text: string) =>
  likelyFormats(name, new TextEncoder().encode(text)).formats[0]!.name;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const isTold = (name: string | undefined, text: string | Uint8Array) =>
  likelyFormats(name, typeof text === 'string' ? bytesOf(text) : text).isTold;

/** Of some hundred bytes, each possible one among them. */
const noise = Uint8Array.from({ length: 512 }, (_, place) => (place * 151 + 7) % 256);

describe('the likeliest format of a file', () => {
  it.each([
    ['talk.eaf', '<?xml version="1.0"?>', 'eaf'],
    ['talk.TextGrid', '', 'textgrid'],
    ['x.txt', 'Selection\tView\tChannel\n1\tSpectrogram 1\t1\n', 'raven'],
    ['x.txt', '1.0\t2.0\tone\n', 'audacity'],
    ['x.txt', 'File type = "ooTextFile"\n', 'textgrid'],
    ['session_annot.json', '{}', 'emu'],
    ['x.json', '{"@context": "http://www.w3.org/ns/anno.jsonld"}', 'json-ld'],
    [undefined, 'WEBVTT\n', 'webvtt'],
    [undefined, '1\n00:00:01,000 --> 00:00:02,000\nwords\n', 'srt'],
    [undefined, 'File type = "ooTextFile"\nObject class = "TextGrid"\n', 'textgrid'],
    ['x.unknown', '<ANNOTATION_DOCUMENT AUTHOR="">', 'eaf'],
    ['x.txt', 'Species\tBegin Time (s)\tEnd Time (s)\n', 'raven'],
    ['x.txt', '"Praat chronological TextGrid text file"\n', 'textgrid'],
  ])('of %s that begins %j is %s', (name, text, format) => {
    expect(likeliest(name, text)).toBe(format);
  });

  it('is told by the beginning, or by an ending that it has alone', () => {
    expect(isTold('x.txt', '1.0\t2.0\tone\n')).toBe(true);
    expect(isTold(undefined, 'WEBVTT\n')).toBe(true);
    expect(isTold('x.csv', 'soon,later\n')).toBe(true);
    expect(isTold('x.eaf', 'words')).toBe(true);
    expect(isTold('x.selections.txt', 'words')).toBe(true);
    expect(isTold('x.eaf', Buffer.from('\ufeff<ANNO', 'utf16le'))).toBe(true);
  });

  it('is not told by an ending of many, by none, or of what is no text', () => {
    expect(isTold('x.txt', 'hello')).toBe(false);
    expect(isTold(undefined, 'hello')).toBe(false);
    expect(isTold('x.bin', noise)).toBe(false);
    expect(isTold('x.eaf', noise)).toBe(false);
  });

  it('is found by name or ending, in any case', () => {
    expect(formatNamed('TextGrid').name).toBe('textgrid');
    expect(formatNamed('.vtt').name).toBe('webvtt');
    expect(() => formatNamed('docx')).toThrow(/no format "docx"; there are eaf, /);
  });
});
