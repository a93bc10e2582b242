import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { mediaRoutes } from '../../../src/http/media-routes.ts';
import { RecordingLibrary } from '../../../src/http/recording-library.ts';
import { recordingParts } from '../../../src/http/recording-parts.ts';
import { ContentStore } from '../../../src/media/content-store.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import type { RequestContext } from '../../../src/request-context.ts';
import { SoundNamer } from '../../../src/sound/naming/sound-namer.ts';
import type { MomentSeparator } from '../../../src/sound/separation/moment-separator.ts';
import { PartLibrary } from '../../../src/sound/separation/part-library.ts';
import { separateFile } from '../../../src/sound/separation/separate-file.ts';
import { RecordingSoundParts } from '../../../src/sound/separation/sound-parts.resolver.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { startTestServer, type TestServer } from '../../http/test-server.ts';
import { query } from '../../inference/toy-inference.ts';
import { writeToyNamer } from '../naming/toy-namer.ts';
import { decodeWithFfmpeg } from './decode-with-ffmpeg.ts';
import { ToyNetwork } from './toy-network.ts';
import { whistleAndRumble } from './whistle-and-rumble.ts';

const makeRecording = query(
  'make-recording',
  `CREATE (:Recording {id: $id, collectionId: $collectionId, lexiconId: 'l', ownerId: $ownerId, sha256: $sha256,
     title: $id, mimeType: 'audio/wav', container: 'wav', kind: 'AUDIO', sizeBytes: 1, hasAudio: $hasAudio,
     hasVideo: false, durationSeconds: $durationSeconds, addedAtMs: 1, state: 'READY'})`,
);

interface Part {
  readonly label: string;
  readonly residual: boolean;
  readonly heard: { readonly label: string; readonly kind: string; readonly confidence: number } | null;
  readonly reason: string | null;
  readonly url: string;
}

const fields = '{ parts { label kind residual heard { label kind confidence } reason url } }';

