import type { PhoneCondition } from './phone-condition.ts';
import { PhonePatternError } from './phone-pattern-error.ts';
import type { PatternNode, PhonePattern } from './phone-pattern.ts';

/** A step of the automaton (Thompson 1968): to where without a phone, or with one that is as the condition asks. */
export type AutomatonState =
  | { kind: 'phone'; condition: PhoneCondition; next: number }
  | { kind: 'edge'; next: number }
  | { kind: 'fork'; ways: number[] }
  | { kind: 'end' };

export interface PhoneAutomaton {
  readonly states: readonly AutomatonState[];
  readonly start: number;
}

const mostStates = 20_000;

/** @throws {PhonePatternError} where repeats within repeats make it too large */
export function buildAutomaton({ text, root }: PhonePattern): PhoneAutomaton {
  const states: AutomatonState[] = [{ kind: 'end' }];
  const add = (state: AutomatonState): number => {
    if (states.length >= mostStates) {
      throw new PhonePatternError(text, 0, 'too many repeats', 'repeat less often, or without an end as in {2,}');
    }
    states.push(state);
    return states.length - 1;
  };
  /** The state from which `node` and then `next` is read. */
  const before = (node: PatternNode, next: number): number => {
    switch (node.kind) {
      case 'phone':
        return add({ kind: 'phone', condition: node.condition, next });
      case 'edge':
        return add({ kind: 'edge', next });
      case 'sequence':
        return node.parts.reduceRight((following, part) => before(part, following), next);
      case 'choice':
        return add({ kind: 'fork', ways: node.options.map((option) => before(option, next)) });
      case 'repeat': {
        let following = next;
        if (node.most === Infinity) {
          const fork = { kind: 'fork' as const, ways: [next] };
          following = add(fork);
          fork.ways.push(before(node.part, following));
        } else {
          for (let time = node.least; time < node.most; time += 1) {
            following = add({ kind: 'fork', ways: [next, before(node.part, following)] });
          }
        }
        for (let time = 0; time < node.least; time += 1) following = before(node.part, following);
        return following;
      }
    }
  };
  const start = before(root, 0);
  return { states, start };
}
