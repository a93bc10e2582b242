import type { RequestHandler } from 'express';
import { NotFoundError } from '../errors.ts';
import type { Identify } from './graphql-scope.ts';
import type { MediaLibrary, PlayableMaker } from './media-ports.ts';
import { disposition, recordingIdOf, signalOf } from './media-request.ts';
import { cachedUntilChecked, playedAlone, sendBytes } from './send-bytes.ts';

export interface PlayableOptions {
  readonly library: MediaLibrary;
  readonly playable: PlayableMaker;
  readonly identify: Identify;
}

/**
 * `GET` and `HEAD /media/:recordingId/playable`: the recording as every browser can play it, or the range asked for. While it is being made the
 * answer is 202 with how much is done, as `{ "progress": 0.4 }`; whoever asks again is told more.
 */
export function playable({ library, playable: copyOf, identify }: PlayableOptions): RequestHandler {
  return async (request, response) => {
    const reader = await identify(request.headers);
    const id = recordingIdOf(request);
    const media = await library.open(id, reader);
    const copy = await copyOf(media, signalOf(response));
    if ('progress' in copy) {
      response.status(202).set({ 'Cache-Control': 'no-store', 'Retry-After': '1' }).json(copy);
      return;
    }
    const etag = `"${copy.key}"`;
    response.set({
      ...cachedUntilChecked(etag),
      ...playedAlone,
      'Accept-Ranges': 'bytes',
      'Content-Type': copy.mimeType,
      'Content-Disposition': disposition('inline', media.title),
    });
    if (request.fresh) return void response.status(304).end();
    // It may have had to make room since.
    await sendBytes(request, response, copy.path, etag, () => new NotFoundError('playable copy of the recording', id));
  };
}
