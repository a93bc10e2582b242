import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { byteRange } from './byte-range.ts';
import { BadRangeError } from './http.errors.ts';

/** A browser that opens the address by itself makes a page around the player. */
export const playedAlone = {
  'Content-Security-Policy': "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
} as const;

export function cachedUntilChecked(etag: string): Record<string, string> {
  return { ETag: etag, 'Cache-Control': 'private, no-cache' };
}

/**
 * Answers with a file's bytes, or the range asked for.
 * @param etag quoted; a range of another version is answered with all
 * @param missing the error where there is no such file
 * @throws {BadRangeError} a range outside the file; what `missing` makes
 */
export async function sendBytes(
  request: Request,
  response: Response,
  path: string,
  etag: string,
  missing: (cause: unknown) => Error,
): Promise<void> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw missing(cause);
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
