import { mayHold } from './phone-condition.ts';
import type { PatternNode, PhonePattern } from './phone-pattern.ts';

/**
 * What every match must contain: of each set at least one phone. A store looks utterances up by the types in the smallest
 * sets, and runs the automaton over those alone. Where matches may be by alternatives, the types of those count as well.
 * @param inventory the phone types that there are
 * @returns the smallest set first, none twice and none that is all of the inventory; an empty set says that nothing can match
 */
export function requiredPhones({ root }: PhonePattern, inventory: readonly string[]): string[][] {
  const sets = new Map<string, string[]>();
  for (const set of needed(root, inventory)) {
    if (set.size === inventory.length) continue;
    const phones = inventory.filter((phone) => set.has(phone));
    sets.set(phones.join(' '), phones);
  }
  return [...sets.values()].sort((a, b) => a.length - b.length);
}

function needed(node: PatternNode, inventory: readonly string[]): Set<string>[] {
  switch (node.kind) {
    case 'phone':
      return [new Set(inventory.filter((ipa) => mayHold(node.condition, ipa)))];
    case 'edge':
      return [];
    case 'sequence':
      return node.parts.flatMap((part) => needed(part, inventory));
    case 'repeat':
      return node.least === 0 ? [] : needed(node.part, inventory);
    case 'choice': {
      // Whichever is taken, one phone of its smallest set is there.
      const smallest = node.options.map((option) => smallestOf(needed(option, inventory)));
      if (smallest.some((set) => set === undefined)) return [];
      return [new Set(smallest.flatMap((set) => [...set!]))];
    }
  }
}

function smallestOf(sets: readonly Set<string>[]): Set<string> | undefined {
  return sets.reduce<Set<string> | undefined>(
    (smallest, set) => (smallest === undefined || set.size < smallest.size ? set : smallest),
    undefined,
  );
}
