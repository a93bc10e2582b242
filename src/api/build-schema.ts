import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type BuildSchemaOptions } from 'type-graphql';
import { makeResolversAbortable } from './abortable-resolvers.ts';
import { checkRules } from './check-rules.ts';
import { enforceRules } from './enforce-rules.ts';

/** A class decorated with `@Resolver()`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- constructors of every shape
export type ResolverClass = new (...dependencies: any[]) => object;

/** Gives the instance of a resolver class; absent, each is made without arguments. */
export type ResolverContainer = NonNullable<BuildSchemaOptions['container']>;

const rootDescriptions = {
  Query: 'Everything that can be read.',
  Mutation: 'Everything that can be changed; the parts of one operation run one after another.',
  Subscription: 'Everything that can be followed as it changes.',
};

/**
 * One executable schema of all resolvers, which heed who asks and the operation's deadline.
 * @throws {MissingRuleError} a root field or an object type without a rule
 */
export async function buildPhonographSchema(
  resolvers: readonly [ResolverClass, ...ResolverClass[]],
  container?: ResolverContainer,
): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [...resolvers],
    validate: false,
    pubSub: unusedPubSub,
    ...(container && { container }),
  });
  for (const [name, description] of Object.entries(rootDescriptions)) {
    const type = schema.getType(name);
    if (type) type.description = description;
  }
  checkRules(schema);
  enforceRules(schema);
  makeResolversAbortable(schema);
  return schema;
}

/** type-graphql wants one as soon as there is a subscription; ours give `subscribe` and read the change log. */
const unusedPubSub = {
  publish(): never {
    throw new Error('append to the change log instead of publishing');
  },
  subscribe(): never {
    throw new Error('give the subscription a `subscribe` function that reads the change log');
  },
};
