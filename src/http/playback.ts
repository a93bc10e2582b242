import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { NotFoundError, ParameterError } from '../errors.ts';
import { byteRange } from './byte-range.ts';
import type { Identify } from './graphql-scope.ts';
import { BadRangeError } from './http.errors.ts';
import type { MediaLibrary, PlayableMedia } from './media-ports.ts';
import { disposition, numberOf, recordingIdOf, signalOf } from './media-request.ts';

export interface PlaybackOptions {
  readonly library: MediaLibrary;
  readonly identify: Identify;
}

/** `GET` and `HEAD /media/:recordingId`: the recording's bytes, or the range asked for. */
export function playback({ library, identify }: PlaybackOptions): RequestHandler {
  return async (request, response) => {
    const reader = await identify(request.headers);
    const media = await library.open(recordingIdOf(request), reader);
    const etag = `"${media.sha256}"`;
    response.set({
      ...cachedUntilChecked(etag),
      'Accept-Ranges': 'bytes',
      // A browser that opens the address by itself makes a page around the player.
      'Content-Security-Policy':
        "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'Content-Type': playableType(media.mimeType),
      'Content-Disposition': disposition('inline', media.title),
    });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    await sendBytes(request, response, media, etag);
  };
}

/** `GET /media/:recordingId/thumbnail?at=SECONDS`: a JPEG. */
export function thumbnail({ library, identify }: PlaybackOptions): RequestHandler {
  return async (request, response) => {
    const atSeconds = numberOf(request, 'at', 0, 0, Number.MAX_SAFE_INTEGER);
    const reader = await identify(request.headers);
    const id = recordingIdOf(request);
    const { sha256 } = await library.open(id, reader);
    response.set(cachedUntilChecked(`"${sha256}-${atSeconds}"`));
    if (request.fresh) return void response.status(304).end();
    const jpeg = await library.thumbnail(id, atSeconds, reader, signalOf(response));
    response.type('image/jpeg').send(Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength));
  };
}

/** `GET /media/:recordingId/peaks?buckets=N`: JSON with the smallest and largest sample of each bucket. */
export function peaks({ library, identify }: PlaybackOptions): RequestHandler {
  return async (request, response) => {
    const buckets = numberOf(request, 'buckets', 1000, 1, 20_000);
    if (!Number.isInteger(buckets)) throw new ParameterError(`buckets is ${buckets}; it must be a whole number`);
    const reader = await identify(request.headers);
    const id = recordingIdOf(request);
    const { sha256 } = await library.open(id, reader);
    response.set(cachedUntilChecked(`"${sha256}-${buckets}"`));
    if (request.fresh) return void response.status(304).end();
    response.json(await library.peaks(id, buckets, reader, signalOf(response)));
  };
}

async function sendBytes(request: Request, response: Response, media: PlayableMedia, etag: string): Promise<void> {
  const file = await open(media.path, 'r').catch((cause: unknown) => {
    throw new MissingBytesError(recordingIdOf(request), { cause });
  });
  try {
    const { size } = await file.stat();
    const range = rangeOf(request, response, size, etag);
    response.status(range ? 206 : 200);
    response.set('Content-Length', String(range ? range.end - range.start + 1 : size));
    if (range) response.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
    if (request.method === 'HEAD' || size === 0) {
      response.end();
      return;
    }
    const bytes = file.createReadStream({ ...range, highWaterMark: 256 * 1024, autoClose: false });
    // A player that seeks hangs up in the middle: that is no fault.
    await pipeline(bytes, response).catch((error: unknown) => {
      if (!response.destroyed) throw error;
    });
  } finally {
    await file.close();
  }
}

function rangeOf(request: Request, response: Response, size: number, etag: string): ReturnType<typeof byteRange> {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag) return undefined;
  try {
    return byteRange(request.headers.range, size);
  } catch (error) {
    if (error instanceof BadRangeError) response.set('Content-Range', `bytes */${size}`);
    throw error;
  }
}

/** The graph has the recording but the bytes are gone: the data folder was changed by hand. */
class MissingBytesError extends NotFoundError {
  constructor(recordingId: string, options: { cause: unknown }) {
    super('stored media of the recording', recordingId);
    this.cause = options.cause;
  }
}

/** A recording never runs in the page's place: anything but sound and pictures is a mere download. */
function playableType(mimeType: string): string {
  return /^(audio|video)\/[\w.+-]+$/.test(mimeType) ? mimeType : 'application/octet-stream';
}

function cachedUntilChecked(etag: string): Record<string, string> {
  return { ETag: etag, 'Cache-Control': 'private, no-cache' };
}
