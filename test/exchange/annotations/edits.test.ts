import { describe, expect, it } from 'vitest';
import type { AnnotationFormat } from '../../../src/exchange/annotations/annotation-format.ts';
import { audacityLabels } from '../../../src/exchange/annotations/audacity/audacity-labels.ts';
import { subRip, webVtt } from '../../../src/exchange/annotations/captions/caption-format.ts';
import { jsonLd } from '../../../src/exchange/annotations/json-ld/json-ld.ts';
import { ravenSelections } from '../../../src/exchange/annotations/raven/raven-selections.ts';
import { csvTable } from '../../../src/exchange/annotations/tables/table-formats.ts';
import type { Annotation, AnnotationDocument } from '../../../src/review/annotations/annotation-document.ts';

const options = { durationSeconds: 1000 };

/** What a file says after an annotation of it was edited. */
function edited(format: AnnotationFormat, text: string, id: string, change: Partial<Annotation> | null): string {
  const document = format.read(new TextEncoder().encode(text));
  const tiers = document.tiers.map((tier) => ({
    ...tier,
    annotations: tier.annotations
      .filter((each) => each.id !== id || change !== null)
      .map((each) => (each.id === id ? { ...each, ...change } : each)),
  }));
  return new TextDecoder().decode(format.write({ ...document, tiers }, options).bytes);
}

const added = (document: AnnotationDocument, annotation: Annotation): AnnotationDocument => ({
  ...document,
  tiers: document.tiers.map((tier, place) =>
    place > 0 ? tier : { ...tier, annotations: [...tier.annotations, annotation] },
  ),
});

describe('an edit changes what it means and nothing else', () => {
  const vtt =
    'WEBVTT\n\nNOTE kept\n\none\n00:00:01.000 --> 00:00:02.000 line:0\n<v Ana><i>Hi</i></v>\n<v Ben>Yo <00:00:01.500>there</v>\n';

  it('of a text: its markup goes, that of the other speaker stays', () => {
    expect(edited(webVtt, vtt, 'cue-1.1', { text: 'Hey & so' })).toBe(vtt.replace('<i>Hi</i>', 'Hey &amp; so'));
  });

  it('of times: the cue of two becomes two, and moments that are outside go', () => {
    const moved = edited(webVtt, vtt, 'cue-1.2', { startSeconds: 3, endSeconds: 4 });
    expect(moved).toContain('00:00:01.000 --> 00:00:02.000 line:0\n<v Ana><i>Hi</i></v>\n');
    expect(moved).toContain('00:00:03.000 --> 00:00:04.000\n<v Ben>Yo there</v>\n');
  });

  it('of one that is taken away', () => {
    expect(edited(webVtt, vtt, 'cue-1.2', null)).toBe(vtt.replace('\n<v Ben>Yo <00:00:01.500>there</v>', ''));
  });

  it('of SubRip: numbers count on', () => {
    const srt = '1\n00:00:01,000 --> 00:00:02,000\n<i>a</i>\n\n2\n00:00:03,000 --> 00:00:04,000 X1:1\n{\\an8}b\n';
    expect(edited(subRip, srt, 'cue-1', null)).toBe('1\n00:00:03,000 --> 00:00:04,000 X1:1\n{\\an8}b\n');
    expect(edited(subRip, srt, 'cue-2', { text: '<b>x' })).toContain('X1:1\n&#60;b&#62;x\n');
  });

  it('of labels', () => {
    const labels = '0,500000\t1,000000\ta\n2,000000\t2,000000\tb\n';
    expect(edited(audacityLabels, labels, 'label-1', { endSeconds: 1.25 })).toBe(
      '0,500000\t1,250000\ta\n2,000000\t2,000000\tb\n',
    );
  });

  it('of selections: all views of it, and no digits of others', () => {
    const table =
      'Selection\tView\tBegin Time (s)\tEnd Time (s)\tAnnotation\tQ\n1\tWaveform 1\t1.50\t2.250\tx\tq\n1\tSpectrogram 1\t1.50\t2.250\tx\tr\n';
    expect(edited(ravenSelections, table, 'selection-2', { startSeconds: 1.75, text: 'y' })).toBe(
      table.replaceAll('1.50', '1.750000000').replaceAll('\tx\t', '\ty\t'),
    );
  });

  it('of a table: in its units, with its decimal commas', () => {
    const table = 'onset_ms;offset_ms;text;note\n1500,0;2000;a;n\n2000;2500,50;b;\n';
    expect(edited(csvTable, table, 'row-1', { startSeconds: 1.2345 })).toBe(table.replace('1500,0', '1234,5'));
  });

  it('of a Web Annotation: whatever else it says stays', () => {
    const item = { id: 'x', creator: 'Ana', bodyValue: 'a', target: ['y', { id: 'v#track=1&t=1,2', z: 1 }] };
    const json = JSON.stringify({ items: [item] }, null, 2);
    const changed = edited(jsonLd, json, 'x', { text: 'b', endSeconds: 2.5 });
    expect(JSON.parse(changed)).toEqual({
      items: [{ ...item, bodyValue: 'b', target: ['y', { id: 'v#track=1&t=1,2.5', z: 1 }] }],
    });
  });
});

it('puts a new annotation where its time is, also among rows out of order', () => {
  const document = csvTable.read(new TextEncoder().encode('start,end,text\n9,10,late\n1,2,early\n'));
  const { bytes } = csvTable.write(
    added(document, { id: 'new', startSeconds: 3, endSeconds: 4, text: 'new' }),
    options,
  );
  expect(new TextDecoder().decode(bytes)).toBe('start,end,text\n9,10,late\n1,2,early\n3,4,new\n');
});

describe('spreadsheets', () => {
  const document = csvTable.read(new TextEncoder().encode('start,end,text,note\n0,1,=cmd|x,@SUM(1)\n1,2,-3.5,+1\n'));

  it('run nothing of what is written, and numbers stay numbers', () => {
    const { bytes } = csvTable.write(document, options);
    expect(new TextDecoder().decode(bytes)).toBe("start,end,text,note\n0,1,'=cmd|x,'@SUM(1)\n1,2,-3.5,+1\n");
    expect(csvTable.read(bytes)).toEqual(document);
  });

  it('get cells as they are where that is asked for', () => {
    const { bytes } = csvTable.write(document, { ...options, rawCells: true });
    expect(new TextDecoder().decode(bytes)).toBe('start,end,text,note\n0,1,=cmd|x,@SUM(1)\n1,2,-3.5,+1\n');
  });
});
