import { isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Rule, Whose } from './allows.ts';

/** @throws {MissingRuleError} naming every root field and object type for which nothing says who may see it */
export function checkRules(schema: GraphQLSchema): void {
  const roots = rootTypes(schema);
  const fields = roots.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => ruleOf(field) === undefined)
      .map((field) => `${type.name}.${field.name}`),
  );
  const types = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type))
    .filter((type) => whoseIs(type as GraphQLObjectType) === undefined)
    .map((type) => type.name);
  if (fields.length + types.length > 0) throw new MissingRuleError(fields, types);
}

export function rootTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);
}

/** Who may ask for a root field. */
export function ruleOf(field: GraphQLField<unknown, unknown>): Rule | undefined {
  return field.extensions['allows'] as Rule | undefined;
}

/** Whose the objects of a type are. */
export function whoseIs(type: GraphQLObjectType): Whose | undefined {
  return type.extensions['belongsTo'] as Whose | undefined;
}

/** The code does not say who may see something: a fault of the program. */
export class MissingRuleError extends Error {
  constructor(
    readonly fields: readonly string[],
    readonly types: readonly string[],
  ) {
    const wanted = [
      ...(fields.length > 0 ? [`@Allows(…) on ${fields.join(', ')}`] : []),
      ...(types.length > 0 ? [`@BelongsTo(…) on ${types.join(', ')}`] : []),
    ];
    super(`nothing says who may see this; write ${wanted.join(' and ')} (src/api/allows.ts)`);
    this.name = 'MissingRuleError';
  }
}
