import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isListType,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { defaultPageSize } from './connection-arguments.ts';

/** What a list without a page size is taken to hold. */
const assumedListSize = 10;

/**
 * Objects that a field brings into the answer: one for an object, a page's worth for a connection, ten for a bare list;
 * scalars are free. A field can say otherwise with its `complexity`.
 */
const objectsInAnswer: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const named = getNamedType(field.type);
  if (type.name.startsWith('__') || named.name.startsWith('__')) return 0;
  if (!isCompositeType(named)) return 0;
  if (named.name.endsWith('Connection')) return 1 + pageSizeOf(args) * childComplexity;
  if (named.name.endsWith('Edge') || named.name === 'PageInfo') return childComplexity;
  return (1 + childComplexity) * (isListType(getNullableType(field.type)) ? assumedListSize : 1);
};

function pageSizeOf(args: Record<string, unknown>): number {
  const size = args['first'] ?? args['last'] ?? defaultPageSize;
  return typeof size === 'number' && size > 0 ? size : defaultPageSize;
}

export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/**
 * The estimated cost of a valid operation.
 * @throws {GraphQLError} QUERY_TOO_COMPLEX above `maxCost`, or a variable that does not fit
 */
export function checkCost(operation: CostedOperation, maxCost: number): number {
  const cost = costOf(operation);
  if (cost <= maxCost) return cost;
  throw new GraphQLError(
    `the operation would bring up to ${cost} objects and at most ${maxCost} are allowed; ask for smaller pages`,
    { extensions: { code: 'QUERY_TOO_COMPLEX', cost, maxCost } },
  );
}

/** Selections that are looked at, fragments as often as they are spread, before an operation counts as too complex. */
const maxSelections = 10_000;

function costOf(operation: CostedOperation): number {
  try {
    return getComplexity({
      schema: operation.schema,
      query: operation.document,
      variables: { ...operation.variables },
      ...(operation.operationName != null && { operationName: operation.operationName }),
      estimators: [fieldExtensionsEstimator(), objectsInAnswer],
      maxQueryNodes: maxSelections,
    });
  } catch (error) {
    if (!(error instanceof GraphQLError) || !error.message.includes('maximum allowed number of nodes')) throw error;
    throw new GraphQLError(
      `the operation spreads its fragments into more than ${maxSelections} selections; spread them less often`,
      { extensions: { code: 'QUERY_TOO_COMPLEX', maxSelections } },
    );
  }
}
