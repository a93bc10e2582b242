import type { CypherQuery } from './cypher-query.ts';

/** Values that cross the driver. Numbers are plain JavaScript numbers in both directions; bytes are Uint8Array. */
export type GraphValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | Uint8Array
  | readonly GraphValue[]
  | { readonly [key: string]: GraphValue };

export type GraphParameters = { readonly [key: string]: GraphValue };

/**
 * One row as the query's `RETURN` names it. Nodes come back as their plain property maps, relations likewise;
 * integers as numbers; temporal values are not used (instants are epoch milliseconds, and say so in their names).
 */
export type GraphRow = Record<string, unknown>;

/** Runs queries inside one transaction. */
export interface GraphTransaction {
  run<Row extends object = GraphRow>(query: CypherQuery, parameters?: GraphParameters): Promise<Row[]>;
}

/** The one place that opens sessions. Every store of a capability is written against this. */
export interface Graph {
  /** A managed read transaction of one query, retried on transient faults; reads what this graph object wrote before. */
  read<Row extends object = GraphRow>(query: CypherQuery, parameters?: GraphParameters): Promise<Row[]>;
  /** A managed write transaction. `work` may run more than once: keep it free of other side effects. */
  write<Result>(work: (transaction: GraphTransaction) => Promise<Result>): Promise<Result>;
  /** Several reads that must agree with one another. */
  readTogether<Result>(work: (transaction: GraphTransaction) => Promise<Result>): Promise<Result>;
  /** Throws UnavailableError when the store does not answer. */
  verify(): Promise<void>;
  close(): Promise<void>;
}
