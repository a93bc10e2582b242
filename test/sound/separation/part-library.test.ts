import { mkdtemp, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClientGoneError, QueryTimeoutError } from '../../../src/api/api.errors.ts';
import { DiskFullError } from '../../../src/media/media-errors.ts';
import type { MomentSeparator } from '../../../src/sound/separation/moment-separator.ts';
import { PartLibrary } from '../../../src/sound/separation/part-library.ts';
import type { MomentToSeparate } from '../../../src/sound/separation/separate-moment.ts';
import { toyLabels } from '../naming/toy-namer.ts';

const recording = { sha256: 'ab'.repeat(32), durationSeconds: 900 };
const other = { ...recording, sha256: 'cd'.repeat(32) };
const minute = { startSeconds: 60, endSeconds: 120 };
const patient = new AbortController().signal;

/** Writes two files of so many bytes, when it is let. */
class ToySeparator implements MomentSeparator {
  made: MomentToSeparate[] = [];
  ended: unknown[] = [];
  current = '1';
  bytes = 100;
  /** What is thrown by the next makings. */
  readonly faults: Error[] = [];
  /** What making waits for. */
  until: Promise<void> = Promise.resolve();

  labels = async () => toyLabels.labels as Awaited<ReturnType<MomentSeparator['labels']>>;
  version = () => this.current;

  async separate(_path: string, moment: MomentToSeparate, signal: AbortSignal) {
    this.made.push(moment);
    const fault = this.faults.shift();
    if (fault !== undefined) throw fault;
    await Promise.race([
      this.until,
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('given up')))),
    ]).catch((error: unknown) => {
      this.ended.push(error);
      throw error;
    });
    const paths = ['clip.dog.wav', 'clip.residual.wav'].map((name) => join(moment.folder, name));
    for (const path of paths) await writeFile(path, Buffer.alloc(this.bytes));
    return paths.map((path, place) => ({
      label: place === 0 ? 'rumble' : 'residual',
      kind: 'MACHINE' as const,
      path,
      residual: place === 1,
      heard: null,
    }));
  }
}