function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describeGraph('parts of a recording, through GraphQL', (fixture) => {
  let folder: MediaFolder;
  let namer: SoundNamer;
  let server: TestServer;
  let path: string;
  let made = 0;

  beforeAll(async () => {
    folder = await MediaFolder.make();
    await writeToyNamer(folder.path);
    namer = await SoundNamer.load(folder.path);
    const format = { sampleRateHz: 16_000, channels: 2 };
    path = await folder.wave('yard.wav', whistleAndRumble(16_000, 2), format);
    const content = new ContentStore(folder.at('media'));
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    await mkdir(dirname(content.path(sha256)), { recursive: true });
    await copyFile(path, content.path(sha256));
    for (const [id, owner, durationSeconds, hasAudio] of [
      ['mine', 'me', 6, true],
      ['long', 'me', 601, true],
      ['mute', 'me', 6, false],
      ['theirs', 'them', 6, true],
    ] as const) {
      const { id: collectionId } = await new CollectionStore(fixture.graph).ensure(owner, owner, 'kaz');
      const own = id === 'theirs' || id === 'mine' ? sha256 : hashOf(id);
      const recording = { id, collectionId, ownerId: owner, sha256: own, durationSeconds, hasAudio };
      await fixture.graph.write((transaction) => transaction.run(makeRecording, recording));
    }
    const network = new ToyNetwork();
    const separator: MomentSeparator = {
      labels: async () => network.labels,
      version: () => '1',
      separate: (file, moment, signal) => {
        made++;
        return separateFile(file, { separator: network, namer, signal, ...moment });
      },
    };
    const parts = new PartLibrary({
      folder: folder.at('parts'),
      separator,
      mediaPath: (hash) => content.path(hash),
    });
    const library = new RecordingLibrary(fixture.graph, content);
    const collections = new CollectionStore(fixture.graph);
    const identify = async (headers: Readonly<Record<string, unknown>>) =>
      readerOf(headers['x-reader'] === 'them' ? 'them' : 'me', collections);
    const handler = mediaRoutes({
      store: content,
      uploads: { create: async () => expect.unreachable() },
      library,
      parts: recordingParts(library, parts),
      tiles: { open: async () => expect.unreachable() },
      playable: async () => expect.unreachable(),
      annotations: async () => expect.unreachable(),
      captions: async () => expect.unreachable(),
      descriptions: { track: async () => expect.unreachable(), sound: async () => expect.unreachable() },
      identify,
      maxUploadBytes: 1,
      maxConcurrentUploads: 1,
    });
    const container = containerOf(new RecordingSoundParts(parts));
    server = await startTestServer({
      schema: await buildPhonographSchema([RecordingResolver, RecordingSoundParts], container),
      identify,
      makeContext: (scope) => ({ ...scope, graph: fixture.graph }) as unknown as RequestContext,
      routes: [{ path: '/media', handler }],
    });
  });
  beforeEach(() => {
    made = 0;
  });
  afterAll(async () => {
    await server.stop(100);
    await folder.remove();
  });

  const ask = (id: string, args = '', headers: Record<string, string> = {}) =>
    server.graphql(`{ recording(id: "${id}") { parts${args} ${fields} } }`, { headers });
  const partsOf = async (id: string, args = '') => {
    const { data, errors } = await ask(id, args);
    expect(errors).toEqual([]);
    return (data as { recording: { parts: { parts: Part[] } } }).recording.parts.parts;
  };
  const download = (url: string, headers: Record<string, string> = {}) => fetch(`${server.url}${url}`, { headers });

  it('are of a stretch, with what each is taken for, to play and to download', async () => {
    const parts = await partsOf('mine', '(query: "the rumble", fromSeconds: 1.5, toSeconds: 4.25)');
    expect(parts).toMatchObject([
      {
        label: 'rumble',
        kind: 'MACHINE',
        residual: false,
        heard: { label: 'rumble', kind: 'MACHINE' },
        reason: null,
        url: expect.stringMatching(/^\/media\/mine\/parts\/[0-9a-f]{40}\/0\.wav$/),
      },
      { label: 'residual', residual: true, heard: { label: 'whistle' }, url: expect.stringMatching(/1\.wav$/) },
    ]);
    const sounds: Float32Array[] = [];
    for (const [place, { url }] of parts.entries()) {
      const response = await download(url);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('audio/wav');
      const bytes = new Uint8Array(await response.arrayBuffer());
      sounds.push(await decodeWithFfmpeg(await folder.file(`downloaded-${place}.wav`, bytes)));
      const range = await download(url, { range: 'bytes=8-11' });
      expect(range.status).toBe(206);
      expect(await range.text()).toBe('WAVE');
    }
    const whole = (await decodeWithFfmpeg(path)).subarray(1.5 * 32_000, 4.25 * 32_000);
    for (const sound of sounds) expect(sound).toHaveLength(whole.length);
    const missed = whole.map((sample, i) => Math.abs(sounds[0]![i]! + sounds[1]![i]! - sample));
    expect(missed.reduce((most, each) => Math.max(most, each), 0)).toBeLessThan(1e-7);
  });

  it('are made once, however often they are asked for', async () => {
    const [one, two] = await Promise.all([partsOf('mine'), partsOf('mine')]);
    expect(one.map(({ label }) => label)).toEqual(['whistle', 'rumble', 'residual']);
    expect(two).toEqual(one);
    expect(await partsOf('mine', '(fromSeconds: 0, toSeconds: 6)')).toEqual(one);
    expect(made).toBe(1);
  });

  it.each([
    [
      'mine',
      '(query: "the fridge")',
      'UNKNOWN_QUERY',
      /"the fridge" names nothing that is known; ask for one or several of/,
    ],
    ['mine', '(fromSeconds: 4, toSeconds: 2)', 'BAD_SPAN', /^from 4 to 2 s is no stretch of a recording of 6 s/],
    ['mine', '(toSeconds: 7)', 'BAD_SPAN', /must not end after/],
    ['mine', '(fromSeconds: -1)', 'BAD_SPAN', /must not start before/],
    ['long', '', 'SPAN_TOO_LONG', /^601 s are more than the 600 s/],
  ])('of %s%s are refused', async (id, args, code, message) => {
    const { data, errors } = await ask(id, args);
    expect(data).toEqual({ recording: { parts: null } });
    expect(errors).toMatchObject([{ extensions: { code }, path: ['recording', 'parts'] }]);
    expect(errors[0]!.message).toMatch(message);
    expect(made).toBe(0);
  });

  it('are none where there is no sound track', async () => {
    expect(await partsOf('mute')).toEqual([]);
  });

  it('are for those alone who may see the recording', async () => {
    const [part] = await partsOf('mine');
    expect((await ask('mine', '', { 'x-reader': 'them' })).data).toEqual({ recording: null });
    const statusOf = async (url: string, who = 'me') => (await download(url, { 'x-reader': who })).status;
    expect(await statusOf(part!.url)).toBe(200);
    expect(await statusOf(part!.url, 'them')).toBe(404);
    // The same bytes have the same parts, by whichever recording of one's own they are asked for.
    expect(await statusOf(part!.url.replace('mine', 'theirs'), 'them')).toBe(200);
    for (const url of [
      part!.url.replace('mine', 'long'),
      part!.url.replace('0.wav', '9.wav'),
      part!.url.replace(/parts\/./, 'parts/x'),
      part!.url.replace(/[0-9a-f]{40}/, '0'.repeat(40)),
      part!.url.replace(/[0-9a-f]{40}/, encodeURIComponent('../../media')),
      part!.url.replace('0.wav', 'parts.json'),
    ]) {
      expect({ url, status: await statusOf(url) }).toEqual({ url, status: 404 });
    }
  });

  it('are gone where they had to make room, and there when they are asked for again', async () => {
    const [part] = await partsOf('mine');
    await rm(folder.at('parts'), { recursive: true });
    const gone = await download(part!.url);
    expect(gone.status).toBe(404);
    expect(await gone.json()).toMatchObject({
      error: { code: 'PART_NOT_FOUND', message: expect.stringContaining('ask for Recording.parts again') },
    });
    expect(await partsOf('mine')).toMatchObject([part!, {}, {}]);
    expect((await download(part!.url)).status).toBe(200);
  });
});
