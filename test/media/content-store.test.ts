import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/media/content-store.ts';
import { runLimited } from '../fixtures/run-limited.ts';

let folder: string;
let store: ContentStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonograph-content-'));
  store = new ContentStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const BYTES = Buffer.from('some sound '.repeat(20_000));
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const inPieces = (bytes: Buffer, size = 1000): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    ),
  );

async function arriving(): Promise<string[]> {
  return readdir(join(folder, 'incoming'));
}

describe('ContentStore', () => {
  it('keeps bytes under their SHA-256', async () => {
    const kept = await store.put(inPieces(BYTES), { maxBytes: 1e6 });
    expect(kept).toEqual({ sha256: SHA256, sizeBytes: BYTES.length, path: store.path(SHA256) });
    expect((await readFile(kept.path)).equals(BYTES)).toBe(true);
    expect(await store.has(SHA256)).toBe(true);
    expect(await arriving()).toEqual([]);
  });

  it('stores the same bytes once, however many bring them at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, index) => store.put(inPieces(BYTES, 99 + index), { maxBytes: 1e6 })),
    );
    expect(new Set(all.map(({ path }) => path)).size).toBe(1);
    expect(await readdir(join(folder, 'content', SHA256.slice(0, 2)))).toEqual([SHA256]);
    expect(await arriving()).toEqual([]);
  });

  it('refuses more than the limit and leaves nothing', async () => {
    const stream = inPieces(BYTES);
    await expect(store.put(stream, { maxBytes: 5000 })).rejects.toMatchObject({ code: 'TOO_LARGE', retryable: false });
    expect(stream.destroyed).toBe(true);
    expect(await arriving()).toEqual([]);
    expect(await store.has(SHA256)).toBe(false);
    await store.put(inPieces(BYTES), { maxBytes: BYTES.length });
  });

  it('leaves nothing of a stream that fails or is given up', async () => {
    const failing = Readable.from(
      (async function* () {
        yield BYTES;
        await sleep(1);
        throw new Error('connection lost');
      })(),
    );
    await expect(store.put(failing, { maxBytes: 1e6 })).rejects.toThrow('connection lost');
    const endless = Readable.from(
      (async function* () {
        for (;;) {
          yield BYTES.subarray(0, 10);
          await sleep(1);
        }
      })(),
    );
    const controller = new AbortController();
    const putting = store.put(endless, { maxBytes: 1e6, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(putting).rejects.toThrow('enough');
    expect(await arriving()).toEqual([]);
  });

  it('takes away what a crash left, and leaves alone what others are bringing', async () => {
    const incoming = join(folder, 'incoming');
    await mkdir(incoming);
    const name = (owner: string): string => join(incoming, `${owner}.00000000-0000-4000-8000-000000000000.part`);
    const { hostname } = await import('node:os');
    const host = hostname().replace(/[^A-Za-z0-9-]/g, '-');
    await writeFile(name(`${host}.4194399`), 'of a process that is gone'); // above the largest number of a process
    await writeFile(name('elsewhere.17'), 'old');
    await utimes(name('elsewhere.17'), 0, 0);
    await writeFile(name('elsewhere.18'), 'new');
    await store.put(inPieces(BYTES), { maxBytes: 1e6 });
    expect(await arriving()).toEqual(['elsewhere.18.00000000-0000-4000-8000-000000000000.part']);
  });

  it('replaces a file that is not whole', async () => {
    await mkdir(join(folder, 'content', SHA256.slice(0, 2)), { recursive: true });
    await writeFile(store.path(SHA256), 'half');
    await store.put(inPieces(BYTES), { maxBytes: 1e6 });
    expect((await readFile(store.path(SHA256))).equals(BYTES)).toBe(true);
  });

  it('removes, also what is not there', async () => {
    await store.put(inPieces(BYTES), { maxBytes: 1e6 });
    await store.remove(SHA256);
    await store.remove(SHA256);
    expect(await store.has(SHA256)).toBe(false);
  });

  it('makes a path of nothing but a SHA-256', () => {
    for (const name of ['../../etc/passwd', SHA256.toUpperCase(), SHA256.slice(1), '']) {
      expect(() => store.path(name)).toThrow(/64 hexadecimal digits/);
    }
  });

  it('calls a disk without room retryable and leaves nothing', async () => {
    const code = `
      import { Readable } from 'node:stream';
      import { ContentStore } from './src/media/content-store.ts';
      const pieces = Array.from({ length: 40 }, () => Buffer.alloc(100_000));
      const error = await new ContentStore(process.argv[2]).put(Readable.from(pieces), { maxBytes: 1e9 }).catch((fault) => fault);
      console.log(JSON.stringify({ code: error.code, retryable: error.retryable }));`;
    expect(JSON.parse(await runLimited(code, [folder], 1))).toEqual({ code: 'DISK_FULL', retryable: true });
    expect(await arriving()).toEqual([]);
  }, 30_000);
});
