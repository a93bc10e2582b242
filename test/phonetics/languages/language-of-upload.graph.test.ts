import { Readable } from 'node:stream';
import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { ContentStore } from '../../../src/media/content-store.ts';
import { languageOfUtterance } from '../../../src/phonetics/languages/language-inference.ts';
import { LanguageOfUploadResolver } from '../../../src/phonetics/languages/language-of-upload.resolver.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { UploadStore } from '../../../src/recording/upload.store.ts';
import { utteranceSubject } from '../../../src/sound/sound-event-subject.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { waveFile } from '../../fixtures/wave-file.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query, toyRun } from '../../inference/toy-inference.ts';

const countRecordings = query('count-recordings', 'RETURN COUNT { (:Recording) } AS count');

/** Three utterances, of which the last is too short to tell anything, and an identifier that needs no network. */
const utterances = [
  { id: 'a', startSeconds: 0, endSeconds: 3 },
  { id: 'b', startSeconds: 3.5, endSeconds: 4 },
  { id: 'c', startSeconds: 5, endSeconds: 5 },
];
const language = {
  ...languageOfUtterance,
  reads: [],
  models: [],
  run: toyRun('languages'),
  subject: { ...utteranceSubject, ofFile: () => utterances },
};

describeGraph('languageOfUpload', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  let content: ContentStore;
  const lanes = new Lanes(1);
  beforeAll(async () => {
    folder = await MediaFolder.make();
    content = new ContentStore(folder.at('media'));
    const resolver = new LanguageOfUploadResolver(lanes, content, language);
    schema = await buildPhonographSchema([LanguageOfUploadResolver], containerOf(resolver));
  });
  beforeEach(() => fixture.wipe());
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  async function send(bytes: Uint8Array, name = 'talk.wav') {
    const stored = await content.put(Readable.from([bytes]), { maxBytes: bytes.length });
    const upload = { sha256: stored.sha256, sizeBytes: bytes.length, name, ownerId: 'me' };
    return (await new UploadStore(fixture.graph).create(upload)).id;
  }

  async function tell(uploadId: string, who = 'me') {
    const { data, errors } = await graphql({
      schema,
      source: `query ($uploadId: ID!) { languageOfUpload(uploadId: $uploadId) { __typename
        ... on LanguageOfClip { durationSeconds verdict { language confidence shares { language share } }
          windows { startSeconds endSeconds shares { language share } } }
        ... on LanguageOfClipRefused { code message } } }`,
      variableValues: { uploadId },
      contextValue: {
        reader: readerOf(who, new CollectionStore(fixture.graph)),
        graph: fixture.graph,
        signal: new AbortController().signal,
      },
    });
    if (errors) throw errors[0]!;
    return data!['languageOfUpload'] as Record<string, unknown>;
  }

  const wave = (seconds: number, sampleRateHz = 16_000) =>
    waveFile(new Float32Array(seconds * sampleRateHz), { sampleRateHz });

  it('tells the language of a clip with what it was told by, and puts nothing in', async () => {
    const told = await tell(await send(wave(6)));
    expect(told).toMatchObject({
      __typename: 'LanguageOfClip',
      durationSeconds: 6,
      verdict: { language: 'kaz', shares: [{ language: 'kaz' }, { language: 'deu' }, { language: 'other' }] },
      windows: [
        { startSeconds: 0, endSeconds: 3, shares: [{ language: 'kaz', share: 0.75 }, {}, {}] },
        { startSeconds: 3.5, endSeconds: 4, shares: [{ language: 'deu', share: 0.75 }, {}, {}] },
      ],
    });
    expect(await fixture.graph.read(countRecordings)).toEqual([{ count: 0 }]);
  });

  it('says of a file that is no recording, or too long, what is wrong, by the name it was sent under', async () => {
    const text = await tell(await send(Buffer.from('not a sound'), 'letter.txt'));
    expect(text).toMatchObject({ code: 'NOT_A_RECORDING', message: expect.stringContaining('letter.txt') as string });
    const long = await tell(await send(wave(601, 1000), 'lecture.wav'));
    expect(long).toMatchObject({ code: 'CLIP_TOO_LONG', message: expect.stringContaining('lecture.wav') as string });
  });

  it("tells nobody of another's upload", async () => {
    await expect(tell(await send(wave(6)), 'you')).rejects.toThrow('no upload of yours');
  });
});
