import { NotFoundError, UnavailableError } from '../errors.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import type { ContentStore } from '../media/content-store.ts';
import type { UploadRecord } from './recording.ts';
import { RecordingStore } from './recording.store.ts';

const createUpload = cypher('recording/create-upload');
const readUpload = cypher('recording/read-upload');
const useUploads = cypher('recording/use-uploads');
const findExpired = cypher('recording/find-expired-uploads');
const expireUpload = cypher('recording/expire-upload');

/** An upload that is there, with the path of its bytes. */
export interface LocatedUpload extends UploadRecord {
  readonly path: string;
}

/** Bytes that a client has sent and may name in `ingestRecording`, until they have waited for too long. */
export class UploadStore {
  private readonly recordings: RecordingStore;

  constructor(
    private readonly graph: Graph,
    /** Where the bytes lie; unless given they are not looked for. */
    private readonly content?: Pick<ContentStore, 'has' | 'claim'>,
  ) {
    this.recordings = new RecordingStore(graph);
  }

  /**
   * Once this returns, the bytes stay until they are put in or expire.
   * @throws {UnavailableError} they were removed just now, with the last that had them
   */
  async create(upload: { sha256: string; sizeBytes: number; name: string; ownerId: string }): Promise<UploadRecord> {
    const { sha256, ownerId, name } = upload;
    const id = nodeId('upload', ownerId, sha256, name);
    const rows = await this.graph.write(async (transaction) => {
      await this.recordings.holdBytes(sha256, transaction);
      if ((await this.content?.has(sha256)) === false) {
        throw new UnavailableError(`the bytes of ${name} were removed meanwhile; send them again`);
      }
      return await transaction.run<UploadRecord>(createUpload, { ...upload, id, nowMs: Date.now() });
    });
    await this.content?.claim(sha256);
    return rows[0] as UploadRecord;
  }

  /** To work with it: it does not expire for as long as a new one. */
  async read(id: string, ownerId: string): Promise<UploadRecord | undefined> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<UploadRecord>(readUpload, { id, ownerId, nowMs: Date.now() }),
    );
    return rows[0];
  }

  /**
   * The same, with where its bytes lie.
   * @throws {NotFoundError} no upload of that id by that owner, or its bytes are gone
   */
  async locate(id: string, ownerId: string, content: Pick<ContentStore, 'has' | 'path'>): Promise<LocatedUpload> {
    const upload = await this.read(id, ownerId);
    if (upload === undefined || !(await content.has(upload.sha256))) throw new NotFoundError('upload of yours', id);
    return { ...upload, path: content.path(upload.sha256) };
  }

  /** In the transaction that makes a recording of the bytes. */
  async use(sha256: string, ownerId: string, transaction: GraphTransaction): Promise<void> {
    await transaction.run(useUploads, { sha256, ownerId, nowMs: Date.now() });
  }

  /** Uploads that nobody has sent or named since. */
  async expired(beforeMs: number, limit: number): Promise<readonly { readonly id: string; readonly sha256: string }[]> {
    return await this.graph.read(findExpired, { beforeMs, limit });
  }

  /** In a transaction that holds the bytes. @returns false when somebody sent or named it meanwhile */
  async expire(id: string, beforeMs: number, transaction: GraphTransaction): Promise<boolean> {
    return (await transaction.run(expireUpload, { id, beforeMs })).length > 0;
  }
}
