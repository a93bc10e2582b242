import type { OperationContext } from './api/operation-context.ts';
import type { Change } from './graph/change-log.ts';
import type { Graph } from './graph/graph.ts';
import type { Inference } from './inference/define-inference.ts';
import type { InferenceLoader, LoadOptions } from './inference/inference-loader.ts';

/** Collections, and the lexicons all of whose collections are among them. */
export interface Grant {
  readonly collectionIds: readonly string[];
  readonly lexiconIds: readonly string[];
}

/** What somebody may do where; every query takes its access filter from here. The grant itself says what they may read. */
export interface Access extends Grant {
  /** What they may add statements to: reviews, annotations, corrections, notes, transcripts. Readable too. */
  readonly annotatable: Grant;
  /** What they may put recordings into and take them out of, and say who may do what. Annotatable too. */
  readonly owned: Grant;
}

/** What a person may do in a collection, the least first; each may do what those before it may. */
export const roles = ['READER', 'ANNOTATOR', 'OWNER'] as const;
export type Role = (typeof roles)[number];

/** By what somebody showed who they are. LOCAL: by being on this machine; NONE: not at all. */
export type CredentialKind = 'LOCAL' | 'NONE' | 'SESSION' | 'API_KEY' | 'TOKEN';

/** Who asks, as their credential has it. */
export interface Identity {
  readonly personId: string;
  /** False for those who came without a credential where one is needed. */
  readonly isSignedIn: boolean;
  readonly isAdmin: boolean;
  readonly credential: { readonly kind: CredentialKind; readonly id: string | null };
  /** The credential allows no more than this role anywhere. */
  readonly atMost: Role;
  /** The credential is for these collections alone; null for all of the person's. */
  readonly onlyCollectionIds: readonly string[] | null;
}

/** Who asks, and what they may do. */
export interface Reader {
  /** The id of the person: what they make is theirs. */
  readonly ownerId: string;
  readonly identity: Identity;
  /** Looked up when it is first asked for, and once a request: what no query needs costs none. */
  readonly access: () => Promise<Access>;
}

/** What the audit log is told of one deed, before it is done. */
export interface Deed {
  /** The name of the mutation, or of the route. */
  readonly operation: string;
  /** The ids that it names; never texts. */
  readonly subjectIds: readonly string[];
  /** The collections and lexicons where they belong, as far as they are known: their owners may read of it. */
  readonly placeIds: readonly string[];
}

/** How a deed ended: REFUSED where somebody might not do it, FAILED where it could not be done. */
export type Outcome = 'DONE' | 'REFUSED' | 'FAILED';

/** Writes who did what. */
export interface Audit {
  /** Resolves when it is safely in the log. @returns how to say what became of it, and what was made */
  begin(deed: Deed): Promise<(outcome: Outcome, code: string | null, madeId?: string) => Promise<void>>;
}

/** What a resolver gets as `@Ctx()`: made anew for each query, each mutation and each event of a subscription. */
export interface RequestContext extends OperationContext {
  readonly reader: Reader;
  readonly graph: Graph;
  /** Where every mutation is written; the server always has one. */
  readonly audit?: Audit;
  /** What changes, from behind a position on or from now; for subscriptions. */
  readonly changes: (afterPosition: number | undefined, signal: AbortSignal) => AsyncIterable<Change>;
  /** The position of the latest change; `known` may be answered where the log is known to reach so far. */
  readonly latestChange: (known?: number) => Promise<number>;
  /** The inference resolvers' way in: batched over the request, made once for all who ask. */
  infer<Result, Stored>(inference: Inference<Result, Stored>, options?: LoadOptions): InferenceLoader<Stored>;
}
