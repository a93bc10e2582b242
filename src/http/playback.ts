import type { RequestHandler } from 'express';
import { NotFoundError, ParameterError } from '../errors.ts';
import type { Identify } from './graphql-scope.ts';
import type { MediaLibrary } from './media-ports.ts';
import { disposition, numberOf, recordingIdOf, signalOf } from './media-request.ts';
import { cachedUntilChecked, playedAlone, sendBytes } from './send-bytes.ts';

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
      ...playedAlone,
      'Content-Type': playableType(media.mimeType),
      'Content-Disposition': disposition('inline', media.title),
    });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    await sendBytes(
      request,
      response,
      media.path,
      etag,
      (cause) => new MissingBytesError(recordingIdOf(request), { cause }),
    );
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
