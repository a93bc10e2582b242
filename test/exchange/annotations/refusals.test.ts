import { describe, expect, it } from 'vitest';
import { AnnotationFormatError } from '../../../src/exchange/annotations/annotation-format.errors.ts';
import type { AnnotationFormat } from '../../../src/exchange/annotations/annotation-format.ts';
import { audacityLabels } from '../../../src/exchange/annotations/audacity/audacity-labels.ts';
import { subRip, webVtt } from '../../../src/exchange/annotations/captions/caption-format.ts';
import { jsonLd } from '../../../src/exchange/annotations/json-ld/json-ld.ts';
import { ravenSelections } from '../../../src/exchange/annotations/raven/raven-selections.ts';
import { csvTable, tsvTable } from '../../../src/exchange/annotations/tables/table-formats.ts';

type Refusal = readonly [what: string, format: AnnotationFormat, text: string, line: number | null, problem: RegExp];

const raven = 'Selection\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\n';
const page = (item: string) => `{\n"type": "AnnotationPage",\n"items": [\n${item}\n]}`;

const refusals: readonly Refusal[] = [
  ['an end before its start', subRip, '1\n00:00:02,000 --> 00:00:01,000\nx\n', 2, /before its start/u],
  ['a negative time', subRip, '1\n-00:00:02,000 --> 00:00:03,000\nx\n', 2, /is no time/u],
  ['minutes beyond 59', subRip, '1\n00:00:02,000 --> 00:61:03,000\nx\n', 2, /"00:61:03,000" is no time/u],
  [
    'a cue inside another',
    subRip,
    '1\n00:00:01,000 --> 00:00:02,000\nx\n2\n00:00:03,000 --> 00:00:04,000\ny\n',
    5,
    /inside another/u,
  ],
  ['no cue', subRip, 'hello\nworld\n', null, /no cue/u],
  ['another encoding', subRip, '\u0000latin1', 2, /not UTF-8/u],
  ['no first line', webVtt, 'hello', 1, /expected WEBVTT/u],
  ['a comma of SubRip', webVtt, 'WEBVTT\n\n00:01,000 --> 00:02,000\nx', 3, /is no time/u],
  ['an empty line in a text', webVtt, 'WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\ny', 6, /expected the times/u],
  ['a header that goes on into a cue', webVtt, 'WEBVTT\n00:01.000 --> 00:02.000\nx', 2, /header/u],
  ['a moment outside its cue', webVtt, 'WEBVTT\n\n00:01.000 --> 00:02.000\na\nb <00:03.000>c', 5, /outside its cue/u],
  ['a cue of a megabyte', webVtt, `WEBVTT\n\n00:01.000 --> 00:02.000\n${'x'.repeat(1_000_000)}`, 3, /may have 100000/u],
  ['a label without a time', audacityLabels, '0\t1\ta\nx\t2\tb', 2, /"x" is no time/u],
  ['an end of words', audacityLabels, '0\ty\ta', 1, /"y" is no time/u],
  ['a negative label', audacityLabels, '-1.0\t2.0\ta', 1, /negative/u],
  ['a label that ends first', audacityLabels, '2.0\t1.0\ta', 1, /before its start/u],
  ['frequencies of nothing', audacityLabels, '\\\t1\t2', 1, /before any label/u],
  ['frequencies upside down', audacityLabels, '0\t1\ta\n\\\t200\t100', 2, /below the lower/u],
  ['no columns of times', ravenSelections, 'Selection\tView\n1\tx\n', 1, /Begin Time \(s\)/u],
  ['a selection without a time', ravenSelections, `${raven}1\t\t2\t\t\n`, 2, /Begin Time/u],
  ['a selection that ends first', ravenSelections, `${raven}1\t3\t2\t\t\n`, 2, /before its begin/u],
  ['a tab too many', ravenSelections, `${raven}1\t1\t2\t1\t2\tx\n`, 2, /6 cells/u],
  ['a quote that is never closed', csvTable, 'start,end,text\n0,1,"a\n1,2,b\n', 2, /never closed/u],
  ['a quote inside', csvTable, 'start,end,text\n0,1,a\n1,2,b"c\n', 3, /quote stands inside/u],
  ['words behind a quote', tsvTable, 'start\tend\ttext\n0\t1\t"a"b\n', 2, /closing quote/u],
  ['no column of times', csvTable, 'text,who\na,b\n', 1, /no column for the start/u],
  ['a start of words', csvTable, 'start,end,text\n0,1,a\nsoon,2,b\n', 3, /"soon" in the column start/u],
  ['a negative start', csvTable, 'start,end,text\n-1,2,b\n', 2, /negative/u],
  ['an end alone', csvTable, 'start,end,text\n,2,b\n', 2, /one of start and end/u],
  ['a row that ends first', csvTable, 'start,end,text\n3,2,b\n', 2, /before the start/u],
  ['too many cells', csvTable, 'start,end,text\n1,2,a,b\n', 2, /4 cells/u],
  ['an id twice', csvTable, 'id,parent,start,end\na,,1,2\na,,2,3\n', 3, /comes twice/u],
  ['a parent of nobody', csvTable, 'tier,id,parent,start,end\nx,a,z,1,2\n', 2, /no id of the table/u],
  ['a parent in its own tier', csvTable, 'tier,id,parent,start,end\nx,a,,1,2\nx,b,a,1,2\n', 3, /same tier/u],
  ['tiers in a circle', csvTable, 'tier,id,parent,start,end\nx,a,b,1,2\ny,b,a,1,2\n', null, /its own parent/u],
  ['no JSON', jsonLd, '{\n"a": 1,\n}', 3, /no JSON/u],
  ['no annotations', jsonLd, '{"type": "Person"}', 1, /expected first\.items/u],
  ['an item that is none', jsonLd, page('{"target": "a#t=1,2"},\n7'), 5, /\/items\/1: expected an annotation/u],
  ['a target without a time', jsonLd, page('{"id": "x",\n"target": "a"}'), 5, /\/items\/0\/target: expected/u],
  ['times upside down', jsonLd, page('{"target":\n"a#t=2,1"}'), 5, /\/items\/0\/target: expected times/u],
  [
    'a frequency of words',
    jsonLd,
    page('{"target": "a#t=1,2",\n"phonograph:lowHz": "low"}'),
    5,
    /lowHz: expected a number/u,
  ],
  [
    'a name that would change all objects',
    jsonLd,
    page('{"target": "a#t=1,2",\n"__proto__": {"x": 1}}'),
    5,
    /__proto__/u,
  ],
  ['depth', jsonLd, `{"a":${'['.repeat(100_000)}`, 1, /64 deep/u],
  [
    'pages elsewhere',
    jsonLd,
    '{"type": "AnnotationCollection", "first": "https://example.org/1"}',
    1,
    /a page with items/u,
  ],
];

describe('what is refused, with its line and what to do', () => {
  it.each(refusals)('%s', (what, format, text, line, problem) => {
    const bytes = what === 'another encoding' ? Uint8Array.of(0x31, 0x0a, 0xe4, 0xf6) : new TextEncoder().encode(text);
    let found: unknown;
    try {
      format.read(bytes);
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(AnnotationFormatError);
    const error = found as AnnotationFormatError;
    expect(error.line).toBe(line);
    expect(error.problem).toMatch(problem);
    expect(error.remedy).not.toBe('');
  });
});

it('leaves all objects as they are, whatever a table calls its columns', () => {
  const bytes = new TextEncoder().encode('start,end,__proto__,constructor\n0,1,a,b\n');
  const document = csvTable.read(bytes);
  expect(new TextDecoder().decode(csvTable.write(document, { durationSeconds: 1 }).bytes)).toBe(
    new TextDecoder().decode(bytes),
  );
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});
