import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** Epoch milliseconds inside, ISO 8601 text outside. Use for every `…AtMs`. */
export const Instant = new GraphQLScalarType<number, string>({
  name: 'Instant',
  description: 'A moment as ISO 8601 text with its zone, to the millisecond, such as `2026-11-21T08:30:00.000Z`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize(value) {
    const date = value instanceof Date ? value : new Date(typeof value === 'number' ? value : Number.NaN);
    if (Number.isNaN(date.getTime())) throw new GraphQLError(`Instant cannot be made from ${typeof value}`);
    return date.toISOString();
  },
  parseValue: (value) => epochMs(value),
  parseLiteral: (node) => epochMs(node.kind === Kind.STRING ? node.value : undefined),
});

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function epochMs(value: unknown): number {
  const ms = typeof value === 'string' && instantPattern.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new GraphQLError('an Instant is text such as "2026-11-21T08:30:00Z", with its zone', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return ms;
}

/** Values whose shape their maker decides, such as the parameters of a run. */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value, where the shape depends on what it is about.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => literal(node, variables ?? {}),
});

function literal(node: ValueNode, variables: Record<string, unknown>): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map((each) => literal(each, variables));
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literal(field.value, variables)]));
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.NULL:
      return null;
  }
}
