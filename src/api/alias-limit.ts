import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses documents with more than `maxAliases` renamed fields: the cheap way to have one field worked out many times. */
export function aliasLimit(maxAliases: number): ValidationRule {
  return (context) => {
    let aliases = 0;
    return {
      Field(field) {
        if (field.alias && field.alias.value !== field.name.value) aliases += 1;
      },
      Document: {
        leave(document) {
          if (aliases <= maxAliases) return;
          context.reportError(
            new GraphQLError(
              `the document renames ${aliases} fields and at most ${maxAliases} are allowed; split it into several`,
              { nodes: document.definitions[0] ?? null, extensions: { code: 'TOO_MANY_ALIASES', aliases, maxAliases } },
            ),
          );
        },
      },
    };
  };
}
