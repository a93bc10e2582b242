import type { RunFault } from './inference-errors.ts';
import type { RunSubject } from './run-batch.ts';

/** What crosses between the main thread and a lane's worker thread. All of it survives structured cloning. */

/** Run an inference's module over a file. */
export interface RunRequest {
  readonly kind: 'run';
  readonly module: string;
  readonly mediaPath: string;
  readonly subjects: readonly RunSubject[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Call a module's default export, a pure function, with one argument. */
export interface CallRequest {
  readonly kind: 'call';
  readonly module: string;
  readonly argument: unknown;
}

export type LaneRequest = RunRequest | CallRequest;

export type ToLane =
  | { readonly kind: 'start'; readonly id: number; readonly request: LaneRequest }
  | { readonly kind: 'abort'; readonly id: number };

export type FromLane =
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: RunFault };
