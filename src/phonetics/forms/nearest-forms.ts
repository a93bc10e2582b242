import type { KnownForm } from './form-state.ts';

/** Forms that are worth an alignment with one token, at most, by each guess. */
const mostForms = 24;

/**
 * All forms where there are few; of many those of the least guess, ties by id, by any of the guesses.
 * @param guesses how near each form is, in their order; infinite where it is out of the question. Not asked where all are taken
 */
export function nearestForms(
  forms: readonly KnownForm[],
  ...guesses: readonly ((forms: readonly KnownForm[]) => readonly number[])[]
): readonly KnownForm[] {
  if (forms.length <= mostForms) return forms;
  const nearest = new Set<KnownForm>();
  for (const guess of guesses) {
    const guessed = guess(forms);
    const order = forms.map((form, at) => ({ form, guess: guessed[at]! })).filter((one) => one.guess < Infinity);
    order.sort((a, b) => a.guess - b.guess || (a.form.id < b.form.id ? -1 : 1));
    for (const { form } of order.slice(0, mostForms)) nearest.add(form);
  }
  return [...nearest];
}
