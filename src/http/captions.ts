import type { RequestHandler } from 'express';
import { usualLeastConfidence } from '../exchange/captions/to-caption.ts';
import type { CaptionFormat } from '../exchange/captions/write-captions.ts';
import { downloadName } from '../exchange/download-name.ts';
import type { Identify } from './graphql-scope.ts';
import type { CaptionMaker } from './media-ports.ts';
import { disposition, numberOf, recordingIdOf, signalOf } from './media-request.ts';

export interface CaptionsOptions {
  readonly captions: CaptionMaker;
  readonly identify: Identify;
}

const types = { srt: 'application/x-subrip', vtt: 'text/vtt' } as const;

/** `GET /media/:recordingId/captions.srt` and `.vtt`, with `speech`, `confidence` and `unknown`: a file to download. */
export function captions({ captions: make, identify }: CaptionsOptions, format: CaptionFormat): RequestHandler {
  return async (request, response) => {
    const { speech, unknown } = request.query;
    const query = {
      format,
      speech: typeof speech === 'string' ? speech.toLowerCase() : 'respelling',
      leastConfidence: numberOf(request, 'confidence', usualLeastConfidence, 0, 1),
      unknownSounds: unknown === 'true',
    };
    const reader = await identify(request.headers);
    const { title, text } = await make(recordingIdOf(request), query, reader, signalOf(response));
    response.set({
      'Cache-Control': 'private, no-cache',
      'Content-Disposition': disposition('attachment', downloadName(title, `.${format}`)),
    });
    response.type(`${types[format]}; charset=utf-8`).send(text);
  };
}
