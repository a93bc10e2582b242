// cspell:disable
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { ChangeFeed } from '../../../src/graph/change-feed.ts';
import { recognisedTranscriptStore } from '../../../src/phonetics/transcripts/transcript.store.ts';
import { TranscriptChangedResolver } from '../../../src/phonetics/transcripts/transcript-changed.resolver.ts';
import { RecordingTranscripts, TranscriptCues } from '../../../src/phonetics/transcripts/transcript.resolver.ts';
import { UtteranceWordings } from '../../../src/phonetics/transcripts/wording.resolver.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { UploadStore } from '../../../src/recording/upload.store.ts';
import { SoundEventResolver } from '../../../src/sound/sound-event.resolver.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';
import { askAs, followAs } from '../phone-search/search-through-graphql.ts';
import { say } from '../phone-search/spoken-graph.ts';
import { giveRole } from '../../recording/give-role.ts';
import { nodeId } from '../../../src/graph/node-id.ts';

const left = query(
  'left-of-transcripts',
  'MATCH (n) WHERE n:Transcript OR n:Cue RETURN labels(n)[0] AS label, n.current AS current',
);

const words = '{ text startSeconds endSeconds }';
const imported = `__typename
  ... on TranscriptImported { created transcript { id language revision cueCount } }
  ... on TranscriptRefused { code line message }`;

interface Word {
  readonly text: string;
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
  readonly placement: string;
}

interface Listed {
  readonly language: string;
  readonly importedById: string;
  readonly revision: number;
  readonly current: boolean;
  readonly cues: { readonly edges: readonly { readonly cursor: string; readonly node: unknown }[] };
}

interface Uttered {
  readonly startSeconds: number;
  readonly wordings: readonly { readonly transcript: { readonly language: string }; readonly words: readonly Word[] }[];
}

/** What was answered to all that the tests ask; it has what they asked for. */
interface Answer {
  readonly importTranscript: { readonly transcript: { readonly id: string } };
  readonly recording: { readonly transcripts: readonly Listed[] } | null;
  readonly utterances: { readonly edges: readonly { readonly node: Uttered }[] };
}

// Ten thousand cues, and many questions to a store that has just been started.
vi.setConfig({ testTimeout: 180_000 });

