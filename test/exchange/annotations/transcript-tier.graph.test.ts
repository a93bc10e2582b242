// cspell:disable
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { AnnotationExchangeResolver } from '../../../src/exchange/annotations/annotation-exchange.resolver.ts';
import { formatNamed } from '../../../src/exchange/annotations/find-format.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { RecordingTranscripts, TranscriptCues } from '../../../src/phonetics/transcripts/transcript.resolver.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import type { AnnotationDocument } from '../../../src/review/annotations/annotation-document.ts';
import { AnnotationDocumentParts, RecordingAnnotations } from '../../../src/review/annotations/annotation.resolver.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';
import { askAs } from '../../phonetics/phone-search/search-through-graphql.ts';
import { say } from '../../phonetics/phone-search/spoken-graph.ts';

const written = query(
  'left-of-a-transcript',
  'MATCH (n) WHERE n:AnnotationDocument OR n:Transcript OR n:Cue OR n:Tier RETURN count(*) AS count',
);

const talk: AnnotationDocument = {
  ...{ vocabularies: [], media: [], metadata: {} },
  tiers: [
    {
      ...{ name: 'speech', kind: 'INTERVALS', participant: 'Ana', language: { iso639_3: 'sah' } },
      annotations: [
        { id: 'a1', text: 'one two', startSeconds: 1, endSeconds: 2.5 },
        { id: 'a2', text: 'three', startSeconds: 3, endSeconds: 4 },
        { id: 'a3', text: '  ', startSeconds: 4, endSeconds: 5 },
        { id: 'a4', text: 'a breath', startSeconds: 6, endSeconds: 6 },
      ],
    },
    {
      ...{ name: 'gloss', kind: 'INTERVALS', parent: 'speech', constraint: 'SYMBOLIC_ASSOCIATION' },
      annotations: [{ id: 'g1', text: 'eins zwei', parentId: 'a1' }],
    },
    { name: 'clicks', kind: 'POINTS', annotations: [{ id: 'p1', text: 'x', startSeconds: 2, endSeconds: 2 }] },
    { name: 'empty', kind: 'INTERVALS', annotations: [] },
  ],
};

describeGraph('a tier as the transcript', (fixture) => {
  const lanes = new Lanes(1);
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const content = { has: () => Promise.resolve(true), path: (sha256: string) => sha256 };
    schema = await buildPhonographSchema(
      [
        ...([RecordingResolver, AnnotationExchangeResolver, RecordingAnnotations, AnnotationDocumentParts] as const),
        ...([RecordingTranscripts, TranscriptCues] as const),
      ],
      containerOf(
        new AnnotationExchangeResolver(lanes, content),
        new RecordingTranscripts({ ...content, claim: () => Promise.resolve() } as never, undefined),
      ),
    );
  });
  beforeEach(async () => {
    await fixture.wipe();
    await say(fixture.graph, 'r', ['a', 'b']);
  });
  afterAll(() => lanes.close());

  const { bytes } = formatNamed('json-ld').write(talk, { durationSeconds: 600 });
  const put = async (variables: object) => {
    const { data, errors } = await askAs(
      schema,
      fixture.graph,
      `mutation ($text: String, $tier: String, $language: String) {
         importAnnotations(recordingId: "r", text: $text, format: "json-ld", fileName: "talk.jsonld", transcriptTier: $tier,
           transcriptLanguage: $language) {
           ... on AnnotationsImported { created document { tierCount } transcript { id language format sourceName cueCount
             cues { edges { node { startSeconds endSeconds text speaker words { text startSeconds } } } } } }
           ... on AnnotationFileRefused { message } } }`,
      'me',
      { text: new TextDecoder().decode(bytes), ...variables },
    );
    if (errors !== undefined) throw errors[0]!;
    return (data as unknown as { importAnnotations: { message?: string; transcript?: { id: string } | null } })
      .importAnnotations;
  };

  it('is cut into words, in its language, and stands beside the tiers', async () => {
    const first = await put({ tier: 'speech' });
    expect(first).toMatchObject({
      ...{ created: true, document: { tierCount: 4 } },
      transcript: {
        ...{ language: 'sah', format: 'ANNOTATIONS', sourceName: 'talk.jsonld, speech', cueCount: 2 },
        cues: {
          edges: [
            {
              node: {
                ...{ startSeconds: 1, endSeconds: 2.5, text: 'one two', speaker: 'Ana' },
                words: [
                  { text: 'one', startSeconds: null },
                  { text: 'two', startSeconds: null },
                ],
              },
            },
            { node: { text: 'three', words: [{ text: 'three', startSeconds: 3 }] } },
          ],
        },
      },
    });
    // Said again it is the same, and in another language it is another one.
    expect(await put({ tier: 'speech' })).toMatchObject({ created: false, transcript: { id: first.transcript!.id } });
    expect(await put({ tier: 'speech', language: 'kaz' })).toMatchObject({ transcript: { language: 'kk' } });
    expect(await put({})).toMatchObject({ transcript: null });
  });

  it('is refused where it is not there, has no times of its own, or says nothing; and nothing is put in', async () => {
    expect((await put({ tier: 'none' })).message).toMatch(
      /there is no tier none to be the transcript; name one of speech, empty/,
    );
    expect((await put({ tier: 'gloss' })).message).toMatch(
      /gloss cannot be .*: its annotations have no times of their own/,
    );
    expect((await put({ tier: 'clicks' })).message).toMatch(/clicks cannot be the transcript: it has points/);
    expect((await put({ tier: 'empty' })).message).toMatch(/empty cannot be the transcript: it says nothing/);
    await expect(put({ tier: 'speech', language: 'nonsense' })).rejects.toThrow(/no language tag/);
    expect(await fixture.graph.read(written)).toEqual([{ count: 0 }]);
  });
});
