import type { StandingParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
import type { SituationTable } from './situation-table.ts';
import { edge, neighbourIndex, neighbourKey, neighbourOf, placeCount, type Surroundings } from './surroundings.ts';

/*
 * How words stand. Names share their surroundings (after "the", at the end of an utterance), and what those are is learned
 * from the recordings themselves: naive Bayes over the neighbours and places of a form's tokens, with what the learner
 * believes of forms by now as labels (frequent frames: Mintz 2003; syntactic bootstrapping: Gleitman 1990). It shifts a
 * form's prior of referring, and tells nothing of what it refers to.
 */

/** What a form's `standing` adds to its log-odds of referring. */
export function standingLogOdds({ forms }: LearnerState, form: number, parameters: StandingParameters): number {
  return forms.standing.values[form]! * tempered(forms.tokens.values[form]!, parameters);
}

/** Counts where the tokens of a situation stand, and beside what. */
export function countCompany(state: LearnerState, table: SituationTable, row: number): void {
  const { forms, company } = state;
  forEachCandidate(table, row, (form, weight, { before, after, place }) => {
    forms.tokens.values[form]! += weight;
    forms.places[place]!.values[form]! += weight;
    const left = company.add(form, neighbourKey(before, false), forms);
    const right = company.add(form, neighbourKey(after, true), forms);
    company.weight.values[left]! += weight;
    company.weight.values[right]! += weight;
  });
}

/** What stands around forms that refer, and around others, and what that says of each form: from all that was counted. */
export function judgeStanding(state: LearnerState, parameters: StandingParameters): void {
  const { surroundings, forms, company } = state;
  surroundings.reset();
  for (let form = 0; form < forms.symbols.size; form++) {
    const temper = tempered(forms.tokens.values[form]!, parameters);
    for (let place = 0; place < placeCount; place++) {
      learnPlace(state, form, place, forms.places[place]!.values[form]! * temper);
    }
    for (let row = forms.lastCompany.values[form]!; row >= 0; row = company.previousOfForm.values[row]!) {
      learnNeighbour(state, form, company.index.secondOf(row), company.weight.values[row]! * temper);
    }
  }
  const totals = totalsOf(surroundings);
  for (let form = 0; form < forms.symbols.size; form++) {
    const temper = tempered(forms.tokens.values[form]!, parameters);
    let standing = 0;
    for (let place = 0; place < placeCount; place++) {
      const count = forms.places[place]!.values[form]!;
      if (count > 0) standing += count * placeShift(state, place, totals, parameters);
    }
    for (let row = forms.lastCompany.values[form]!; row >= 0; row = company.previousOfForm.values[row]!) {
      const weight = company.weight.values[row]!;
      standing +=
        weight * neighbourShift(state, form, company.index.secondOf(row), weight * temper, totals, parameters);
    }
    forms.standing.values[form] = standing;
  }
}

/** The same for the tokens of one more situation alone, by what is believed now; earlier ones stay as they were judged. */
export function judgeNext(
  state: LearnerState,
  table: SituationTable,
  row: number,
  parameters: StandingParameters,
): void {
  const { surroundings, forms, company } = state;
  forEachCandidate(table, row, (form, weight, { before, after, place }) => {
    const counted = weight * tempered(forms.tokens.values[form]!, parameters);
    learnPlace(state, form, place, counted);
    learnNeighbour(state, form, neighbourKey(before, false), counted);
    learnNeighbour(state, form, neighbourKey(after, true), counted);
  });
  const totals = totalsOf(surroundings);
  forEachCandidate(table, row, (form, weight, { before, after, place }) => {
    const temper = tempered(forms.tokens.values[form]!, parameters);
    let shift = placeShift(state, place, totals, parameters);
    for (const key of [neighbourKey(before, false), neighbourKey(after, true)]) {
      const own = company.weight.values[company.index.rowOf(form, key)]! * temper;
      shift += neighbourShift(state, form, key, own, totals, parameters);
    }
    forms.standing.values[form]! += weight * shift;
  });
}

/** How many tokens of all forms stand behind what a place says. */
const placeSmoothing = 8;

/** Tempered numbers of tokens of forms that refer, and of others. */
interface Totals {
  readonly referring: number;
  readonly other: number;
}

function totalsOf({ placesOfReferring, placesOfOther }: Surroundings): Totals {
  return { referring: sum(placesOfReferring), other: sum(placesOfOther) };
}

function learnPlace({ surroundings, forms }: LearnerState, form: number, place: number, counted: number): void {
  const refers = Math.min(1, forms.refers.values[form]!);
  surroundings.placesOfReferring[place]! += counted * refers;
  surroundings.placesOfOther[place]! += counted * (1 - refers);
}

function learnNeighbour({ surroundings, forms }: LearnerState, form: number, key: number, counted: number): void {
  const refers = Math.min(1, forms.refers.values[form]!);
  const { ofReferring, ofOther } = surroundings.beside(key);
  const neighbour = neighbourOf(key);
  ofReferring.values[neighbour]! += counted * refers;
  ofOther.values[neighbour]! += counted * (1 - refers);
}

function placeShift(state: LearnerState, place: number, totals: Totals, parameters: StandingParameters): number {
  const { placesOfReferring, placesOfOther } = state.surroundings;
  // drawn towards what all forms do, so that where all stand alike nothing follows
  const all = (placesOfReferring[place]! + placesOfOther[place]!) / (totals.referring + totals.other);
  const ofReferring = (placesOfReferring[place]! + placeSmoothing * all) / (totals.referring + placeSmoothing);
  const ofOther = (placesOfOther[place]! + placeSmoothing * all) / (totals.other + placeSmoothing);
  return parameters.place * Math.log(ofReferring / ofOther);
}

/** @param own what the form itself gave to the neighbour's counts: it must not be its own witness */
function neighbourShift(
  state: LearnerState,
  form: number,
  key: number,
  own: number,
  totals: Totals,
  { neighbours, smoothing }: StandingParameters,
): number {
  const refers = Math.min(1, state.forms.refers.values[form]!);
  const share = (totals.referring + 1) / (totals.referring + totals.other + 2);
  const { ofReferring, ofOther } = state.surroundings.beside(key);
  const neighbour = neighbourOf(key);
  const yes = Math.max(0, ofReferring.values[neighbour]! - refers * own) + smoothing * share;
  const no = Math.max(0, ofOther.values[neighbour]! - (1 - refers) * own) + smoothing * (1 - share);
  return neighbours * (Math.log(yes / no) - Math.log(share / (1 - share)));
}

/** n tokens of a form count n ** exponent in all: how much each of them does. */
function tempered(tokens: number, { tokenExponent }: StandingParameters): number {
  return tokens <= 1 ? 1 : tokens ** (tokenExponent - 1);
}

/** A token with what stands around it. */
interface Place {
  before: number;
  after: number;
  place: number;
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
