import type { PhoneCondition } from './phone-condition.ts';

/** What a phone pattern says, as a tree. */
export type PatternNode =
  | { readonly kind: 'phone'; readonly condition: PhoneCondition }
  /** The beginning or the end of the utterance. */
  | { readonly kind: 'edge' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `most` may be Infinity. */
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

export interface PhonePattern {
  /** As it was read, in the one form in which phones are written. */
  readonly text: string;
  readonly root: PatternNode;
}

/** Fewest phones that a match has. */
export function leastPhones(node: PatternNode): number {
  switch (node.kind) {
    case 'phone':
      return 1;
    case 'edge':
      return 0;
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + leastPhones(part), 0);
    case 'choice':
      return Math.min(...node.options.map(leastPhones));
    case 'repeat':
      return node.least === 0 ? 0 : node.least * leastPhones(node.part);
  }
}

/** Whether it can match any phone at all. */
export function asksForPhones(node: PatternNode): boolean {
  switch (node.kind) {
    case 'phone':
      return true;
    case 'edge':
      return false;
    case 'sequence':
      return node.parts.some(asksForPhones);
    case 'choice':
      return node.options.some(asksForPhones);
    case 'repeat':
      return node.most > 0 && asksForPhones(node.part);
  }
}
