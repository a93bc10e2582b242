import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { untilAborted } from './deadline.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * Makes every resolver of the schema end when its operation's signal aborts: fields that are being worked out fail with
 * the signal's reason, later ones do not start, and the answer goes out with what there is. Changes the schema in place.
 */
export function makeResolversAbortable(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) field.resolve = abortable(field.resolve);
    }
  }
}

function abortable(resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  return (source, args, context, info) => {
    const signal = (context as Partial<OperationContext> | undefined)?.signal;
    signal?.throwIfAborted();
    const result: unknown = resolve(source, args, context, info);
    return signal && isPromise(result) ? untilAborted(result, signal) : result;
  };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
