import { nodeId } from '../graph/node-id.ts';

export function mappingIdOf(lexiconId: string, { formId, conceptId }: { formId: string; conceptId: string }): string {
  return nodeId('mapping', lexiconId, formId, conceptId);
}
