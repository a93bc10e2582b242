import type { Request, RequestHandler } from 'express';
import { NotFoundError, ParameterError } from '../errors.ts';
import { downloadName } from '../exchange/download-name.ts';
import type { Identify } from './graphql-scope.ts';
import type { DescriptionMaker } from './media-ports.ts';
import { disposition, recordingIdOf, signalOf } from './media-request.ts';
import { cachedUntilChecked, playedAlone, sendBytes } from './send-bytes.ts';

export interface DescriptionsOptions {
  readonly descriptions: DescriptionMaker;
  readonly identify: Identify;
}

/** `GET /media/:recordingId/description.vtt`: a track of the kind `descriptions`, to download. */
export function descriptionTrack({ descriptions, identify }: DescriptionsOptions): RequestHandler {
  return async (request, response) => {
    const reader = await identify(request.headers);
    const { title, text } = await descriptions.track(recordingIdOf(request), reader, signalOf(response));
    response.set({
      'Cache-Control': 'private, no-cache',
      'Content-Disposition': disposition('attachment', downloadName(title, '.description.vtt')),
    });
    response.type('text/vtt; charset=utf-8').send(text);
  };
}

/**
 * `GET` and `HEAD /media/:recordingId/description.wav`: the description as it is spoken, or the range asked for; with `mix=true` over the recording's
 * own sound, with `hold=true` the film is held for what has no pause.
 */
export function descriptionSound({ descriptions, identify }: DescriptionsOptions): RequestHandler {
  return async (request, response) => {
    const style = { isMixed: isAsked(request, 'mix'), holds: isAsked(request, 'hold') };
    const reader = await identify(request.headers);
    const id = recordingIdOf(request);
    const { title, key, path } = await descriptions.sound(id, style, reader, signalOf(response));
    const etag = `"${key}"`;
    response.set({
      ...cachedUntilChecked(etag),
      ...playedAlone,
      'Accept-Ranges': 'bytes',
      'Content-Type': 'audio/wav',
      'Content-Disposition': disposition('inline', downloadName(title, '.description.wav')),
    });
    if (request.fresh) return void response.status(304).end();
    await sendBytes(request, response, path, etag, () => new NotFoundError('spoken description', id));
  };
}

/** @throws {ParameterError} neither true nor false */
function isAsked(request: Request, name: string): boolean {
  const value = request.query[name] ?? 'false';
  if (value === 'true' || value === 'false') return value === 'true';
  throw new ParameterError(`${name} is ${JSON.stringify(value)}; it must be true or false`);
}
