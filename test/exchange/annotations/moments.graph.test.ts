// cspell:disable
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { AnnotationExchangeResolver } from '../../../src/exchange/annotations/annotation-exchange.resolver.ts';
import { formatNamed } from '../../../src/exchange/annotations/find-format.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { AnnotationEditing } from '../../../src/review/annotations/annotation-editing.ts';
import {
  AnnotationDocumentParts,
  RecordingAnnotations,
  TierAnnotations,
} from '../../../src/review/annotations/annotation.resolver.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { askAs } from '../../phonetics/phone-search/search-through-graphql.ts';
import { say } from '../../phonetics/phone-search/spoken-graph.ts';

/** Files in which something has an interval that ends where it begins: at 2 s, between others. */
const files: Readonly<Record<string, string>> = {
  webvtt:
    'WEBVTT\n\n00:01.000 --> 00:02.000\nbefore\n\n00:02.000 --> 00:02.000\nclick\n\n00:03.000 --> 00:04.000\nafter\n',
  srt: '1\n00:00:01,000 --> 00:00:02,000\nbefore\n\n2\n00:00:02,000 --> 00:00:02,000\nclick\n\n3\n00:00:03,000 --> 00:00:04,000\nafter\n',
  raven: [
    'Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tAnnotation',
    '1\tSpectrogram 1\t1\t1.0\t2.0\t100.0\t200.0\tbefore',
    '2\tSpectrogram 1\t1\t2.0\t2.0\t100.0\t200.0\tclick',
    '3\tSpectrogram 1\t1\t3.0\t4.0\t100.0\t200.0\tafter',
    '',
  ].join('\n'),
  audacity: '1.000000\t2.000000\tbefore\n2.000000\t2.000000\tclick\n3.000000\t4.000000\tafter\n',
  csv: 'tier,start,end,text\nsounds,1,2,before\nsounds,2,2,click\nsounds,3,4,after\n',
  tsv: 'tier\tstart\tend\ttext\nsounds\t1\t2\tbefore\nsounds\t2\t2\tclick\nsounds\t3\t4\tafter\n',
};

describeGraph('annotations that last no time', (fixture) => {
  const lanes = new Lanes(1);
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const content = { has: () => Promise.resolve(true), path: (sha256: string) => sha256 };
    schema = await buildPhonographSchema(
      [
        ...([RecordingResolver, AnnotationExchangeResolver, RecordingAnnotations] as const),
        ...([AnnotationDocumentParts, TierAnnotations] as const),
      ],
      containerOf(new AnnotationExchangeResolver(lanes, content)),
    );
  });
  beforeEach(async () => {
    await fixture.wipe();
    await say(fixture.graph, 'r', ['a', 'b']);
  });
  afterAll(() => lanes.close());

  const ask = async <Answer>(source: string, variables = {}): Promise<Answer> => {
    const { data, errors } = await askAs(schema, fixture.graph, source, 'me', variables);
    if (errors !== undefined) throw errors[0]!;
    return data as unknown as Answer;
  };
  const put = async (text: string, format: string) =>
    await ask(
      `mutation ($text: String, $format: String) { importAnnotations(recordingId: "r", text: $text, format: $format) {
         __typename ... on AnnotationFileRefused { message } ... on AnnotationsImported { document { annotationCount } } } }`,
      { text, format },
    );
  const within = async (fromSeconds: number, toSeconds: number) => {
    const { recording } = await ask<{ recording: { tiers: { kind: string; annotations: Page }[] } }>(
      `query ($from: Float, $to: Float) { recording(id: "r") { tiers { kind
         annotations(fromSeconds: $from, toSeconds: $to) { edges { node { id text startSeconds endSeconds revision } } } } } }`,
      { from: fromSeconds, to: toSeconds },
    );
    return recording.tiers
      .flatMap(({ annotations }) => annotations.edges.map(({ node }) => node))
      .sort((a, b) => a.startSeconds - b.startSeconds);
  };
  const textsWithin = async (from: number, to: number) => (await within(from, to)).map(({ text }) => text);

  it.each(Object.entries(files))('of %s come in, are shown at their moment, and go out whole', async (format, text) => {
    expect(await put(text, format)).toMatchObject({
      importAnnotations: { __typename: 'AnnotationsImported', document: { annotationCount: 3 } },
    });
    expect(await within(0, 600)).toMatchObject([
      { text: 'before', startSeconds: 1, endSeconds: 2 },
      { text: 'click', startSeconds: 2, endSeconds: 2 },
      { text: 'after', startSeconds: 3, endSeconds: 4 },
    ]);
    expect(await textsWithin(1.5, 2.5)).toEqual(['before', 'click']);
    // A window ends before the moment at which the next one begins, so that each shows it once.
    expect(await textsWithin(1.5, 2)).toEqual(['before']);
    expect(await textsWithin(2, 2.5)).toEqual(['click']);
    expect(await textsWithin(2.1, 2.9)).toEqual([]);
    const { recording } = await ask<{ recording: { exportAnnotations: { text: string; losses: object[] } } }>(
      `{ recording(id: "r") { exportAnnotations(format: "${format}") { text losses { what } } } }`,
    );
    expect(recording.exportAnnotations.losses).toEqual([]);
    const bytes = (each: string) => new TextEncoder().encode(each);
    const read = (each: Uint8Array) => formatNamed(format).read(each);
    expect(read(bytes(recording.exportAnnotations.text))).toEqual(read(bytes(text)));
  });

  it('may be given another text and another moment, but an interval becomes none by an edit', async () => {
    await put(files['csv']!, 'csv');
    const { annotatable } = await new CollectionStore(fixture.graph).access('me');
    const editing = new AnnotationEditing(fixture.graph, { personId: 'me', collectionIds: annotatable.collectionIds });
    const named = async (text: string) => (await within(0, 600)).find((each) => each.text === text)!;
    const click = await named('click');
    await editing.edit('r', [{ id: click.id, revision: click.revision, text: 'a click' }]);
    expect(await within(1.9, 2.1)).toMatchObject([
      { text: 'before' },
      { text: 'a click', startSeconds: 2, endSeconds: 2 },
    ]);
    const moved = await named('a click');
    await editing.edit('r', [{ id: moved.id, revision: moved.revision, startSeconds: 2.5, endSeconds: 2.5 }]);
    expect(await within(2.4, 2.6)).toMatchObject([{ text: 'a click', startSeconds: 2.5, endSeconds: 2.5 }]);
    const after = await named('after');
    await expect(
      editing.edit('r', [{ id: after.id, revision: after.revision, startSeconds: 3, endSeconds: 3 }]),
    ).rejects.toThrow(/an interval has some length/);
  });
});

interface Page {
  readonly edges: readonly {
    readonly node: {
      readonly id: string;
      readonly text: string;
      readonly startSeconds: number;
      readonly endSeconds: number;
      readonly revision: number;
    };
  }[];
}
