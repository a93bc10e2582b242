import type { Graph } from '../graph/graph.ts';
import type { RunFault } from './inference-errors.ts';
import type { Lanes } from './lanes.ts';
import type { RunParameters } from './run-key.ts';

/** NEVER: only what is there. IF_MISSING: infer what is not. AGAIN: infer even what is there. */
export type InferencePolicy = 'NEVER' | 'IF_MISSING' | 'AGAIN';

export interface AskOptions {
  readonly policy?: InferencePolicy;
  readonly parameters?: RunParameters;
  /** Cancels: this asker hears of it at once, and the run ends when all who asked for it have cancelled. */
  readonly signal?: AbortSignal;
  /** Fraction of the runs of this call that is done; only told to the asker who started them. */
  readonly onProgress?: (fraction: number) => void;
}

/** What became of one subject. */
export type Outcome<Stored> =
  | { readonly kind: 'stored'; readonly runId: string; readonly stored: Stored }
  | { readonly kind: 'failed'; readonly runId: string; readonly fault: RunFault };

/** Where a run can be interrupted; a test's hook kills the process there. */
export type RunStep = 'claimed' | 'computed' | 'marked' | 'written' | 'committed';

export interface FinishedReport {
  readonly inference: string;
  readonly outcome: 'done' | 'failed' | 'lost' | 'cancelled';
  readonly runs: number;
  readonly durationMs: number;
}

export interface EngineOptions {
  readonly graph: Graph;
  readonly lanes: Lanes;
  /** Where the bytes of a recording lie. */
  readonly mediaPath: (sha256: string) => string;
  readonly modelChecksum: (model: string) => string;
  /** Nobody's face is looked at, whatever a collection says. */
  readonly facesOff?: boolean;
  /** How long a claim is believed without a heartbeat; 30 s unless said. */
  readonly leaseMs?: number;
  /** Tries of a run whose faults are retryable, workers that died on it included; 3 unless said. */
  readonly maximumAttempts?: number;
  /** The pause before the second try, which doubles for each further one; 500 ms unless said. */
  readonly retryPauseMs?: number;
  /** Resolves after the next change of the graph, or after `atMostMs`: what waits for another process waits on this. */
  readonly nextChange?: (atMostMs: number) => Promise<void>;
  readonly onStep?: (step: RunStep, inference: string) => void | Promise<void>;
  readonly onFinished?: (report: FinishedReport) => void;
}
