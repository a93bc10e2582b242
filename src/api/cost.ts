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
  const cost = getComplexity({
    schema: operation.schema,
    query: operation.document,
    variables: { ...operation.variables },
    ...(operation.operationName != null && { operationName: operation.operationName }),
    estimators: [fieldExtensionsEstimator(), objectsInAnswer],
  });
  if (cost > maxCost) {
    throw new GraphQLError(
      `the operation would bring up to ${cost} objects and at most ${maxCost} are allowed; ask for smaller pages`,
      { extensions: { code: 'QUERY_TOO_COMPLEX', cost, maxCost } },
    );
  }
  return cost;
}
