import type { IncomingMessage } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import { ParameterError } from '../errors.ts';
import { CrossSiteError, RequestStalledError, UnsupportedUploadError, UploadTooLargeError } from './http.errors.ts';

/** What any page may send anywhere without asking first: forms. */
const simpleTypes = new Set(['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']);

/**
 * Checks all that can be known before the first byte is read.
 * @throws {UploadTooLargeError} by its Content-Length
 * @throws {UnsupportedUploadError} multipart, or a Content-Encoding
 * @throws {CrossSiteError} nothing that keeps a page elsewhere from sending it
 */
export function checkUploadHeaders(request: IncomingMessage, maxBytes: number): void {
  const { headers } = request;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'multipart/form-data') {
    throw new UnsupportedUploadError('send the file itself as the body, not a form: curl --data-binary @FILE');
  }
  if (simpleTypes.has(type) && headers['x-filename'] === undefined) {
    throw new CrossSiteError(
      'say X-Filename, or a Content-Type that forms cannot have, such as application/octet-stream: ' +
        'curl --data-binary @FILE -H "X-Filename: FILE"',
    );
  }
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    throw new UnsupportedUploadError(`Content-Encoding ${JSON.stringify(encoding)} is not supported; send it as it is`);
  }
  const declared = Number(headers['content-length'] ?? 0);
  if (declared > maxBytes) throw new UploadTooLargeError(maxBytes);
  if (headers['content-length'] === '0') throw emptyUpload();
}

export function emptyUpload(): ParameterError {
  return new ParameterError(
    'the upload is empty: the file has no bytes, or is not the body of the request (with curl: --data-binary @FILE)',
  );
}

/** Passes an upload's bytes on, and fails when there are too many or none come for a while. */
export class UploadMeter extends Transform {
  private bytes = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly maxBytes: number,
    private readonly stallSeconds: number,
  ) {
    super();
    this.watch();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    this.bytes += chunk.length;
    this.watch();
    if (this.bytes > this.maxBytes) callback(new UploadTooLargeError(this.maxBytes));
    else callback(null, chunk);
  }

  override _flush(callback: TransformCallback): void {
    clearTimeout(this.timer);
    callback(this.bytes === 0 ? emptyUpload() : null);
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    clearTimeout(this.timer);
    callback(error);
  }

  private watch(): void {
    clearTimeout(this.timer);
    const stalled = (): unknown => this.destroy(new RequestStalledError(this.stallSeconds));
    this.timer = setTimeout(stalled, this.stallSeconds * 1000).unref();
  }
}
