import { createReadStream } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordingTiles } from '../../src/http/recording-tiles.ts';
import type { TileSource } from '../../src/http/media-ports.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { ContentStore } from '../../src/media/content-store.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { readerOf } from '../../src/recording/reader-of.ts';
import type { Reader } from '../../src/request-context.ts';
import { TileLibrary } from '../../src/sound/tiles/tile-library.ts';
import { tileMakerIn } from '../../src/sound/tiles/tile-maker.ts';
import { tone } from '../dsp/signals.ts';
import { waveFile } from '../fixtures/wave-file.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { query } from '../inference/toy-inference.ts';

const makeRecording = query(
  'make-recording-to-draw',
  `CREATE (:Recording {id: $id, collectionId: $collectionId, lexiconId: 'l', ownerId: 'me', sha256: $sha256,
     title: $id, mimeType: 'audio/wav', container: 'wav', kind: 'AUDIO', sizeBytes: 1, hasAudio: $hasAudio,
     hasVideo: false, durationSeconds: 1.0, sampleRateHz: 16000, addedAtMs: 1, state: 'READY'})`,
);

describeGraph('tiles of recordings of the graph', (fixture) => {
  const signal = new AbortController().signal;
  let folder: MediaFolder;
  let lanes: Lanes;
  let tiles: TileSource;
  let me: Reader;
  let them: Reader;

  beforeAll(async () => {
    folder = await MediaFolder.make();
    lanes = new Lanes(1);
    const content = new ContentStore(folder.at('media'));
    const path = await folder.file('tone.wav', waveFile(tone(440, 1), { sampleRateHz: 16_000 }));
    const { sha256 } = await content.put(createReadStream(path), { maxBytes: 1e6, signal });
    const collections = new CollectionStore(fixture.graph);
    const { id: collectionId } = await collections.ensure('mine', 'me', 'kaz');
    for (const [id, hasAudio] of [
      ['heard', true],
      ['mute', false],
    ] as const) {
      await fixture.graph.write((transaction) =>
        transaction.run(makeRecording, { id, collectionId, sha256: hasAudio ? sha256 : '0'.repeat(64), hasAudio }),
      );
    }
    me = readerOf('me', collections);
    them = readerOf('them', collections);
    const library = new TileLibrary({ folder: folder.at('tiles'), maker: tileMakerIn(lanes), onFault: () => {} });
    tiles = recordingTiles(fixture.graph, content.path.bind(content), library);
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  it('are made of their bytes', async () => {
    const recording = await tiles.open('heard', me);
    expect((await recording.manifest()).kinds.waveform.levels[0]).toMatchObject({ columns: 16_000, tiles: 32 });
    const { state, bytes } = await recording.tile({ kind: 'waveform', level: 5, index: 0 }, signal);
    expect({ state, length: bytes.length }).toEqual({ state: 'EXACT', length: 500 * 4 });
    expect(Math.max(...new Int16Array(bytes.buffer))).toBeGreaterThan(32_000);
  });

  it('are not there for those who may not see them, and of recordings without sound', async () => {
    await expect(tiles.open('heard', them)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(tiles.open('none', me)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(tiles.open('mute', me)).rejects.toMatchObject({ code: 'NO_AUDIO' });
  });
});
