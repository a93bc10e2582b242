import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { groupedBy } from '../grouped-by.ts';
import type { RunFault } from './inference-errors.ts';

const claimRuns = cypher('inference/claim-runs');
const prolongLeases = cypher('inference/prolong-leases');
const finishRuns = cypher('inference/finish-runs');
const dropLeftovers = cypher('inference/drop-leftovers');
const failRuns = cypher('inference/fail-runs');
const releaseRuns = cypher('inference/release-runs');
const overtakeDependents = cypher('inference/overtake-dependents');
const markStale = cypher('inference/mark-stale');
const recordChanged = cypher('inference/record-changed');
const showRuns = cypher('inference/show-runs');
const forgetRuns = cypher('inference/forget-runs');
const forgetRunsOf = cypher('inference/forget-runs-of');

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
  | { readonly id: string; readonly status: 'TAKEN'; readonly waitMs: number; readonly nowMs: number }
  | { readonly id: string; readonly status: 'FAILED'; readonly fault: RunFault };

interface ClaimRow {
  readonly id: string;
  readonly status: ClaimOutcome['status'];
  readonly waitMs: number;
  readonly nowMs: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly retryable: boolean | null;
}

export interface ClaimOptions {
  readonly worker: string;
  readonly token: string;
  readonly leaseMs: number;
  /** Also runs that are done or have failed for good. */
  readonly again: boolean;
  /** With `again`, only those that were not done since this moment of the store's clock. */
  readonly sinceMs?: number | undefined;
  readonly maximumAttempts: number;
}

/** A run that is to be marked done. */
export interface EndedRun {
  readonly id: string;
  readonly readRunIds: readonly string[];
  readonly resultSha256: string;
}

/** A run that is done now. */
export interface DoneRun {
  readonly id: string;
  /** Whether it gave another result before, from which others may have been made. */
  readonly changed: boolean;
  /** Whether a result of it was there until now. */
  readonly shown: boolean;
}

/** What ended a run, and how often it may be tried. */
export interface FailedTry {
  readonly token: string;
  readonly fault: RunFault;
  readonly durationMs: number;
  readonly maximumAttempts: number;
}

/** The life of runs in the graph: `absent → CLAIMED → DONE | FAILED`. Every call is one query, however many runs. */
export class RunStore {
  constructor(private readonly graph: Graph) {}

  /** @returns an outcome a run, in no particular order; none for runs about a recording that is not there */
  async claim(runs: readonly WantedRun[], options: ClaimOptions): Promise<readonly ClaimOutcome[]> {
    const { sinceMs = null, ...rest } = options;
    const parameters = { ...rest, sinceMs, recordings: byRecording(runs) };
    const rows = await this.graph.write((transaction) => transaction.run<ClaimRow>(claimRuns, parameters));
    return rows.map((row): ClaimOutcome => {
      if (row.status === 'TAKEN') return { id: row.id, status: row.status, waitMs: row.waitMs, nowMs: row.nowMs };
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

  /**
   * @param runs all about one recording
   * @returns those that are done now, by id; what is missing was taken over by another worker, or made from what has
   *   changed meanwhile, and must not be written
   */
  async finish(
    runs: readonly EndedRun[],
    { recordingId, token, durationMs }: { recordingId: string; token: string; durationMs: number },
    transaction: GraphTransaction,
  ): Promise<ReadonlyMap<string, DoneRun>> {
    const parameters = { runs: inIdOrder(runs).map((run) => ({ ...run })), recordingId, token, durationMs };
    const rows = await transaction.run<DoneRun>(finishRuns, parameters);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Takes what was made from results that changed back, so that it is inferred anew when it is asked for. */
  async overtakeDependents(runIds: readonly string[], transaction: GraphTransaction): Promise<void> {
    await transaction.run(overtakeDependents, { runIds });
  }

  /**
   * The recording shows another result than before.
   * @returns the lexicon that has taken it in, whose lock is held from here on
   */
  async markStale(recordingId: string, transaction: GraphTransaction): Promise<string | undefined> {
    const rows = await transaction.run<{ lexiconId: string }>(markStale, { recordingId });
    return rows[0]?.lexiconId;
  }

  /** @param position of the change that tells of it; @param lexiconId that must be settled anew */
  async recordChanged(
    runIds: readonly string[],
    position: number,
    lexiconId: string | undefined,
    transaction: GraphTransaction,
  ): Promise<void> {
    await transaction.run(recordChanged, { runIds, position, lexiconId: lexiconId ?? null });
  }

  /** Runs of a version that is the present one again step in front of others about the same subjects. */
  async show(runIds: readonly string[], recordingId: string): Promise<void> {
    await this.graph.write((transaction) => transaction.run(showRuns, { runIds: [...runIds].sort(), recordingId }));
  }

  async dropLeftovers(runIds: readonly string[], token: string, transaction: GraphTransaction): Promise<void> {
    await transaction.run(dropLeftovers, { runIds, token });
  }

  /** @returns how often each run was tried; those that another worker has taken over are missing */
  async fail(
    runIds: readonly string[],
    { token, fault, durationMs, maximumAttempts }: FailedTry,
    transaction: GraphTransaction,
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await transaction.run<{ id: string; attempts: number }>(failRuns, {
      runIds: [...runIds].sort(),
      token,
      code: fault.code,
      message: fault.message,
      retryable: fault.retryable,
      lacking: fault.lacking === true,
      durationMs,
      maximumAttempts,
    });
    return new Map(rows.map((row) => [row.id, row.attempts]));
  }

  /** Gives claims back; the try does not count. */
  async release(runIds: readonly string[], token: string): Promise<void> {
    await this.graph.write((transaction) => transaction.run(releaseRuns, { runIds: [...runIds].sort(), token }));
  }

  async forget(recordingId: string, transaction: GraphTransaction): Promise<void> {
    await transaction.run(forgetRuns, { recordingId });
  }

  /** @param inferences by name; whoever asks for them has them made anew */
  async forgetOf(recordingId: string, inferences: readonly string[], transaction: GraphTransaction): Promise<void> {
    await transaction.run(forgetRunsOf, { recordingId, inferences });
  }
}

/** One order for everybody, so that two claimers of overlapping sets do not lock each other out. */
function byRecording(runs: readonly WantedRun[]) {
  const groups = groupedBy(inIdOrder(runs), ({ recordingId }) => recordingId);
  const recordings = [...groups].map(([id, group]) => ({ id, runs: group.map((run) => ({ ...run })) }));
  return inIdOrder(recordings);
}

function inIdOrder<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
