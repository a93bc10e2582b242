import type { Request, RequestHandler, Response } from 'express';
import { ClientGoneError, TooManyError } from '../api/api.errors.ts';
import { PhonographError, UnauthenticatedError } from '../errors.ts';
import { uploadedBytes } from '../metrics.ts';
import type { Reader } from '../request-context.ts';
import type { Identify } from './graphql-scope.ts';
import type { UploadRegistry, UploadStore } from './media-ports.ts';
import { checkUploadHeaders, UploadMeter } from './upload-body.ts';
import { uploadName } from './upload-name.ts';

export interface UploadOptions {
  readonly store: UploadStore;
  readonly uploads: UploadRegistry;
  readonly identify: Identify;
  readonly maxUploadBytes: number;
  readonly maxConcurrentUploads: number;
  /** Seconds without a byte after which an upload is given up; 60 unless said. */
  readonly stallSeconds?: number;
}

/**
 * `POST /media`: the body is the file, streamed to the store. Answers 201 with `{ uploadId, sha256, sizeBytes }`.
 * Nothing is kept of an upload that is aborted, too large or empty.
 */
export function upload(options: UploadOptions): RequestHandler {
  let running = 0;
  return async (request, response) => {
    const { maxUploadBytes, maxConcurrentUploads } = options;
    try {
      if (running >= maxConcurrentUploads) throw new TooManyError('uploads at once', maxConcurrentUploads);
      checkUploadHeaders(request, maxUploadBytes);
      const name = uploadName(request);
      const reader = await options.identify(request.headers);
      if (!reader.identity.isSignedIn)
        throw new UnauthenticatedError('sign in first: uploads are of people who are known');
      running += 1;
      try {
        await receive(request, response, name, reader, options);
      } finally {
        running -= 1;
      }
    } catch (error) {
      if (!request.complete) leaveUnread(request, response);
      throw error;
    }
  };
}

async function receive(
  request: Request,
  response: Response,
  name: string,
  reader: Reader,
  options: UploadOptions,
): Promise<void> {
  const { store, uploads, maxUploadBytes, stallSeconds = 60 } = options;
  if (request.headers.expect === '100-continue') response.writeContinue();
  const gone = new AbortController();
  request.once('close', () => {
    if (!request.complete) gone.abort(new ClientGoneError());
  });
  const meter = new UploadMeter(maxUploadBytes, stallSeconds);
  let failure: Error | undefined;
  // Not `pipeline`: it would destroy the request, and with it the way out for the answer.
  request.pipe(meter);
  request.once('error', () => meter.destroy(new ClientGoneError()));
  gone.signal.addEventListener('abort', () => meter.destroy(new ClientGoneError()), { once: true });
  meter.once('error', (error: Error) => {
    failure = error;
    request.unpipe(meter);
  });
  const kept = await store.put(meter, { maxBytes: maxUploadBytes, signal: gone.signal }).catch((error: unknown) => {
    meter.destroy();
    // A store that fails leaves the stream before its end, which makes a fault of its own that says nothing.
    throw failure instanceof PhonographError ? failure : error;
  });
  const uploadId = await uploads.create({
    sha256: kept.sha256,
    sizeBytes: kept.sizeBytes,
    name,
    ownerId: reader.ownerId,
  });
  uploadedBytes.inc(kept.sizeBytes);
  response.status(201).json({ uploadId, sha256: kept.sha256, sizeBytes: kept.sizeBytes });
}

/** Milliseconds for a client to read a refusal that comes before it has sent everything. */
const lingerMs = 1000;

/** The rest of the body is not wanted: read on for a moment, so that the client reads the answer, then hang up. */
function leaveUnread(request: Request, response: Response): void {
  response.set('Connection', 'close');
  request.on('error', () => undefined);
  request.resume();
  response.once('finish', () => setTimeout(() => request.destroy(), lingerMs).unref());
}
