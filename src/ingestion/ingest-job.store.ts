import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import type { RunFault } from '../inference/inference-errors.ts';
import type { IngestJobRecord, IngestStatus } from './ingest-job.ts';

const createJob = cypher('ingestion/create-job');
const claimJob = cypher('ingestion/claim-job');
const prolongJob = cypher('ingestion/prolong-job');
const finishJob = cypher('ingestion/finish-job');
const readJobs = cypher('ingestion/read-jobs');
const countOpenJobs = cypher('ingestion/count-open-jobs');
const deleteJob = cypher('ingestion/delete-job');

export interface JobEnd {
  readonly status: Exclude<IngestStatus, 'RUNNING'>;
  /** Milliseconds until a job that is queued again may be claimed. */
  readonly dueInMs?: number;
  readonly fault?: RunFault & { readonly inference?: string };
}

export class IngestJobStore {
  constructor(private readonly graph: Graph) {}

  /** In the transaction that makes the recording. */
  async create(recordingId: string, transaction: GraphTransaction): Promise<IngestJobRecord> {
    const rows = await transaction.run<{ job: IngestJobRecord }>(createJob, {
      id: nodeId('job', recordingId),
      recordingId,
      nowMs: Date.now(),
    });
    return (rows[0] as { job: IngestJobRecord }).job;
  }

  async claim(worker: string, token: string, leaseMs: number): Promise<IngestJobRecord | undefined> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<{ job: IngestJobRecord }>(claimJob, { worker, token, leaseMs }),
    );
    return rows[0]?.job;
  }

  /** @returns whether the job is still held */
  async prolong(id: string, token: string, leaseMs: number): Promise<boolean> {
    const rows = await this.graph.write((transaction) => transaction.run(prolongJob, { id, token, leaseMs }));
    return rows.length > 0;
  }

  /** @returns false when another worker has taken the job over: nothing may be written then */
  async finish(id: string, token: string, end: JobEnd, transaction: GraphTransaction): Promise<boolean> {
    const rows = await transaction.run(finishJob, {
      id,
      token,
      status: end.status,
      dueInMs: end.dueInMs ?? 0,
      faultCode: end.fault?.code ?? null,
      faultMessage: end.fault?.message ?? null,
      faultInference: end.fault?.inference ?? null,
    });
    return rows.length > 0;
  }

  async ofRecordings(recordingIds: readonly string[], collectionIds: readonly string[]): Promise<IngestJobRecord[]> {
    const rows = await this.graph.read<{ job: IngestJobRecord }>(readJobs, { recordingIds, collectionIds });
    return rows.map((row) => row.job);
  }

  /** How many jobs are queued or running, of one lexicon or of all. */
  async open(lexiconId?: string): Promise<number> {
    const rows = await this.graph.read<{ count: number }>(countOpenJobs, { lexiconId: lexiconId ?? null });
    return rows[0]?.count ?? 0;
  }

  async delete(recordingId: string, transaction: GraphTransaction): Promise<void> {
    await transaction.run(deleteJob, { recordingId });
  }
}
