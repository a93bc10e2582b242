import { readFile } from 'node:fs/promises';
import type { ContentStore } from '../media/content-store.ts';
import type { RequestContext } from '../request-context.ts';
import { UploadStore } from './upload.store.ts';

/**
 * A whole upload of the asker's, with its name.
 * @param checkSize asked before it is taken into memory
 * @throws {NotFoundError} no such upload of theirs; what `checkSize` throws
 */
export async function uploadBytes(
  uploadId: string,
  checkSize: (bytes: number) => void,
  content: Pick<ContentStore, 'has' | 'path'>,
  { graph, reader }: Pick<RequestContext, 'graph' | 'reader'>,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const upload = await new UploadStore(graph).locate(uploadId, reader.ownerId, content);
  checkSize(upload.sizeBytes);
  return { name: upload.name, bytes: await readFile(upload.path) };
}
