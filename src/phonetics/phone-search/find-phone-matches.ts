import { ParameterError } from '../../errors.ts';
import type { PhoneAlternative } from '../phones/phone.ts';
import { buildAutomaton, type AutomatonState, type PhoneAutomaton } from './phone-automaton.ts';
import { holds, isOfType, type PhoneCondition, type PhoneInPlace } from './phone-condition.ts';
import type { PhonePattern } from './phone-pattern.ts';

/** A phone of an utterance, as it was heard. */
export interface SearchedPhone extends PhoneInPlace {
  /** 0 to 1; 1 where it is not said. */
  readonly confidence?: number;
  readonly alternatives?: readonly PhoneAlternative[];
}

export interface PhoneMatch {
  /** Place of the first phone. */
  readonly start: number;
  /** Place after the last phone; at least one phone matches. */
  readonly end: number;
  /** Product of the probabilities that each phone is as the pattern asks; what any phone fits is 1. */
  readonly confidence: number;
}

export interface MatchOptions {
  /** Let a phone fit by its alternatives too, with their confidences together. Default false: by the likeliest alone. */
  readonly alternatives?: boolean;
  /** Least confidence of a match, 0 to 1. Default 0. */
  readonly atLeast?: number;
  /** Give the longest match from every place, or only those that do not overlap, from the left. Default false. */
  readonly overlapping?: boolean;
}

/** A pattern made ready: build it once, and search many utterances. */
export class PhoneMatcher {
  private readonly automaton: PhoneAutomaton;
  /** For each state with a condition that asks of the type alone, whether a phone is so. */
  private readonly ofType: readonly (Map<string, boolean> | undefined)[];

  /** @throws {PhonePatternError} where the pattern is too large */
  constructor(readonly pattern: PhonePattern) {
    this.automaton = buildAutomaton(pattern);
    const known = new Map<PhoneCondition, Map<string, boolean>>();
    this.ofType = this.automaton.states.map((state) => {
      if (state.kind !== 'phone' || !isOfType(state.condition)) return undefined;
      const answers = known.get(state.condition) ?? new Map<string, boolean>();
      known.set(state.condition, answers);
      return answers;
    });
  }

  /**
   * Where the pattern fits the phones of one utterance: from each place the longest stretch that fits.
   * @returns in order of their starts
   * @throws {ParameterError} where `atLeast` is not 0 to 1
   */
  findMatches(phones: readonly SearchedPhone[], options: MatchOptions = {}): PhoneMatch[] {
    const { alternatives = false, atLeast = 0, overlapping = false } = options;
    if (!(atLeast >= 0 && atLeast <= 1)) throw new ParameterError(`atLeast must be 0 to 1, got ${atLeast}`);
    const matches: PhoneMatch[] = [];
    const run = new Run(this.automaton, phones, atLeast, (state, place) =>
      this.fit(state, phones[place]!, alternatives),
    );
    for (let start = 0; start < phones.length;) {
      const match = run.longestFrom(start);
      if (match !== undefined) matches.push(match);
      start = match === undefined || overlapping ? start + 1 : match.end;
    }
    return matches;
  }

  /** Probability that a phone is as a state asks. */
  private fit(state: number, phone: SearchedPhone, alternatives: boolean): number {
    const { condition } = this.automaton.states[state] as AutomatonState & { kind: 'phone' };
    if (condition.kind === 'any') return 1;
    let probability = this.holdsOf(state, condition, phone, phone.ipa) ? (phone.confidence ?? 1) : 0;
    if (alternatives) {
      for (const { ipa, confidence } of phone.alternatives ?? []) {
        if (this.holdsOf(state, condition, phone, ipa)) probability += confidence;
      }
    }
    return Math.min(1, probability);
  }

  private holdsOf(state: number, condition: PhoneCondition, phone: SearchedPhone, ipa: string): boolean {
    const answers = this.ofType[state];
    if (answers === undefined) return holds(condition, ipa === phone.ipa ? phone : { ...phone, ipa });
    let answer = answers.get(ipa);
    if (answer === undefined) {
      answer = holds(condition, { ipa });
      if (answers.size < 10_000) answers.set(ipa, answer);
    }
    return answer;
  }
}

/** One walk of the automaton over an utterance: all states at once, each with the surest way to it. */
class Run {
  private here: Float64Array;
  private next: Float64Array;
  private active: number[] = [];
  private reached: number[] = [];

  constructor(
    private readonly automaton: PhoneAutomaton,
    private readonly phones: readonly SearchedPhone[],
    private readonly atLeast: number,
    private readonly fit: (state: number, place: number) => number,
  ) {
    this.here = new Float64Array(automaton.states.length).fill(-1);
    this.next = new Float64Array(automaton.states.length).fill(-1);
  }

  longestFrom(start: number): PhoneMatch | undefined {
    let match: PhoneMatch | undefined;
    this.enter(this.automaton.start, 1, start);
    for (let place = start; this.step(); place += 1) {
      if (place > start && this.here[0]! >= 0) match = { start, end: place, confidence: this.here[0]! };
      if (place < this.phones.length) this.read(place);
      for (const state of this.active) this.here[state] = -1;
      this.active = [];
    }
    return match;
  }

  /** Makes what was reached the present; false where nothing was. */
  private step(): boolean {
    [this.here, this.next] = [this.next, this.here];
    [this.active, this.reached] = [this.reached, this.active];
    return this.active.length > 0;
  }

  private read(place: number): void {
    for (const state of this.active) {
      const step = this.automaton.states[state]!;
      if (step.kind !== 'phone') continue;
      const confidence = this.here[state]! * this.fit(state, place);
      if (confidence > 0) this.enter(step.next, confidence, place + 1);
    }
  }

  /** Enters a state before `place`, and all that can be reached from it without a phone. */
  private enter(first: number, confidence: number, place: number): void {
    if (confidence < this.atLeast) return;
    const waiting = [first];
    for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
      const known = this.next[state]!;
      if (known >= confidence) continue;
      if (known < 0) this.reached.push(state);
      this.next[state] = confidence;
      const step = this.automaton.states[state]!;
      if (step.kind === 'fork') waiting.push(...step.ways);
      else if (step.kind === 'edge' && (place === 0 || place === this.phones.length)) waiting.push(step.next);
    }
  }
}
