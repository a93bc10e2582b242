import { NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql';
import { aliasLimit } from './alias-limit.ts';
import { depthLimit } from './depth-limit.ts';
import type { OperationLimits } from './limits.ts';

/** Rules beside those of the language, the same over HTTP, WebSocket and SSE. */
export function limitRules(limits: OperationLimits, options: { production: boolean }): ValidationRule[] {
  return [
    depthLimit(limits.maxDepth),
    aliasLimit(limits.maxAliases),
    ...(options.production ? [NoSchemaIntrospectionCustomRule] : []),
  ];
}
