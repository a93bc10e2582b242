import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import type { UploadRecord } from './recording.ts';

const createUpload = cypher('recording/create-upload');
const readUpload = cypher('recording/read-upload');

/** Bytes that a client has sent and may name in `ingestRecording`. */
export class UploadStore {
  constructor(private readonly graph: Graph) {}

  async create(upload: { sha256: string; sizeBytes: number; name: string; ownerId: string }): Promise<UploadRecord> {
    const id = nodeId('upload', upload.ownerId, upload.sha256, upload.name);
    const rows = await this.graph.write((transaction) =>
      transaction.run<UploadRecord>(createUpload, { ...upload, id, nowMs: Date.now() }),
    );
    return rows[0] as UploadRecord;
  }

  async read(id: string, ownerId: string): Promise<UploadRecord | undefined> {
    const rows = await this.graph.read<UploadRecord>(readUpload, { id, ownerId });
    return rows[0];
  }
}
