import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pino, type Logger } from 'pino';
import { readConfig } from '../../src/config.ts';
import { NotFoundError } from '../../src/errors.ts';
import type { MediaLibrary, UploadRegistry, UploadStore } from '../../src/http/media-ports.ts';
import { mediaRoutes } from '../../src/http/media-routes.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../src/http/server.ts';
import { wordSchema } from '../api/word-schema.ts';
import { fullReader } from '../recording/full-reader.ts';

export interface TestServer extends RunningServer {
  /** Log lines so far, parsed. */
  readonly log: Record<string, unknown>[];
  graphql(query: string, options?: GraphqlCall): Promise<GraphqlAnswer>;
}

export interface GraphqlCall {
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Record<string, unknown>;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows its own shape
  readonly data?: any;
  readonly errors: readonly GraphqlError[];
}

type Settings = Partial<Omit<ServerOptions, 'config'>> & { config?: Partial<ServerOptions['config']> };

export const reader = fullReader('local', { collectionIds: ['c1'], lexiconIds: ['l1'] });

/** A real server on a free port, with the words' schema. */
export async function startTestServer(settings: Settings = {}): Promise<TestServer> {
  const log: Record<string, unknown>[] = [];
  const server = await startServer({
    schema: await wordSchema(),
    identify: async () => reader,
    makeContext: (scope) => scope,
    logger: collecting(log),
    readiness: async () => [],
    ...settings,
    config: { ...readConfig({ PORT: '0' }), ...settings.config },
  });
  return {
    ...server,
    log,
    graphql: async (query, { variables, headers } = {}) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as Pick<GraphqlAnswer, 'data' | 'errors'>;
      return { status: response.status, headers: response.headers, data: body.data, errors: body.errors ?? [] };
    },
  };
}

function collecting(log: Record<string, unknown>[]): Logger {
  return pino({ level: 'debug' }, { write: (line) => void log.push(JSON.parse(line) as Record<string, unknown>) });
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request with any header, `Host` included, which `fetch` does not allow. */
export function raw(url: string, options: RequestOptions = {}, body?: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Ten thousand bytes, each its position modulo 251. */
export const clip = Buffer.from(Array.from({ length: 10_000 }, (_, i) => i % 251));

export interface MediaFixture {
  readonly kept: { sha256: string; sizeBytes: number }[];
  readonly created: Parameters<UploadRegistry['create']>[0][];
  /** Uploads that began, and those of them that came to nothing. */
  readonly begun: string[];
  readonly failed: unknown[];
  readonly route: NonNullable<ServerOptions['routes']>[number];
  remove(): Promise<void>;
}

/** A small store in memory behind the real routes, and one recording on disk. */
export async function mediaFixture(
  limits: { maxUploadBytes?: number; maxConcurrentUploads?: number } = {},
): Promise<MediaFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'media-'));
  const path = join(folder, 'clip.bin');
  await writeFile(path, clip);
  const kept: MediaFixture['kept'] = [];
  const created: MediaFixture['created'] = [];
  const begun: string[] = [];
  const failed: unknown[] = [];
  let askedForPlayable = 0;
  const store: UploadStore = {
    put: async (stream, { signal }) => {
      begun.push('upload');
      try {
        const bytes = await collected(stream, signal);
        const entry = { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
        kept.push(entry);
        return entry;
      } catch (error) {
        failed.push(error);
        throw error;
      }
    },
  };
  const uploads: UploadRegistry = {
    create: async (upload) => {
      created.push(upload);
      return `up_${created.length}`;
    },
  };
  const library: MediaLibrary = {
    open: async (recordingId) => {
      if (recordingId === 'rec_page') return { ...media, mimeType: 'text/html' };
      if (recordingId !== 'rec_1') throw new NotFoundError('recording', recordingId);
      return media;
    },
    thumbnail: async (_id, atSeconds) => new Uint8Array([0xff, 0xd8, atSeconds]),
    peaks: async (_id, buckets) => ({ durationSeconds: 1, min: Array(buckets).fill(-1), max: Array(buckets).fill(1) }),
  };
  const media = { path, mimeType: 'audio/ogg', title: 'Añá\'s "clip"', sizeBytes: clip.length, sha256: 'ab12' };
  const handler = mediaRoutes({
    store,
    uploads,
    library,
    // The first who asks is told how much is done.
    playable: async () => (++askedForPlayable === 1 ? { progress: 0.25 } : { path, key: 'k1', mimeType: 'audio/flac' }),
    annotations: async (asked, { ownerId }) => {
      if (asked.recordingId !== 'rec_1') throw new NotFoundError('recording', asked.recordingId);
      const bytes = new TextEncoder().encode(JSON.stringify({ ...asked, ownerId }));
      const losses = [{ what: 'points', where: 'añá' }];
      return { fileName: `${media.title}.toy`, mimeType: 'text/plain', bytes, losses };
    },
    captions: async (recordingId, query, { ownerId }) => {
      if (recordingId !== 'rec_1') throw new NotFoundError('recording', recordingId);
      return { title: media.title, text: JSON.stringify({ ...query, ownerId }) };
    },
    descriptions: {
      track: async (recordingId, { ownerId }) => {
        if (recordingId !== 'rec_1') throw new NotFoundError('recording', recordingId);
        return { title: media.title, text: `WEBVTT ${ownerId}` };
      },
      sound: async (recordingId, style) => {
        if (recordingId !== 'rec_1') throw new NotFoundError('recording', recordingId);
        // That which is held had to make room since.
        return {
          title: media.title,
          key: JSON.stringify(style).length.toString(),
          path: style.holds ? join(folder, 'gone.wav') : path,
        };
      },
    },
    parts: async (recordingId, key, place) => {
      if (recordingId !== 'rec_1' || key !== 'abc' || place > 1) throw new NotFoundError('part', key);
      // The second had to make room since.
      return { path: place === 0 ? path : join(folder, 'gone.wav'), name: `${media.title}.dog.wav` };
    },
    tiles: { open: async (recordingId) => Promise.reject(new NotFoundError('recording', recordingId)) },
    identify: async () => reader,
    maxUploadBytes: limits.maxUploadBytes ?? 100_000,
    maxConcurrentUploads: limits.maxConcurrentUploads ?? 2,
  });
  return {
    kept,
    created,
    begun,
    failed,
    route: { path: '/media', handler },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function collected(stream: Readable, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    signal.throwIfAborted();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Waits until something is so; fails with its name after five seconds. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let waitedMs = 0; !isSo(); waitedMs += 10) {
    if (waitedMs > 5000) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
