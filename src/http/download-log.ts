import type { Request, RequestHandler } from 'express';
import type { Identity, Reader } from '../request-context.ts';
import type { AuditOf, Identify } from './graphql-scope.ts';
import { recordingIdOf } from './media-request.ts';
import { requestIdOf } from './request-log.ts';

export interface DownloadLogOptions {
  readonly identify: Identify;
  readonly auditOf: AuditOf;
  /** The collection of a recording; nothing where there is none of that id. */
  readonly placesOf: (recordingId: string) => Promise<readonly string[]>;
}

/** A player asks for a film piece by piece: all that one person takes of it in so long is one download. */
const oneDownloadMs = 10 * 60_000;
const mostRemembered = 10_000;

/**
 * Writes who takes what away: in the log before the first byte goes out, and how it ended.
 * @returns a handler to go before that of an address of a recording
 */
export function downloadLog(options: DownloadLogOptions): (operation: 'download' | 'export') => RequestHandler {
  const { identify, auditOf, placesOf } = options;
  const writtenAtMs = new Map<string, number>();

  function isNew(reader: Reader, operation: string, path: string): boolean {
    const key = JSON.stringify([identityKey(reader.identity), operation, path]);
    const nowMs = Date.now();
    if (nowMs - (writtenAtMs.get(key) ?? 0) < oneDownloadMs) return false;
    writtenAtMs.delete(key);
    writtenAtMs.set(key, nowMs);
    for (const oldest of writtenAtMs.keys()) {
      if (writtenAtMs.size <= mostRemembered) break;
      writtenAtMs.delete(oldest);
    }
    return true;
  }

  return (operation) => async (request, response, next) => {
    const reader = await identify(request.headers);
    const recordingId = recordingIdOf(request);
    if (!isNew(reader, operation, pathOf(request))) return next();
    const placeIds = await placesOf(recordingId);
    // What nobody has put in tells of nobody.
    if (placeIds.length === 0) return next();
    const audit = auditOf(reader, requestIdOf(request));
    const end = await audit.begin({ operation, subjectIds: [recordingId], placeIds });
    response.once('close', () => {
      const { statusCode } = response;
      if (statusCode < 400) void end('DONE', null);
      else void end(statusCode < 500 ? 'REFUSED' : 'FAILED', `HTTP_${statusCode}`);
    });
    next();
  };
}

function pathOf(request: Request): string {
  return `${request.baseUrl}${request.path}`;
}

function identityKey({ personId, credential }: Identity): readonly (string | null)[] {
  return [personId, credential.kind, credential.id];
}
