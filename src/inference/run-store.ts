import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import type { RunFault } from './inference-errors.ts';

const claimRuns = cypher('inference/claim-runs');
const prolongLeases = cypher('inference/prolong-leases');
const finishRuns = cypher('inference/finish-runs');
const dropLeftovers = cypher('inference/drop-leftovers');
const failRuns = cypher('inference/fail-runs');
const releaseRuns = cypher('inference/release-runs');
const forgetRuns = cypher('inference/forget-runs');

/** A run as it is created when nobody asked for it before. */
export interface WantedRun {
  readonly id: string;
  readonly inference: string;
  readonly version: string;
  readonly parameters: string;
  readonly subjectId: string;
  readonly recordingId: string;
  readonly collectionId: string;
}

export type ClaimOutcome =
  | { readonly id: string; readonly status: 'CLAIMED' }
  | { readonly id: string; readonly status: 'DONE' }
  | { readonly id: string; readonly status: 'TAKEN'; readonly waitMs: number }
  | { readonly id: string; readonly status: 'FAILED'; readonly fault: RunFault };

interface ClaimRow {
  readonly id: string;
  readonly status: ClaimOutcome['status'];
  readonly waitMs: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly retryable: boolean | null;
}

export interface ClaimOptions {
  readonly worker: string;
  readonly token: string;
  readonly leaseMs: number;
  readonly again: boolean;
  readonly maximumAttempts: number;
}

/** The life of runs in the graph: `absent → CLAIMED → DONE | FAILED`. Every call is one query, however many runs. */
export class RunStore {
  constructor(private readonly graph: Graph) {}

  async claim(runs: readonly WantedRun[], options: ClaimOptions): Promise<readonly ClaimOutcome[]> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<ClaimRow>(claimRuns, {
        // One order for everybody, so that two claimers of overlapping sets cannot lock each other out.
        runs: inIdOrder(runs.map((run) => ({ ...run }))),
        worker: options.worker,
        token: options.token,
        leaseMs: options.leaseMs,
        again: options.again,
        maximumAttempts: options.maximumAttempts,
      }),
    );
    return rows.map((row): ClaimOutcome => {
      if (row.status === 'TAKEN') return { id: row.id, status: row.status, waitMs: row.waitMs };
      if (row.status !== 'FAILED') return { id: row.id, status: row.status };
      const fault = { code: row.code ?? 'INTERNAL', message: row.message ?? '', retryable: row.retryable ?? false };
      return { id: row.id, status: 'FAILED', fault };
    });
  }

  /** @returns the ids still held */
  async prolong(runIds: readonly string[], token: string, leaseMs: number): Promise<readonly string[]> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<{ id: string }>(prolongLeases, { runIds: [...runIds].sort(), token, leaseMs }),
    );
    return rows.map((row) => row.id);
  }

  /** @returns the ids that are done now; what is missing was taken over by another worker and must not be written */
  async finish(
    runs: readonly { id: string; readRunIds: readonly string[] }[],
    token: string,
    durationMs: number,
    transaction: GraphTransaction,
  ): Promise<ReadonlySet<string>> {
    const rows = await transaction.run<{ id: string }>(finishRuns, { runs: inIdOrder(runs), token, durationMs });
    return new Set(rows.map((row) => row.id));
  }

  async dropLeftovers(runIds: readonly string[], token: string, transaction: GraphTransaction): Promise<void> {
    await transaction.run(dropLeftovers, { runIds, token });
  }

  async fail(runIds: readonly string[], token: string, fault: RunFault, durationMs: number): Promise<number> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<{ id: string; attempts: number }>(failRuns, {
        runIds: [...runIds].sort(),
        token,
        code: fault.code,
        message: fault.message,
        retryable: fault.retryable,
        durationMs,
      }),
    );
    return Math.max(0, ...rows.map((row) => row.attempts));
  }

  async release(runIds: readonly string[], token: string): Promise<void> {
    await this.graph.write((transaction) => transaction.run(releaseRuns, { runIds: [...runIds].sort(), token }));
  }

  async forget(recordingId: string, transaction: GraphTransaction): Promise<void> {
    await transaction.run(forgetRuns, { recordingId });
  }
}

function inIdOrder<Run extends { readonly id: string }>(runs: readonly Run[]): Run[] {
  return [...runs].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
