import { GraphQLError, Kind, type FragmentDefinitionNode, type SelectionSetNode, type ValidationRule } from 'graphql';

/** Relay's wrapping, which deepens every list by two without asking for anything more. */
const free = new Set(['edges', 'node', 'pageInfo']);

/**
 * Refuses operations deeper than `maxDepth` fields, fragments included. Each fragment is measured once, so that
 * fragments that spread one another many times cost nothing; one that spreads itself is left to the rule against cycles.
 * Introspection is not measured: graphql-js has its own rule for it.
 */
export function depthLimit(maxDepth: number): ValidationRule {
  return (context) => {
    const measured = new Map<string, number>();

    function depthOf(selectionSet: SelectionSetNode): number {
      let deepest = 0;
      for (const selection of selectionSet.selections) {
        if (selection.kind === Kind.FIELD) {
          const name = selection.name.value;
          if (name.startsWith('__')) continue;
          const inner = selection.selectionSet ? depthOf(selection.selectionSet) : 0;
          deepest = Math.max(deepest, inner + (free.has(name) ? 0 : 1));
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          deepest = Math.max(deepest, depthOf(selection.selectionSet));
        } else {
          const fragment = context.getFragment(selection.name.value);
          if (fragment) deepest = Math.max(deepest, depthOfFragment(fragment));
        }
      }
      return deepest;
    }

    function depthOfFragment(fragment: FragmentDefinitionNode): number {
      const name = fragment.name.value;
      const known = measured.get(name);
      if (known !== undefined) return known;
      measured.set(name, 0);
      const depth = depthOf(fragment.selectionSet);
      measured.set(name, depth);
      return depth;
    }

    return {
      OperationDefinition(operation) {
        const depth = depthOf(operation.selectionSet);
        if (depth <= maxDepth) return;
        context.reportError(
          new GraphQLError(
            `the operation is ${depth} fields deep and at most ${maxDepth} are allowed; split it into several`,
            { nodes: operation, extensions: { code: 'QUERY_TOO_DEEP', depth, maxDepth } },
          ),
        );
      },
    };
  };
}
