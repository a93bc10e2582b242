import type { StandingParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
import type { SituationTable } from './situation-table.ts';
import { edge, neighbourIndex, neighbourKey } from './surroundings.ts';

/*
 * How words stand. Names share their surroundings (after "the", at the end of an utterance), and what those are is learned
 * from the recordings themselves: naive Bayes over the neighbours and places of a form's tokens, with what the learner
 * believes of forms by now as labels (frequent frames: Mintz 2003; syntactic bootstrapping: Gleitman 1990). It shifts a
 * form's prior of referring, and tells nothing of what it refers to.
 */

/** A token with what stands around it. */
interface Place {
  before: number;
  after: number;
  place: number;
}

/** What a form's `standing` adds to its log-odds of referring. */
export function standingLogOdds({ forms }: LearnerState, form: number, parameters: StandingParameters): number {
  return forms.standing.values[form]! * tempered(forms.tokens.values[form]!, parameters);
}

/** Counts the company of a situation's tokens, and the tokens themselves. */
export function countCompany(state: LearnerState, table: SituationTable, row: number): void {
  forEachCandidate(table, row, (form, weight, { before, after }) => {
    state.forms.tokens.values[form]! += weight;
    const left = state.company.add(form, neighbourKey(before, false), state.forms);
    const right = state.company.add(form, neighbourKey(after, true), state.forms);
    state.company.weight.values[left]! += weight;
    state.company.weight.values[right]! += weight;
  });
}

/** Adds a situation's tokens to what stands around forms that refer, and around others. */
export function learnSurroundings(
  state: LearnerState,
  table: SituationTable,
  row: number,
  parameters: StandingParameters,
): void {
  const { surroundings, forms } = state;
  forEachCandidate(table, row, (form, weight, { before, after, place }) => {
    const counted = weight * tempered(forms.tokens.values[form]!, parameters);
    const refers = Math.min(1, forms.refers.values[form]!);
    surroundings.beforeReferring.values[before]! += counted * refers;
    surroundings.beforeOther.values[before]! += counted * (1 - refers);
    surroundings.afterReferring.values[after]! += counted * refers;
    surroundings.afterOther.values[after]! += counted * (1 - refers);
    surroundings.placesOfReferring[place]! += counted * refers;
    surroundings.placesOfOther[place]! += counted * (1 - refers);
  });
}

/** Adds what the surroundings of a situation's tokens say of their forms to the forms' `standing`. */
export function judgeStanding(
  state: LearnerState,
  table: SituationTable,
  row: number,
  parameters: StandingParameters,
): void {
  const { surroundings, company, forms } = state;
  const referring = sum(surroundings.placesOfReferring);
  const other = sum(surroundings.placesOfOther);
  const share = (referring + 1) / (referring + other + 2);
  forEachCandidate(table, row, (form, weight, { before, after, place }) => {
    const refers = Math.min(1, forms.refers.values[form]!);
    const temper = tempered(forms.tokens.values[form]!, parameters);
    const own = (key: number) => company.weight.values[company.index.rowOf(form, key)]! * temper;
    const left = shiftBy(
      surroundings.beforeReferring.values[before]!,
      surroundings.beforeOther.values[before]!,
      own(neighbourKey(before, false)),
    );
    const right = shiftBy(
      surroundings.afterReferring.values[after]!,
      surroundings.afterOther.values[after]!,
      own(neighbourKey(after, true)),
    );
    const ofReferring = (surroundings.placesOfReferring[place]! + 2) / (referring + 8);
    const ofOther = (surroundings.placesOfOther[place]! + 2) / (other + 8);
    const shift = parameters.neighbours * (left + right) + parameters.place * Math.log(ofReferring / ofOther);
    forms.standing.values[form]! += weight * shift;

    function shiftBy(byReferring: number, byOther: number, mine: number): number {
      const yes = Math.max(0, byReferring - refers * mine) + parameters.smoothing * share;
      const no = Math.max(0, byOther - (1 - refers) * mine) + parameters.smoothing * (1 - share);
      return Math.log(yes / no) - Math.log(share / (1 - share));
    }
  });
}

/** n tokens of a form count n ** exponent in all: how much each of them does. */
function tempered(tokens: number, { tokenExponent }: StandingParameters): number {
  return tokens <= 1 ? 1 : tokens ** (tokenExponent - 1);
}

function forEachCandidate(
  table: SituationTable,
  row: number,
  visit: (form: number, weight: number, place: Place) => void,
): void {
  const first = table.tokenFrom.values[row]!;
  const end = table.tokenFrom.values[row + 1]!;
  const { candidateFrom, candidateForm, candidateWeight } = table;
  const likeliest = (token: number) => neighbourIndex(candidateForm.values[candidateFrom.values[token]!]!);
  const stands: Place = { before: edge, after: edge, place: 0 };
  for (let token = first; token < end; token++) {
    stands.before = token === first ? edge : likeliest(token - 1);
    stands.after = token + 1 === end ? edge : likeliest(token + 1);
    stands.place = end - first === 1 ? 3 : token + 1 === end ? 2 : token === first ? 0 : 1;
    for (let c = candidateFrom.values[token]!; c < candidateFrom.values[token + 1]!; c++) {
      visit(candidateForm.values[c]!, candidateWeight.values[c]!, stands);
    }
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
