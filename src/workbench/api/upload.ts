import { refusalIn } from './refusal.ts';

export interface Upload {
  readonly uploadId: string;
}

/** What the server said of an upload that it did not take. */
export class UploadError extends Error {}

/**
 * Sends a file to `POST /media`. By XMLHttpRequest, since fetch does not tell how much has been sent.
 * @param onProgress share of the bytes that are sent, 0 to 1
 * @throws {UploadError} in the server's words; DOMException when `signal` aborts it
 */
export async function upload(
  file: Blob,
  name: string,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Upload> {
  return await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/media');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Filename', encodeURIComponent(name));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Upload);
      else reject(new UploadError(refusalIn(request.response) ?? `${request.status} ${request.statusText}`));
    };
    request.onerror = () => reject(new UploadError('the connection was lost'));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
