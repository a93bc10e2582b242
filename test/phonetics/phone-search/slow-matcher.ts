import type { SearchedPhone } from '../../../src/phonetics/phone-search/find-phone-matches.ts';
import { holds, type PhoneCondition } from '../../../src/phonetics/phone-search/phone-condition.ts';
import type { PatternNode } from '../../../src/phonetics/phone-search/phone-pattern.ts';

/** Probability that a phone is as asked. */
function probability(condition: PhoneCondition, phone: SearchedPhone, alternatives: boolean): number {
  if (condition.kind === 'any') return 1;
  const readings = [{ ipa: phone.ipa, confidence: phone.confidence ?? 1 }, ...(phone.alternatives ?? [])];
  return readings
    .slice(0, alternatives ? readings.length : 1)
    .filter(({ ipa }) => holds(condition, { ...phone, ipa }))
    .reduce((sum, { confidence }) => Math.min(1, sum + confidence), 0);
}

/**
 * Slow and plain: every place where a match of `node` from `start` may end, with the greatest confidence of one that ends
 * there, by the meaning of each node.
 */
export function slowEnds(
  node: PatternNode,
  phones: readonly SearchedPhone[],
  start: number,
  alternatives = false,
  answers = new Map<PatternNode, Map<number, Map<number, number>>>(),
): Map<number, number> {
  const known = answers.get(node) ?? new Map<number, Map<number, number>>();
  answers.set(node, known);
  let answer = known.get(start);
  if (answer === undefined) {
    answer = workOut(node, phones, start, alternatives, answers);
    known.set(start, answer);
  }
  return answer;
}

function workOut(
  node: PatternNode,
  phones: readonly SearchedPhone[],
  start: number,
  alternatives: boolean,
  answers: Map<PatternNode, Map<number, Map<number, number>>>,
): Map<number, number> {
  const ends = (part: PatternNode, from: Map<number, number>): Map<number, number> => {
    const result = new Map<number, number>();
    for (const [place, confidence] of from) {
      for (const [end, more] of slowEnds(part, phones, place, alternatives, answers)) {
        result.set(end, Math.max(result.get(end) ?? 0, confidence * more));
      }
    }
    return result;
  };
  switch (node.kind) {
    case 'phone': {
      const found = start < phones.length ? probability(node.condition, phones[start]!, alternatives) : 0;
      return found > 0 ? new Map([[start + 1, found]]) : new Map<number, number>();
    }
    case 'edge':
      return start === 0 || start === phones.length ? new Map([[start, 1]]) : new Map<number, number>();
    case 'sequence':
      return node.parts.reduce((from, part) => ends(part, from), new Map([[start, 1]]));
    case 'choice': {
      const all = node.options.map((option) => ends(option, new Map([[start, 1]])));
      const result = new Map<number, number>();
      for (const [end, confidence] of all.flatMap((each) => [...each])) {
        result.set(end, Math.max(result.get(end) ?? 0, confidence));
      }
      return result;
    }
    case 'repeat': {
      let from = new Map([[start, 1]]);
      const result = new Map<number, number>();
      // No match is longer than the utterance, and rounds that read nothing add nothing.
      for (let time = 0; time <= Math.min(node.most, node.least + phones.length + 1); time += 1) {
        if (time >= node.least) {
          for (const [end, confidence] of from) result.set(end, Math.max(result.get(end) ?? 0, confidence));
        }
        from = ends(node.part, from);
      }
      return result;
    }
  }
}
