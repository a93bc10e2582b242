import { groupedBy } from '../../grouped-by.ts';
import type { FormCandidate, HeardToken, Situation } from '../situation.ts';

/** Phrases that are heard as one form each, since they mean something that their words do not. */
export class PhraseUnits {
  /** By the first form, longest first. */
  readonly #startingWith: ReadonlyMap<string, readonly (readonly string[])[]>;

  constructor(readonly phrases: readonly (readonly string[])[] = []) {
    const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
    this.#startingWith = groupedBy(longestFirst, (formIds) => formIds[0]!);
  }

  get size(): number {
    return this.phrases.length;
  }

  has(formIds: readonly string[]): boolean {
    const id = unitIdOf(formIds);
    return this.#startingWith.get(formIds[0]!)?.some((known) => unitIdOf(known) === id) ?? false;
  }

  /**
   * The situation with each such phrase as one token, in place of its words as far as they were heard: a phrase is as
   * probable as its words together, and what is left of their probability they keep.
   */
  join(situation: Situation): Situation {
    if (this.size === 0) return situation;
    const { heard } = situation;
    const joined: HeardToken[] = [];
    for (let at = 0; at < heard.length;) {
      const unit = this.#unitAt(heard, at);
      if (unit === undefined) {
        joined.push(heard[at]!);
        at += 1;
        continue;
      }
      const words = heard.slice(at, at + unit.length);
      const weight = words.reduce((product, word, i) => product * weightOf(word, unit[i]!), 1);
      joined.push({ tokenId: words[0]!.tokenId, forms: [{ formId: unitIdOf(unit), weight }] });
      for (const [i, word] of words.entries()) {
        const forms = word.forms.flatMap(({ formId, weight: own }): FormCandidate[] => {
          const left = formId === unit[i] ? own - weight : own;
          return left > 1e-9 ? [{ formId, weight: left }] : [];
        });
        if (forms.length > 0) joined.push({ tokenId: word.tokenId, forms });
      }
      at += unit.length;
    }
    return { ...situation, heard: joined };
  }

  #unitAt(heard: readonly HeardToken[], at: number): readonly string[] | undefined {
    const first = likeliest(heard[at]!)?.formId;
    if (first === undefined) return undefined;
    return this.#startingWith
      .get(first)
      ?.find((unit) =>
        unit.every((formId, i) => at + i < heard.length && likeliest(heard[at + i]!)?.formId === formId),
      );
  }
}

/** What the form of such a phrase is called; no id of a form has a space. */
export function unitIdOf(formIds: readonly string[]): string {
  return formIds.join(' ');
}

export function isUnitId(formId: string): boolean {
  return formId.includes(' ');
}

/** @returns undefined where it may be no form at all */
export function likeliest({ forms }: HeardToken): FormCandidate | undefined {
  let best = forms[0];
  for (const candidate of forms) if (candidate.weight > best!.weight) best = candidate;
  return best;
}

function weightOf({ forms }: HeardToken, formId: string): number {
  return forms.find((candidate) => candidate.formId === formId)!.weight;
}
