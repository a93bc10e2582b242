import { createReadStream } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { appendChange, ExpiredCursorError, readChanges } from '../../src/graph/change-log.ts';
import { expireUploads } from '../../src/ingestion/expire-uploads.ts';
import { Upkeep } from '../../src/ingestion/upkeep.ts';
import type { UploadRecord } from '../../src/recording/recording.ts';
import { UploadStore } from '../../src/recording/upload.store.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { query } from '../inference/toy-inference.ts';
import { toyIngestion, type ToyIngestion } from './toy-ingestion.ts';

const target = { collection: 'recordings', ownerId: 'local' };
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const ageUploads = query(
  'age-uploads',
  'MATCH (upload:Upload) SET upload.createdAtMs = 1, upload.touchedAtMs = upload.touchedAtMs - $ms',
);
const ageChanges = query(
  'age-changes',
  'MATCH (change:Change) WHERE change.atMs > 0 SET change.atMs = change.atMs - $ms',
);
const uploadIds = query('upload-ids', 'MATCH (upload:Upload) RETURN upload.id AS id');
const contents = query('contents', 'MATCH (content:Content) RETURN content.id AS id');

describeGraph('upkeep', (fixture) => {
  let folder: MediaFolder;
  let wave: string;
  let ingestion: ToyIngestion;
  let uploads: UploadStore;

  beforeAll(async () => {
    folder = await MediaFolder.make();
    wave = await folder.wave('sound.wav', new Float32Array(4_000).fill(0.01));
  });
  beforeEach(async () => {
    await fixture.wipe();
    ingestion = toyIngestion(fixture.graph, folder.path);
    uploads = new UploadStore(fixture.graph, ingestion.content);
  });
  afterEach(async () => {
    const { content } = ingestion;
    await ingestion.close();
    for (const shelf of await readdir(join(folder.path, 'media', 'content')).catch(() => [])) {
      for (const sha256 of await readdir(join(folder.path, 'media', 'content', shelf))) await content.remove(sha256);
    }
  });
  afterAll(() => folder.remove());

  const write = (asked: ReturnType<typeof query>, ms: number) =>
    fixture.graph.write((transaction) => transaction.run(asked, { ms }));
  const put = () => ingestion.content.put(createReadStream(wave), { maxBytes: 1_000_000 });
  const upload = async (ownerId = 'local'): Promise<UploadRecord> => {
    const { sha256, sizeBytes } = await put();
    return await uploads.create({ sha256, sizeBytes, name: 'sound.wav', ownerId });
  };
  const expire = (retentionMs = dayMs) =>
    expireUploads(retentionMs, {
      graph: fixture.graph,
      content: ingestion.content,
      signal: new AbortController().signal,
    });
  const left = async () => (await fixture.graph.read<{ id: string }>(uploadIds)).map(({ id }) => id);

  it('forgets an upload that was never put in, with its bytes, when it has waited for too long', async () => {
    const { id, sha256 } = await upload();
    await expire();
    expect(await left()).toEqual([id]);
    await write(ageUploads, dayMs + 1);
    await expire();
    expect(await left()).toEqual([]);
    expect(await ingestion.content.has(sha256)).toBe(false);
    expect(await fixture.graph.read(contents)).toEqual([]);
    await expect(ingestion.intake.fromUpload(id, target)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves the bytes that a recording uses', async () => {
    const { id, sha256 } = await upload();
    const { recording } = await ingestion.intake.fromUpload(id, target);
    await write(ageUploads, dayMs + hourMs);
    await expire();
    expect(await left()).toEqual([]);
    expect(await ingestion.content.has(sha256)).toBe(true);
    await ingestion.intake.forget(recording);
    expect(await ingestion.content.has(sha256)).toBe(false);
  });

  it('leaves the bytes that another upload waits with', async () => {
    const { sha256 } = await upload();
    await write(ageUploads, dayMs + 1);
    const other = await upload('another');
    await expire();
    expect(await left()).toEqual([other.id]);
    expect(await ingestion.content.has(sha256)).toBe(true);
  });

  it('begins the age of an upload anew when it is sent or named again', async () => {
    const { id } = await upload();
    for (const again of [upload, () => uploads.read(id, 'local')]) {
      await write(ageUploads, dayMs + 1);
      await again();
      await expire();
      expect(await left()).toEqual([id]);
    }
  });

  it('leaves the bytes of an upload that waits when a recording of them is taken back', async () => {
    const { id, sha256 } = await upload();
    const { recording } = await ingestion.intake.fromUpload(id, target);
    const again = await upload();
    await ingestion.intake.forget(recording);
    expect(await ingestion.content.has(sha256)).toBe(true);
    expect(await ingestion.intake.fromUpload(again.id, target)).toMatchObject({ created: true });
  });

  it('makes no recording without bytes, and loses none that was accepted, where both come at once', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, sha256 } = await upload();
      // Everything has expired, even what is named at this moment.
      const [accepted, expired] = await Promise.allSettled([
        ingestion.intake.fromUpload(id, { ...target, collection: `round ${round}` }),
        expire(-dayMs),
      ]);
      expect(expired).toMatchObject({ status: 'fulfilled' });
      if (accepted.status === 'fulfilled') {
        expect(await ingestion.content.has(sha256)).toBe(true);
        await ingestion.intake.forget(accepted.value.recording);
      } else expect(['NOT_FOUND', 'UNAVAILABLE']).toContain((accepted.reason as { code: string }).code);
    }
  });

  it('acknowledges no upload whose bytes are gone', async () => {
    const { sha256, sizeBytes } = await put();
    await ingestion.content.remove(sha256);
    const late = uploads.create({ sha256, sizeBytes, name: 'sound.wav', ownerId: 'local' });
    await expect(late).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    expect(await left()).toEqual([]);
  });

  it('removes bytes that a crash has left unregistered, and no others', async () => {
    const { sha256 } = await put();
    const marker = join(folder.path, 'media', 'unclaimed', sha256);
    await expire();
    expect(await ingestion.content.has(sha256)).toBe(true);
    await utimes(marker, 1, 1);
    await expire();
    expect(await ingestion.content.has(sha256)).toBe(false);
    expect(await readdir(join(marker, '..'))).toEqual([]);

    await ingestion.intake.fromFile(wave, target);
    expect(await readdir(join(marker, '..'))).toEqual([]);
    // As a crash would leave it that came after the recording was written.
    await put();
    await utimes(marker, 1, 1);
    await expire();
    expect(await ingestion.content.has(sha256)).toBe(true);
    expect(await readdir(join(marker, '..'))).toEqual([]);
  });

  it('compacts the change log by its retention while a worker works, and says so to those who come late', async () => {
    const change = (kind: string) =>
      fixture.graph.write((transaction) => appendChange(transaction, { kind, payload: {} }));
    await change('OLD');
    await change('OLD');
    await write(ageChanges, dayMs + 1);
    await change('YOUNG');
    const { id } = await upload();
    await write(ageUploads, hourMs + 1);
    const faults: unknown[] = [];
    const upkeep = new Upkeep({
      graph: fixture.graph,
      content: ingestion.content,
      changeRetentionMs: dayMs,
      uploadRetentionMs: hourMs,
      auditRetentionMs: dayMs,
      everyMs: 50,
      onFault: (fault) => faults.push(fault),
    });
    await ingestion.close();
    ingestion = toyIngestion(fixture.graph, folder.path, { worker: { upkeep } });
    await ingestion.worker.start();
    await expect.poll(left, { timeout: 60_000 }).not.toContain(id);
    await expect(readChanges(fixture.graph, { after: 0 })).rejects.toThrow(ExpiredCursorError);
    expect(await readChanges(fixture.graph, { after: 2 })).toMatchObject([{ kind: 'YOUNG' }]);
    // And again, as long as the worker works.
    await write(ageChanges, dayMs + 1);
    await expect
      .poll(() => readChanges(fixture.graph, { after: 2 }).catch((error: unknown) => error), { timeout: 60_000 })
      .toBeInstanceOf(ExpiredCursorError);
    expect(faults).toEqual([]);
  });
});
