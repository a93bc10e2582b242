/** What one operation may ask for. Each refusal names the limit and what was asked. */
export interface OperationLimits {
  /** Fields inside one another; a connection's `edges` and `node` do not count. */
  readonly maxDepth: number;
  /** Renamed fields in one document, fragments counted once. */
  readonly maxAliases: number;
  /** Lexical tokens of one document. */
  readonly maxTokens: number;
  /** Objects that the answer may hold, estimated from the page sizes before anything runs. */
  readonly maxCost: number;
  /** Milliseconds until a query or mutation is answered with what there is. */
  readonly timeoutMs: number;
  /** Subscriptions at once over one connection. */
  readonly maxSubscriptions: number;
}

export const defaultLimits: OperationLimits = Object.freeze({
  maxDepth: 12,
  maxAliases: 30,
  maxTokens: 2000,
  maxCost: 20_000,
  timeoutMs: 30_000,
  maxSubscriptions: 20,
});
