import type { SituationTable } from './situation-table.ts';

/** How many times a form counts as heard before it was. */
const smoothing = 3;
const rounds = 5;

/**
 * What an uncertain token is depends on how often each form is heard at all: a form heard but rarely is mostly another
 * one misheard, however like it sounds. Weights are multiplied by how often their forms are heard, which is found from the
 * weights themselves (expectation maximisation of the shares of a mixture: Dempster, Laird & Rubin 1977); a token's
 * weights sum to what they did.
 */
export function weighTokensByFrequency(table: SituationTable, formCount: number): void {
  const { candidateFrom, candidateForm, candidateWeight } = table;
  if (candidateFrom.length - 1 === candidateForm.length) return;
  const given = candidateWeight.values.slice(0, candidateWeight.length);
  const counts = new Float64Array(formCount);
  for (let round = 0; round < rounds; round++) {
    counts.fill(0);
    for (let c = 0; c < candidateForm.length; c++) counts[candidateForm.values[c]!]! += candidateWeight.values[c]!;
    for (let row = 0; row < table.rows; row++) weighRow(table, row, given, counts);
  }
  for (let row = 0; row < table.rows; row++) finishRow(table, row);
}

/** The same for the only situation of a table, by how often forms were heard before it. */
export function weighNextByFrequency(table: SituationTable, heard: ArrayLike<number>): void {
  const { candidateFrom, candidateForm, candidateWeight } = table;
  if (candidateFrom.length - 1 === candidateForm.length) return;
  weighRow(table, 0, candidateWeight.values.slice(0, candidateWeight.length), heard);
  finishRow(table, 0);
}

function weighRow(table: SituationTable, row: number, given: ArrayLike<number>, counts: ArrayLike<number>): void {
  const { candidateForm: form, candidateWeight: weight } = table;
  for (let token = table.tokenFrom.values[row]!; token < table.tokenFrom.values[row + 1]!; token++) {
    const from = table.candidateFrom.values[token]!;
    const end = table.candidateFrom.values[token + 1]!;
    if (end - from < 2) continue;
    let total = 0;
    let weighed = 0;
    for (let c = from; c < end; c++) {
      total += given[c]!;
      weight.values[c] = given[c]! * ((counts[form.values[c]!] ?? 0) + smoothing);
      weighed += weight.values[c]!;
    }
    for (let c = from; c < end; c++) weight.values[c]! *= total / weighed;
  }
}

/** Puts the likeliest candidate of each token first, and says anew how probable it is that each form was heard at all. */
function finishRow(table: SituationTable, row: number): void {
  const { candidateForm: form, candidateWeight: weight } = table;
  const firstToken = table.tokenFrom.values[row]!;
  const endToken = table.tokenFrom.values[row + 1]!;
  for (let token = firstToken; token < endToken; token++) {
    const from = table.candidateFrom.values[token]!;
    for (let c = from + 1; c < table.candidateFrom.values[token + 1]!; c++) {
      for (let at = c; at > from && weight.values[at]! > weight.values[at - 1]!; at--) {
        swap(form.values, at);
        swap(weight.values, at);
      }
    }
  }
  for (let h = table.heardFrom.values[row]!; h < table.heardFrom.values[row + 1]!; h++) {
    let absent = 1;
    for (let c = table.candidateFrom.values[firstToken]!; c < table.candidateFrom.values[endToken]!; c++) {
      if (form.values[c] === table.heardForm.values[h]) absent *= 1 - weight.values[c]!;
    }
    table.heardProbability.values[h] = Math.max(Number.MIN_VALUE, 1 - absent);
  }
}

function swap(values: Int32Array | Float64Array, at: number): void {
  [values[at - 1], values[at]] = [values[at]!, values[at - 1]!];
}
