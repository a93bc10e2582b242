import type { ExemplarToken, KnownForm } from './form-state.ts';
import { nearestForms } from './nearest-forms.ts';
import type { PatternShelf, PatternToken } from './pattern-shelf.ts';
import { relativeDistance, typicalDistance } from './typical-distance.ts';

/** A token beside the forms that it may be of. */
export interface ComparedToken {
  readonly newcomer: ExemplarToken;
  /** Mean relative distance to the exemplars of the nearest forms. */
  readonly distances: ReadonlyMap<string, number>;
}

/** @param background tokens of the lexicon by which its typical distance is judged; itself is left out */
export function compareToForms(
  token: PatternToken,
  forms: readonly KnownForm[],
  background: readonly PatternToken[],
  shelf: PatternShelf,
): ComparedToken {
  const others = background.filter((other) => other.id !== token.id);
  const typical = typicalDistance(others.map((other) => shelf.distance(token, other)));
  const newcomer: ExemplarToken = { token, typical };
  const nearest = nearestForms(forms, (many) => many.map((form) => guessTo(form, token, shelf)));
  const distances = new Map(nearest.map((form) => [form.id, meanRelative([newcomer], form.exemplars, shelf)]));
  return { newcomer, distances };
}

export function meanRelative(
  some: readonly ExemplarToken[],
  others: readonly ExemplarToken[],
  shelf: PatternShelf,
): number {
  let sum = 0;
  for (const a of some) {
    for (const b of others) sum += relativeDistance(shelf.distance(a.token, b.token), a.typical, b.typical);
  }
  return sum / (some.length * others.length);
}

function guessTo({ exemplars }: KnownForm, token: PatternToken, shelf: PatternShelf): number {
  return Math.min(...exemplars.map((exemplar) => shelf.sketchDistance(token, exemplar.token)));
}