describe('parts that are kept', () => {
  let folder: string;
  let separator: ToySeparator;
  let library: PartLibrary;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'phonograph-parts-')), 'parts');
    separator = new ToySeparator();
    library = new PartLibrary({ folder, separator, mediaPath: (sha256) => sha256, maxBytes: 1500 });
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  const ask = (query?: string, span = minute, signal = patient, of = recording) =>
    library.parts(of, query, span, signal);
  const files = async () => (await readdir(folder, { recursive: true })).sort();

  it('are made once for all who ask for the same, at once or later', async () => {
    const [one, two] = await Promise.all([ask('the rumble'), ask('rumble')]);
    expect(separator.made).toHaveLength(1);
    expect(separator.made[0]).toMatchObject({ query: 'the rumble', span: minute });
    expect(two).toEqual(one);
    expect(await ask('Rumbles')).toEqual(one);
    expect(separator.made).toHaveLength(1);
    expect(one.key).toMatch(/^[0-9a-f]{40}$/);
    expect(one.parts).toEqual([
      { label: 'rumble', kind: 'MACHINE', residual: false, heard: null },
      { label: 'residual', kind: 'MACHINE', residual: true, heard: null },
    ]);
    expect(await files()).toEqual([one.key, `${one.key}/0.wav`, `${one.key}/1.wav`, `${one.key}/parts.json`]);
    expect(await library.part(recording.sha256, one.key, 1)).toEqual({
      path: join(folder, one.key, '1.wav'),
      label: 'residual',
    });
  });

  it('are others of another query, stretch, recording or network', async () => {
    const keys = [
      await ask('rumble'),
      await ask('whistle'),
      await ask(),
      await ask('rumble', { ...minute, endSeconds: 90 }),
    ];
    keys.push(await ask('rumble', minute, patient, other));
    separator.current = '2';
    keys.push(await ask('rumble'));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(6);
  });

  it('are of at most ten minutes', async () => {
    await expect(library.parts(recording, undefined, {}, patient)).rejects.toMatchObject({
      code: 'SPAN_TOO_LONG',
      message: expect.stringMatching(/^900 s are more than the 600 s .*fromSeconds and toSeconds/),
    });
    await library.parts({ ...recording, durationSeconds: 600 }, undefined, {}, patient);
    await expect(ask('rumble', { startSeconds: 5, endSeconds: 2 })).rejects.toMatchObject({ code: 'BAD_SPAN' });
    await expect(ask('the fridge')).rejects.toMatchObject({
      code: 'UNKNOWN_QUERY',
      known: expect.arrayContaining(['rumble']),
    });
    expect(separator.made).toHaveLength(1);
  });

  it('are found by nobody who has another recording or another key', async () => {
    const { key } = await ask();
    for (const [sha256, asked, place] of [
      [other.sha256, key, 0],
      [recording.sha256, key, 2],
      [recording.sha256, key.replace(/./, 'x'), 0],
      [recording.sha256, '..', 0],
      [recording.sha256, `../parts/${key}`, 0],
      [recording.sha256, '0'.repeat(40), 0],
    ] as const) {
      await expect(library.part(sha256, asked, place)).rejects.toMatchObject({
        code: 'PART_NOT_FOUND',
        message: expect.stringContaining('ask for Recording.parts again'),
      });
    }
  });

  it('are given up when all have hung up, and not before', async () => {
    separator.until = new Promise(() => {});
    const [one, two] = [new AbortController(), new AbortController()];
    const asked = [ask('rumble', minute, one.signal), ask('rumble', minute, two.signal)].map((each) =>
      each.catch((error: unknown) => error),
    );
    await expect.poll(() => separator.made).toHaveLength(1);
    one.abort(new ClientGoneError());
    expect(await asked[0]).toBeInstanceOf(ClientGoneError);
    expect(separator.ended).toEqual([]);
    two.abort(new ClientGoneError());
    expect(await asked[1]).toBeInstanceOf(ClientGoneError);
    await expect.poll(() => separator.ended).toHaveLength(1);
    await expect.poll(files).toEqual([]);
    separator.until = Promise.resolve();
    expect((await ask('rumble')).parts).toHaveLength(2);
  });

  it('are made though the time of the query is up, for whoever asks again', async () => {
    let finish = () => {};
    separator.until = new Promise((resolve) => (finish = resolve));
    const query = new AbortController();
    const asked = ask('rumble', minute, query.signal).catch((error: unknown) => error);
    await expect.poll(() => separator.made).toHaveLength(1);
    query.abort(new QueryTimeoutError(1));
    expect(await asked).toBeInstanceOf(QueryTimeoutError);
    finish();
    expect((await ask('rumble')).parts).toHaveLength(2);
    expect(separator.made).toHaveLength(1);
    expect(separator.ended).toEqual([]);
  });

  it('make room for others, those first that were used least recently', async () => {
    separator.bytes = 200;
    const [one, two] = [await ask('rumble'), await ask('whistle')];
    for (const [{ key }, hoursAgo] of [
      [one, 2],
      [two, 1],
    ] as const) {
      const then = new Date(Date.now() - hoursAgo * 3_600_000);
      await utimes(join(folder, key), then, then);
    }
    await library.part(recording.sha256, one.key, 0);
    const three = await ask();
    expect((await readdir(folder)).sort()).toEqual([one.key, three.key].sort());
    await expect(library.part(recording.sha256, two.key, 0)).rejects.toMatchObject({ code: 'PART_NOT_FOUND' });
    separator.bytes = 5000;
    const large = await ask('no rumble');
    expect(await readdir(folder)).toEqual([large.key]);
  });

  it('are made again where a crash has left some of them, and leave nothing where they cannot be made', async () => {
    const { key } = await ask('rumble');
    await rm(join(folder, key, 'parts.json'));
    await expect(library.part(recording.sha256, key, 0)).rejects.toMatchObject({ code: 'PART_NOT_FOUND' });
    expect(await ask('rumble')).toMatchObject({ key });
    expect(separator.made).toHaveLength(2);
    separator.faults.push(new Error('no network'));
    await expect(ask('whistle')).rejects.toThrow('no network');
    expect(await readdir(folder)).toEqual([key]);
  });

  it('go where they fill the disk', async () => {
    await ask('rumble');
    separator.faults.push(new DiskFullError(folder));
    const { key } = await ask('whistle');
    expect(await readdir(folder)).toEqual([key]);
    await mkdir(join(folder, `${key}.left.part`));
    const lastWeek = new Date(Date.now() - 7 * 24 * 3_600_000);
    await utimes(join(folder, `${key}.left.part`), lastWeek, lastWeek);
    await ask('no whistle');
    expect(await readdir(folder)).toHaveLength(2);
  });
});
