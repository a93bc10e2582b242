import {
  getNamedType,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';

const deepest = 6;

/**
 * Everything that can be asked of a type, to a depth; a type within itself is asked whether it is there. Each field has
 * its own alias, since members of a union may call different things the same.
 * @param covered gets `Type.field` of all that is asked
 */
export function selectionOf(
  type: GraphQLNamedType,
  covered: Set<string>,
  above: readonly GraphQLNamedType[] = [],
): string {
  if (isLeafType(type)) return '';
  const parts: string[] = ['__typename'];
  const members = isUnionType(type) ? type.getTypes() : [type as GraphQLObjectType];
  for (const member of members) {
    const fields = Object.values(member.getFields()).flatMap((field) => fieldOf(field, member, covered, above));
    parts.push(isUnionType(type) ? `... on ${member.name} { __typename ${fields.join(' ')} }` : fields.join(' '));
  }
  return `{ ${parts.join(' ')} }`;
}

function fieldOf(
  field: GraphQLField<unknown, unknown>,
  owner: GraphQLObjectType,
  covered: Set<string>,
  above: readonly GraphQLNamedType[],
): string[] {
  const type = getNamedType(field.type);
  const path = [...above, owner];
  if (!isLeafType(type) && path.length >= deepest) return [];
  // Pages of pages of pages ask for the same over and over.
  if (isObjectType(type) && type.name.endsWith('Connection') && path.length > 4) return [];
  const given: string[] = [];
  for (const argument of field.args) {
    if (!isNonNullType(argument.type) || argument.defaultValue !== undefined) continue;
    const named = getNamedType(argument.type);
    if (isEnumType(named)) given.push(`${argument.name}: ${named.getValues()[0]!.name}`);
    else if (named.name === 'String' || named.name === 'ID') given.push(`${argument.name}: "x"`);
    else given.push(`${argument.name}: 1`);
  }
  covered.add(`${owner.name}.${field.name}`);
  const args = given.length > 0 ? `(${given.join(', ')})` : '';
  const within = path.includes(type as GraphQLObjectType) ? '{ __typename }' : selectionOf(type, covered, path);
  return [`${owner.name}_${field.name}: ${field.name}${args} ${within}`];
}
