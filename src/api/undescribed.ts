import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/**
 * Everything in the schema that lacks a description, as `Type`, `Type.field`, `Type.field(argument:)` or `Enum.VALUE`.
 * Descriptions are the documentation that clients read; a test holds that this is empty.
 */
export function undescribed(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [...(type.description ? [] : [type.name]), ...undescribedIn(type)]);
}

function undescribedIn(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return missing(type.name, type.getValues());
  if (isInputObjectType(type)) return missing(type.name, Object.values(type.getFields()));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields());
  const ofArguments = fields.flatMap((field) =>
    field.args.filter((each) => !each.description).map((each) => `${type.name}.${field.name}(${each.name}:)`),
  );
  return [...missing(type.name, fields), ...ofArguments];
}

function missing(
  owner: string,
  members: readonly { readonly name: string; readonly description?: string | null | undefined }[],
): string[] {
  return members.filter((member) => !member.description).map((member) => `${owner}.${member.name}`);
}
