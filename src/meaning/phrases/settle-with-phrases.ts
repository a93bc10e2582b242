import type { LearnerOptions } from '../cross-situational-learner.ts';
import type { LearnerState } from '../learner-state.ts';
import { mappings } from '../mappings.ts';
import { settle } from '../settle.ts';
import { compareIds, type Situation } from '../situation.ts';
import { findPhrases, type FoundPhrase } from './find-phrases.ts';
import { learnPhrases, type Phrase } from './learn-phrases.ts';
import { PhraseUnits, unitIdOf } from './phrase-units.ts';

export interface SettledWithPhrases {
  /** Of words, and of `units` as one form each. */
  readonly state: LearnerState;
  readonly phrases: readonly Phrase[];
  readonly units: PhraseUnits;
}

/** As probable as this, a phrase has a meaning of its own. */
const ownMeaning = 0.8;
const mostRounds = 3;

/**
 * Settles words, and phrases in the light of words; then words again with the phrases that have a meaning of their own
 * heard as one form each, since "hot" and "dog" are otherwise held to mean sausages: until the phrases stay. The same
 * whatever the order of situations; an id that comes twice counts once.
 * @throws {SituationError}
 */
export function settleWithPhrases(given: readonly Situation[], options: LearnerOptions = {}): SettledWithPhrases {
  const byOwnId = new Map<string, Situation>();
  for (const situation of given) if (!byOwnId.has(situation.id)) byOwnId.set(situation.id, situation);
  const situations = [...byOwnId.values()].sort(
    (a, b) =>
      compareIds(a.sequenceId ?? '', b.sequenceId ?? '') ||
      (a.ordinal ?? 0) - (b.ordinal ?? 0) ||
      compareIds(a.id, b.id),
  );
  let units = new PhraseUnits();
  let state = settle(situations, options);
  const found = findPhrases(situations);
  let phrases = phrasesOf(situations, found, state, units);
  for (let round = 1; round < mostRounds; round++) {
    const whole = phrases.filter(({ whole: [best] }) => best !== undefined && best.probability >= ownMeaning);
    if (whole.length === units.size && whole.every(({ formIds }) => units.has(formIds))) break;
    units = new PhraseUnits(whole.map(({ formIds }) => formIds).sort(byId));
    const current = units;
    state = settle(
      situations.map((situation) => current.join(situation)),
      options,
    );
    phrases = phrasesOf(situations, found, state, units);
  }
  return { state, phrases, units };
}

function phrasesOf(
  situations: readonly Situation[],
  found: readonly FoundPhrase[],
  state: LearnerState,
  units: PhraseUnits,
): Phrase[] {
  return learnPhrases(situations, found, mappings(state, { phrases: true }), units);
}

function byId(a: readonly string[], b: readonly string[]): number {
  return compareIds(unitIdOf(a), unitIdOf(b));
}
