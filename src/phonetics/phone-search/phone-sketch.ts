import { isOfType } from './phone-condition.ts';
import type { PatternNode, PhonePattern } from './phone-pattern.ts';

/**
 * The same pattern for phones of which only the types are known: it fits wherever the pattern does, and perhaps elsewhere.
 * Whether it fits is told without reading stress, tone and confidence of any phone.
 */
export function sketchOf({ text, root }: PhonePattern): PhonePattern {
  return { text, root: sketched(root) };
}

function sketched(node: PatternNode): PatternNode {
  switch (node.kind) {
    case 'phone':
      return isOfType(node.condition) ? node : { kind: 'phone', condition: { kind: 'may', condition: node.condition } };
    case 'edge':
      return node;
    case 'sequence':
      return { ...node, parts: node.parts.map(sketched) };
    case 'choice':
      return { ...node, options: node.options.map(sketched) };
    case 'repeat':
      return { ...node, part: sketched(node.part) };
  }
}

/** Whether a pattern asks of the types of phones alone, so that its sketch is as good as itself. */
export function isOfTypes({ root }: PhonePattern): boolean {
  return JSON.stringify(sketched(root)) === JSON.stringify(root);
}
