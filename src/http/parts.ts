import type { Request, RequestHandler } from 'express';
import { PartGoneError } from '../sound/separation/separation.errors.ts';
import type { Identify } from './graphql-scope.ts';
import type { PartFinder } from './media-ports.ts';
import { disposition, recordingIdOf } from './media-request.ts';
import { cachedUntilChecked, playedAlone, sendBytes } from './send-bytes.ts';

export interface PartsOptions {
  readonly parts: PartFinder;
  readonly identify: Identify;
}

/** `GET` and `HEAD /media/:recordingId/parts/:key/N.wav`: a part's bytes, or the range asked for. */
export function parts({ parts: find, identify }: PartsOptions): RequestHandler {
  return async (request, response) => {
    const { key, place } = placeOf(request);
    const reader = await identify(request.headers);
    const { path, name } = await find(recordingIdOf(request), key, place, reader);
    const etag = `"${key}-${place}"`;
    response.set({
      ...cachedUntilChecked(etag),
      ...playedAlone,
      'Accept-Ranges': 'bytes',
      'Content-Type': 'audio/wav',
      'Content-Disposition': disposition('inline', name),
    });
    if (request.fresh) return void response.status(304).end();
    await sendBytes(request, response, path, etag, () => new PartGoneError(`${key}/${place}`));
  };
}

/** What can be no part is refused as one that is not there. */
function placeOf({ params }: Request): { key: string; place: number } {
  const { key, file } = params;
  const [, place] = /^(\d{1,4})\.wav$/.exec(String(file)) ?? [];
  if (typeof key !== 'string' || place === undefined) throw new PartGoneError(String(file).slice(0, 100));
  return { key, place: Number(place) };
}
