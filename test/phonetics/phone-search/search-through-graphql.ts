import { graphql, parse, subscribe, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { ChangeFeed } from '../../../src/graph/change-feed.ts';
import { latestPosition } from '../../../src/graph/change-log.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';

/** What resolvers of the search need of a request. */
function contextFor(graph: Graph, who: string, signal: AbortSignal) {
  const reader = readerOf(who, new CollectionStore(graph));
  return { reader, graph, signal, latestChange: () => latestPosition(graph) };
}

export async function askAs(schema: GraphQLSchema, graph: Graph, source: string, who = 'me', variables = {}) {
  const { signal } = new AbortController();
  return await graphql({ schema, source, variableValues: variables, contextValue: contextFor(graph, who, signal) });
}

/** Begins a subscription where the log ends; `stop` ends it, and what was not taken is lost as when a connection breaks. */
export async function followAs(
  schema: GraphQLSchema,
  graph: Graph,
  feed: ChangeFeed,
  source: string,
  who = 'me',
): Promise<{ next: () => Promise<ExecutionResult>; stop: () => void }> {
  const controller = new AbortController();
  const { signal } = controller;
  // A stream looks where the log ends when it is first asked, which may be after what the test does next.
  const end = await latestPosition(graph);
  const changes = (after = end, until: AbortSignal) => feed.tail({ after, signal: until });
  const contextValue = { ...contextFor(graph, who, signal), changes };
  const stream = await subscribe({ schema, document: parse(source), contextValue });
  if (!(Symbol.asyncIterator in stream)) return { next: () => Promise.resolve(stream), stop: () => undefined };
  return {
    next: async () => {
      const { value } = (await stream.next()) as IteratorResult<ExecutionResult>;
      return value as ExecutionResult;
    },
    stop: () => controller.abort(),
  };
}

interface Phone {
  readonly type: { readonly ipa: string };
}

/** What the tests look at in a match; it has what they asked for. */
export interface MatchNode {
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly ipa: string;
  readonly before: readonly Phone[];
  readonly after: readonly Phone[];
}

export interface MatchEdge {
  readonly cursor: string;
  readonly node: MatchNode;
}

export interface MatchesAnswer {
  readonly edges: readonly MatchEdge[];
  readonly utterancesLookedAt: number;
  readonly pageInfo: {
    readonly endCursor: string;
    readonly startCursor: string;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
}

/** What was answered to all that the tests ask; it has what they asked for. */
export interface Answer {
  readonly phoneMatches: MatchesAnswer;
  readonly phoneQueries: readonly unknown[];
  readonly phoneQuery: { readonly matches: MatchesAnswer; readonly matchCount: unknown } | null;
  readonly savePhoneQuery: { readonly name: string; readonly savedCursor: string };
  readonly phoneMatched: ToldMatches;
}

export interface ToldMatches {
  readonly cursor: string;
  readonly recordingId: string;
  readonly matches: readonly { cause: string; match: { ipa: string; soundEventId: string } }[];
}

/** The answer where there must be no error. */
export function answered({ data, errors }: Pick<ExecutionResult, 'data' | 'errors'>): Answer {
  if (errors !== undefined) throw errors[0]!;
  return data as unknown as Answer;
}
