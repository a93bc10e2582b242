import type { Request, RequestHandler } from 'express';
import { ParameterError } from '../errors.ts';
import type { Identify } from './graphql-scope.ts';
import type { AnnotationExporter } from './media-ports.ts';
import { disposition, recordingIdOf, signalOf } from './media-request.ts';

export interface AnnotationsOptions {
  readonly annotations: AnnotationExporter;
  readonly identify: Identify;
}

const longestHeader = 4_000;

/**
 * `GET /media/:recordingId/annotations.:extension`, with `format` (that of the extension unless said), `document` and `tiers` (again for each): a
 * file to download. What its format leaves out is in the header `Annotation-Losses`, as JSON.
 */
export function annotations({ annotations: make, identify }: AnnotationsOptions): RequestHandler {
  return async (request, response) => {
    const format = oneOf(request, 'format') ?? `.${String(request.params['extension'])}`;
    const documentId = oneOf(request, 'document');
    const { tiers } = request.query;
    const asked = {
      ...{ recordingId: recordingIdOf(request), format },
      ...(documentId !== undefined && { documentId }),
      ...(tiers !== undefined && { tiers: [tiers].flat().filter((tier) => typeof tier === 'string') }),
    };
    const reader = await identify(request.headers);
    const { fileName, mimeType, bytes, losses } = await make(asked, reader, signalOf(response));
    response.set({
      'Cache-Control': 'private, no-cache',
      'Content-Disposition': disposition('attachment', fileName),
      'Annotation-Losses': inHeader(losses),
      'Content-Type': mimeType.startsWith('text/') ? `${mimeType}; charset=utf-8` : mimeType,
    });
    response.send(Buffer.from(bytes));
  };
}

function oneOf(request: Request, name: string): string | undefined {
  const value = request.query[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new ParameterError(`${name} is given once`);
}

/** JSON in ASCII; of very many only how many there are. */
function inHeader(losses: readonly unknown[]): string {
  const json = JSON.stringify(losses).replace(/[^\x20-\x7e]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return json.length <= longestHeader ? json : JSON.stringify({ count: losses.length });
}