describeGraph('transcripts', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  let feed: ChangeFeed;

  beforeAll(async () => {
    folder = await MediaFolder.make();
    const content = { has: () => Promise.resolve(true), path: (sha256: string) => join(folder.path, sha256) };
    schema = await buildPhonographSchema(
      [
        RecordingResolver,
        SoundEventResolver,
        RecordingTranscripts,
        TranscriptCues,
        UtteranceWordings,
        TranscriptChangedResolver,
      ],
      containerOf(new RecordingTranscripts(content)),
    );
  });
  beforeEach(async () => {
    await fixture.wipe();
    feed?.close();
    feed = new ChangeFeed(fixture.graph, { pollMs: 20 });
  });
  afterAll(async () => {
    feed.close();
    await folder.remove();
  });

  const ask = async (source: string, who = 'me', variables = {}): Promise<Answer> => {
    const { data, errors } = await askAs(schema, fixture.graph, source, who, variables);
    if (errors !== undefined) throw errors[0]!;
    return data as unknown as Answer;
  };
  const put = async (recordingId: string, text: string, more: object = {}, who = 'me') =>
    (
      await ask(
        `mutation ($recordingId: ID!, $text: String, $uploadId: ID, $language: String) {
           importTranscript(recordingId: $recordingId, text: $text, uploadId: $uploadId, language: $language) { ${imported} } }`,
        who,
        { recordingId, text, ...more },
      )
    ).importTranscript;
  const transcripts = async (recordingId: string, fields: string, args = '', who = 'me') =>
    (await ask(`{ recording(id: "${recordingId}") { transcripts${args} { ${fields} } } }`, who)).recording
      ?.transcripts ?? [];
  const only = async (fields: string) => (await transcripts('r', fields))[0]!;
  const vtt = (...cues: string[]) => ['WEBVTT', ...cues].join('\n\n');

  it('are put in with cues, speakers and words, in the language of the lexicon, and read page by page', async () => {
    await say(fixture.graph, 'r', []);
    const text = vtt('00:05.000 --> 00:09.000\n<v Ana>Сәлем, <00:07.000>әлем', '00:00.000 --> 00:04.000\nбір\nекі');
    expect(await put('r', text)).toMatchObject({
      __typename: 'TranscriptImported',
      created: true,
      transcript: { language: 'kk', revision: 1, cueCount: 2 },
    });
    const cues = `edges { cursor node { text speaker startSeconds endSeconds words ${words} } } pageInfo { hasNextPage }`;
    const found = await only(`origin importedById format cues(first: 1) { ${cues} }`);
    expect(found).toMatchObject({ origin: 'IMPORTED', importedById: 'me', format: 'WEB_VTT' });
    expect(found.cues).toMatchObject({
      edges: [
        {
          node: {
            text: 'бір\nекі',
            speaker: null,
            startSeconds: 0,
            words: [{ text: 'бір', startSeconds: null }, { text: 'екі' }],
          },
        },
      ],
      pageInfo: { hasNextPage: true },
    });
    const rest = await only(`cues(first: 1, after: "${found.cues.edges[0]!.cursor}") { ${cues} }`);
    expect(rest.cues).toMatchObject({
      edges: [
        {
          node: {
            speaker: 'Ana',
            words: [
              { text: 'Сәлем', startSeconds: 5, endSeconds: 7 },
              { text: 'әлем', startSeconds: 7, endSeconds: 9 },
            ],
          },
        },
      ],
      pageInfo: { hasNextPage: false },
    });
    const last = await only(`cues(last: 1) { ${cues} }`);
    expect(last.cues.edges).toEqual(rest.cues.edges);
    const within = await only('cues(fromSeconds: 4.5, toSeconds: 6) { edges { node { speaker } } }');
    expect(within.cues.edges).toEqual([{ node: { speaker: 'Ana' } }]);
  });

  it("take the place of the same person's former one in the language, which stays, and stands again when they are deleted", async () => {
    await say(fixture.graph, 'r', []);
    await giveRole(fixture.graph, nodeId('collection', 'me', 'mine'), ['you'], 'ANNOTATOR');
    const [first, second] = [vtt('00:01.000 --> 00:02.000\none'), vtt('00:01.000 --> 00:02.000\none two')];
    const former = await put('r', first);
    expect(await put('r', first)).toMatchObject({ created: false, transcript: { id: former.transcript.id } });
    const later = await put('r', second);
    expect(later).toMatchObject({ created: true, transcript: { revision: 2 } });
    await put('r', first, { language: 'eng' });
    await put('r', first, {}, 'you');
    const shown = async (args = '') =>
      (await transcripts('r', 'language importedById revision current', args))
        .map((each) => Object.values(each).join(' '))
        .sort();
    expect(await shown()).toEqual(['en me 1 true', 'kk me 2 true', 'kk you 1 true']);
    expect(await shown('(former: true, language: "kaz")')).toEqual(['kk me 1 false', 'kk me 2 true', 'kk you 1 true']);
    const remove = (id: string, who: string) => ask(`mutation { deleteTranscript(id: "${id}") }`, who);
    await expect(remove(later.transcript.id, 'you')).rejects.toThrow('no transcript of yours');
    await remove(later.transcript.id, 'me');
    expect(await shown('(language: "kk")')).toEqual(['kk me 1 true', 'kk you 1 true']);
  });

  it('are refused with the line that is wrong, and nothing changes', async () => {
    await say(fixture.graph, 'r', []);
    await put('r', vtt('00:01.000 --> 00:02.000\none'));
    expect(await put('r', vtt('10:01.000 --> 10:02.000\ntoo late'))).toMatchObject({
      ...{ __typename: 'TranscriptRefused', code: 'BAD_TRANSCRIPT', line: 3 },
      message: expect.stringContaining('the recording ends after 600.000 s') as string,
    });
    expect(await transcripts('r', 'revision')).toEqual([{ revision: 1 }]);
    await expect(put('r', 'x', { language: 'kazakh' })).rejects.toThrow('is no language tag');
    await expect(put('r', 'x', { uploadId: 'u' })).rejects.toThrow('give either text or uploadId');
    await say(fixture.graph, 'w', [], { collection: 'whales', language: 'of whales' });
    await expect(put('w', vtt('00:01.000 --> 00:02.000\none'))).rejects.toThrow(
      'language of the recording is not known',
    );
  });

  it('may be uploads, of ten thousand cues as well', async () => {
    await say(fixture.graph, 'r', []);
    const blocks = Array.from({ length: 10_000 }, (_, i) => {
      const at = (ms: number) =>
        `00:0${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')},${String(ms % 1000).padStart(3, '0')}`;
      return `${i + 1}\n${at(i * 50)} --> ${at(i * 50 + 40)}\nword ${i}`;
    });
    const bytes = Buffer.from(`\ufeff${blocks.join('\r\n\r\n')}`);
    await writeFile(join(folder.path, 'subtitles'), bytes);
    const { id } = await new UploadStore(fixture.graph).create({
      ...{ sha256: 'subtitles', sizeBytes: bytes.length, name: 'talk.srt', ownerId: 'me' },
    });
    expect(await put('r', '', { text: null, uploadId: id })).toMatchObject({ transcript: { cueCount: 10_000 } });
    expect(await transcripts('r', 'sourceName cues(last: 1) { edges { node { text } } }')).toEqual([
      { sourceName: 'talk.srt', cues: { edges: [{ node: { text: 'word 9999' } }] } },
    ]);
    await giveRole(fixture.graph, nodeId('collection', 'me', 'mine'), ['you'], 'ANNOTATOR');
    await expect(put('r', '', { text: null, uploadId: id }, 'you')).rejects.toThrow('no upload of yours');
  });

  it('are seen, put in and told of by those alone who may read the recording', async () => {
    await say(fixture.graph, 'r', []);
    await say(fixture.graph, 'other', [], { collection: 'theirs', owner: 'you' });
    await expect(put('r', vtt('00:01.000 --> 00:02.000\none'), {}, 'you')).rejects.toThrow('no recording');
    const told = 'subscription { transcriptChanged { happened recordingId language transcriptId } }';
    const mine = await followAs(schema, fixture.graph, feed, told);
    const yours = await followAs(schema, fixture.graph, feed, told, 'you');
    const [first, second] = [mine.next(), yours.next()];
    const { transcript } = await put('r', vtt('00:01.000 --> 00:02.000\none'));
    await put('other', vtt('00:01.000 --> 00:02.000\ntwo'), { language: 'fr' }, 'you');
    const happened = { happened: 'IMPORTED', language: 'kk', recordingId: 'r', transcriptId: transcript.id };
    expect((await first).data).toEqual({ transcriptChanged: happened });
    expect((await second).data).toMatchObject({ transcriptChanged: { recordingId: 'other', language: 'fr' } });
    mine.stop();
    yours.stop();
    expect(await transcripts('r', 'id', '', 'you')).toEqual([]);
  });

  it('tell the words of each utterance, also where a cue goes over several', async () => {
    // From 0 to 4, 5 to 9 and 10 to 14 seconds.
    await say(fixture.graph, 'r', ['a', 'b', 'c']);
    await put(
      'r',
      vtt('00:00.000 --> 00:03.000\nalpha beta', '00:04.500 --> 00:14.500\nfour <00:05.000>five <00:09.500>then six'),
      { language: 'en' },
    );
    await put('r', vtt('00:00.000 --> 00:04.000\nбір'));
    const asked = `wordings { transcript { language } words { text placement startSeconds } }`;
    const { utterances } = await ask(`{ utterances { edges { node { startSeconds ${asked} } } } }`);
    const said = utterances.edges.map(({ node }) =>
      node.wordings.map((each) => [
        each.transcript.language,
        ...each.words.map((word) => `${word.text} ${word.placement}`),
      ]),
    );
    expect(said).toEqual([
      [
        ['kk', 'бір WORD'],
        ['en', 'alpha CUE', 'beta CUE'],
      ],
      [['en', 'five WORD']],
      [['en', 'then ESTIMATED', 'six ESTIMATED']],
    ]);
    const english = await ask(
      '{ utterances(first: 1) { edges { node { wordings(language: "eng") { words { text } } } } } }',
    );
    expect(english.utterances.edges[0]!.node.wordings).toEqual([{ words: [{ text: 'alpha' }, { text: 'beta' }] }]);
    // Whoever may not read the recording is told of no utterance of it.
    expect((await ask(`{ utterances { edges { node { ${asked} } } } }`, 'you')).utterances.edges).toEqual([]);
  });

  it('go with their recording', async () => {
    await say(fixture.graph, 'r', []);
    await put('r', vtt('00:01.000 --> 00:02.000\none'));
    await put('r', vtt('00:01.000 --> 00:02.000\ntwo'));
    await fixture.graph.write((transaction) => recognisedTranscriptStore.forget('r', transaction));
    expect(await fixture.graph.read(left)).toEqual([]);
  });
});
