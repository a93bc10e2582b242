import type { OperationContext } from './api/operation-context.ts';
import type { Change } from './graph/change-log.ts';
import type { Graph } from './graph/graph.ts';
import type { Inference } from './inference/define-inference.ts';
import type { InferenceLoader, LoadOptions } from './inference/inference-loader.ts';

/** Who asks, and what they may read. Worked out once a request; every query takes its access filter from here. */
export interface Reader {
  readonly ownerId: string;
  /** Collections whose recordings they may read. */
  readonly collectionIds: readonly string[];
  /** Lexicons all of whose collections they may read. */
  readonly lexiconIds: readonly string[];
}

/** What a resolver gets as `@Ctx()`: made anew for each query, each mutation and each event of a subscription. */
export interface RequestContext extends OperationContext {
  readonly reader: Reader;
  readonly graph: Graph;
  /** What changes, from behind a position on or from now; for subscriptions. */
  readonly changes: (afterPosition: number | undefined, signal: AbortSignal) => AsyncIterable<Change>;
  /** The inference resolvers' way in: batched over the request, made once for all who ask. */
  infer<Result, Stored>(inference: Inference<Result, Stored>, options?: LoadOptions): InferenceLoader<Stored>;
}
