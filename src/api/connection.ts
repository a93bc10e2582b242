import 'reflect-metadata';
import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { BelongsTo } from './allows.ts';

@BelongsTo('PARENT')
@ObjectType({ description: 'Where a page lies in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are items after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are items before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** One page of a list. `count` is called only when `totalCount` is asked for. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
  readonly count?: () => number | Promise<number>;
}

export interface ConnectionTypeOptions {
  /** Of the node type, such as `Recording`; makes `RecordingConnection` and `RecordingEdge`. */
  readonly name: string;
  /** What the items are, in the plural, for the descriptions: `recordings`. */
  readonly items: string;
  readonly node: () => ClassType;
  /** Adds `totalCount`; pages of this type must then have a `count`. */
  readonly counted?: boolean;
}

/**
 * The object types of a Relay connection over one node type. Call it once a node type and export the result beside it:
 * `export const RecordingConnection = connectionType({ name: 'Recording', items: 'recordings', node: () => Recording })`,
 * then `@Query(() => RecordingConnection)`.
 */
export function connectionType<Node>(options: ConnectionTypeOptions): ClassType<Connection<Node>> {
  const { name, items, node } = options;

  @BelongsTo('PARENT')
  @ObjectType(`${name}Edge`, { description: `One of a list of ${items}, with its place.`, simpleResolvers: true })
  class TypedEdge {
    @Field(() => String, { description: 'Stable place in the list, for `after` or `before`.' })
    cursor!: string;

    @Field(node, { description: 'The item itself.' })
    node!: Node;
  }

  const description = `One page of ${items}, in a stable order.`;
  if (options.counted !== true) {
    @BelongsTo('PARENT')
    @ObjectType(`${name}Connection`, { description, simpleResolvers: true })
    class TypedConnection implements Connection<Node> {
      @Field(() => [TypedEdge], { description: 'The items of this page, each with its cursor.' })
      edges!: TypedEdge[];

      @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
      pageInfo!: PageInfo;
    }
    return TypedConnection;
  }

  @BelongsTo('PARENT')
  @ObjectType(`${name}Connection`, { description, simpleResolvers: true })
  class CountedConnection implements Connection<Node> {
    @Field(() => [TypedEdge], { description: 'The items of this page, each with its cursor.' })
    edges!: TypedEdge[];

    @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
    pageInfo!: PageInfo;

    count?: () => number | Promise<number>;

    @Field(() => Int, { description: `How many ${items} pass the filters, over all pages.`, complexity: 10 })
    totalCount(): number | Promise<number> {
      if (!this.count) throw new Error(`a page of ${name}Connection was made without a count`);
      return this.count();
    }
  }
  return CountedConnection;
}
