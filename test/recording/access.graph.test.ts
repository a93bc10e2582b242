import { beforeEach, expect, it } from 'vitest';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { readerOf } from '../../src/recording/reader-of.ts';
import { RecordingStore } from '../../src/recording/recording.store.ts';
import type { RecordingRecord } from '../../src/recording/recording.ts';
import { UploadStore } from '../../src/recording/upload.store.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { query } from '../inference/toy-inference.ts';
import { giveRole } from './give-role.ts';

const countLexicons = query('count-lexicons', 'MATCH (lexicon:Lexicon) RETURN count(lexicon) AS count');

describeGraph('access', (fixture) => {
  let collections: CollectionStore;
  beforeEach(async () => {
    await fixture.wipe();
    collections = new CollectionStore(fixture.graph);
  });

  const shareWith = (id: string, readerId: string) => giveRole(fixture.graph, id, [readerId]);

  it('shows each owner their own collections and lexicons, and nobody anything of others', async () => {
    const mine = await collections.ensure('mine', 'me', 'kaz');
    const theirs = await collections.ensure('theirs', 'they', 'kaz');
    expect(mine.lexiconId).not.toBe(theirs.lexiconId);
    const grant = { collectionIds: [mine.id], lexiconIds: [mine.lexiconId] };
    expect(await collections.access('me')).toEqual({ ...grant, annotatable: grant, owned: grant });
    const none = { collectionIds: [], lexiconIds: [] };
    expect(await collections.access('nobody')).toEqual({ ...none, annotatable: none, owned: none });
    expect(await collections.list([mine.id])).toMatchObject([{ name: 'mine', recordingCount: 0 }]);
  });

  it('shows a lexicon only to those who may read all its collections', async () => {
    const one = await collections.ensure('one', 'me', 'kaz');
    const two = await collections.ensure('two', 'me', 'kaz');
    expect(two.lexiconId).toBe(one.lexiconId);
    await shareWith(one.id, 'guest');
    expect(await collections.access('guest')).toMatchObject({ collectionIds: [one.id], lexiconIds: [] });
    await shareWith(two.id, 'guest');
    expect(await collections.access('guest')).toMatchObject({ lexiconIds: [one.lexiconId] });
  });

  it('looks access up once a request, when it is first needed, and anew for the next', async () => {
    const { id, lexiconId } = await collections.ensure('one', 'me', 'kaz');
    const early = readerOf('guest', collections);
    await shareWith(id, 'guest');
    expect(await early.access()).toMatchObject({ collectionIds: [id], lexiconIds: [lexiconId] });
    await giveRole(fixture.graph, id, []);
    expect(await early.access()).toMatchObject({ collectionIds: [id] });
    expect(await readerOf('guest', collections).access()).toMatchObject({ collectionIds: [], lexiconIds: [] });
  });

  it('keeps a collection in the lexicon that it was made with, and makes no other', async () => {
    const made = await collections.ensure('one', 'me', 'kaz');
    const again = await collections.ensure('one', 'me', 'deu');
    expect(again).toEqual(made);
    expect(await fixture.graph.read(countLexicons)).toEqual([{ count: 1 }]);
    expect((await collections.access('stranger')).lexiconIds).toEqual([]);
  });

  it('makes one collection where many want it at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => collections.ensure('one', 'me')));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await collections.list([made[0]!.id])).toHaveLength(1);
  });

  it('gives recordings to those who may read their collection, and to nobody else', async () => {
    const { id: collectionId, lexiconId } = await collections.ensure('mine', 'me');
    const { id: otherId } = await collections.ensure('theirs', 'they');
    const store = new RecordingStore(fixture.graph);
    const record = (id: string, more: Partial<RecordingRecord> = {}): RecordingRecord => ({
      ...{ id, collectionId, lexiconId, ownerId: 'me', sha256: `sha of ${id}`, title: `A "Title" of ${id}` },
      ...{ mimeType: 'audio/wav', container: 'wav', kind: 'AUDIO', durationSeconds: 1, sizeBytes: 10 },
      ...{ hasAudio: true, hasVideo: false, addedAtMs: 1_000, state: 'WAITING', ...more },
    });
    await fixture.graph.write(async (transaction) => {
      expect((await store.create(record('a', { addedAtMs: 3_000 }), transaction)).created).toBe(true);
      await store.create(record('b', { kind: 'VIDEO', addedAtMs: 2_000 }), transaction);
      await store.create(record('c', { collectionId: otherId, addedAtMs: 1_000 }), transaction);
    });
    const readable = async (who: string) => (await collections.access(who)).collectionIds;
    const ids = async (filter: object, window: object = {}, visible = [collectionId]) => {
      const rows = await store.list(filter, { order: 'added', limit: 10, backward: false, ...window }, visible);
      return rows.map(({ id }) => id);
    };
    expect(await store.read(['a', 'c'], await readable('me'))).toMatchObject([{ id: 'a', title: 'A "Title" of a' }]);
    expect(await store.read(['a', 'c'], await readable('nobody'))).toEqual([]);
    const seenByGuest = async () => (await store.read(['a', 'b', 'c'], await readable('guest'))).map(({ id }) => id);
    await shareWith(collectionId, 'guest');
    expect(await seenByGuest()).toEqual(['a', 'b']);
    await giveRole(fixture.graph, collectionId, []);
    expect(await seenByGuest()).toEqual([]);
    expect(await ids({})).toEqual(['b', 'a']);
    expect(await ids({}, { backward: true, limit: 0 })).toEqual(['a']);
    expect(await ids({}, { after: [2_000, 'b'] })).toEqual(['a']);
    expect(await ids({}, { before: [3_000, 'a'] })).toEqual(['b']);
    expect(await ids({ collectionId: otherId })).toEqual([]);
    expect(await ids({ title: 'tITLE" OF b' })).toEqual(['b']);
    expect(await ids({ kind: 'VIDEO' })).toEqual(['b']);
    expect(await ids({ addedFromMs: 2_000, addedToMs: 3_000 })).toEqual(['b']);
    expect(await ids({}, {}, [])).toEqual([]);
    expect(await store.count({ kind: 'AUDIO' }, [collectionId])).toBe(1);
  });

  it('gives an upload to its owner alone', async () => {
    const uploads = new UploadStore(fixture.graph);
    const upload = await uploads.create({ sha256: 'abc', sizeBytes: 3, name: 'x.wav', ownerId: 'me' });
    expect(await uploads.create({ sha256: 'abc', sizeBytes: 3, name: 'x.wav', ownerId: 'me' })).toEqual(upload);
    expect(await uploads.read(upload.id, 'me')).toEqual(upload);
    expect(await uploads.read(upload.id, 'they')).toBeUndefined();
  });
});
