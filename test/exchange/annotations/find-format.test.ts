import { describe, expect, it } from 'vitest';
import { formatNamed, likelyFormats } from '../../../src/exchange/annotations/find-format.ts';

const likeliest = (name: string | undefined, text: string) =>
  likelyFormats(name, new TextEncoder().encode(text))[0]!.name;

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
  ])('of %s that begins %j is %s', (name, text, format) => {
    expect(likeliest(name, text)).toBe(format);
  });

  it('is found by name or ending, in any case', () => {
    expect(formatNamed('TextGrid').name).toBe('textgrid');
    expect(formatNamed('.vtt').name).toBe('webvtt');
    expect(() => formatNamed('docx')).toThrow(/no format "docx"; there are eaf, /);
  });
});
