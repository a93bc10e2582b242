import 'reflect-metadata';
import { ArgsType, Field, Int } from 'type-graphql';
import { BadPageError } from './api.errors.ts';
import { decodeCursor, type CursorKey } from './cursor.ts';

export const defaultPageSize = 20;
export const maxPageSize = 200;

/** Which rows to fetch: read `limit + 1` of them, so that `page` can tell whether there are more. */
export interface PageWindow {
  /** Names the list and its order; part of every cursor. */
  readonly order: string;
  readonly limit: number;
  /** The last rows of the window are wanted: read in reverse order; `page` turns them round. */
  readonly backward: boolean;
  /** Sort keys after which rows begin, exclusive. */
  readonly after?: readonly CursorKey[];
  /** Sort keys before which rows end, exclusive. */
  readonly before?: readonly CursorKey[];
}

/** Relay's four arguments. Extend it with the filters of a list. */
@ArgsType()
export class ConnectionArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many items from the start, 1 to ${maxPageSize}; ${defaultPageSize} when neither first nor last is given.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only items after this cursor, an `endCursor` of the same list.',
  })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many items from the end, 1 to ${maxPageSize}.` })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only items before this cursor, a `startCursor` of the same list.',
  })
  before?: string | null;
}

/**
 * @param keyTypes of the sort keys, id last, as `typeof` names them: what a cursor of this list must hold
 * @param most on one page; more than usual only of what is small and read by one seek in an index
 * @throws {BadPageError} a size out of range, or first together with last
 * @throws {BadCursorError} a cursor that is not of this list and order
 */
export function pageWindow(
  order: string,
  args: Pick<ConnectionArguments, 'first' | 'after' | 'last' | 'before'>,
  keyTypes?: readonly ('string' | 'number' | 'boolean')[],
  most = maxPageSize,
): PageWindow {
  const { first, last, after, before } = args;
  if (first != null && last != null) throw new BadPageError('first and last exclude each other; give one of them');
  return {
    order,
    limit: pageSize('first', first, most) ?? pageSize('last', last, most) ?? defaultPageSize,
    backward: last != null,
    ...(after != null && { after: decodeCursor(order, after, 'after', keyTypes) }),
    ...(before != null && { before: decodeCursor(order, before, 'before', keyTypes) }),
  };
}

function pageSize(name: string, value: number | null | undefined, most: number): number | undefined {
  if (value == null) return undefined;
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new BadPageError(`${name} is ${value}; it must be from 1 to ${most}, ask for the rest page by page`);
}
