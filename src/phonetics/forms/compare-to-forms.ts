import type { ExemplarToken, KnownForm } from './form-state.ts';
import type { HeardToken } from './heard-token.ts';
import { nearestForms } from './nearest-forms.ts';
import type { PatternShelf } from './pattern-shelf.ts';
import { pointDistance, relativeTokenDistance, tokenDistances } from './token-distances.ts';
import { typicalDistances } from './typical-distance.ts';

/** A token beside the forms that it may be of. */
export interface ComparedToken {
  readonly newcomer: ExemplarToken;
  /** Mean relative distance to the exemplars of the nearest forms. */
  readonly distances: ReadonlyMap<string, number>;
}

/** @param background tokens of the lexicon by which its typical distances are judged; itself is left out */
export function compareToForms(
  token: HeardToken,
  forms: readonly KnownForm[],
  background: readonly HeardToken[],
  shelf: PatternShelf,
): ComparedToken {
  const others = background.filter((other) => other.id !== token.id);
  const typical = typicalDistances(others.map((other) => tokenDistances(token, other, shelf)));
  const newcomer: ExemplarToken = { token, typical };
  const nearest = nearestForms(
    forms,
    (many) => many.map((form) => toNearest(form, (exemplar) => shelf.sketchDistance(token, exemplar))),
    (many) => many.map((form) => toNearest(form, (exemplar) => pointDistance(token, exemplar) ?? Infinity)),
  );
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
    for (const b of others) {
      sum += relativeTokenDistance(tokenDistances(a.token, b.token, shelf), a.typical, b.typical);
    }
  }
  return sum / (some.length * others.length);
}

function toNearest({ exemplars }: KnownForm, distance: (exemplar: HeardToken) => number): number {
  return Math.min(...exemplars.map(({ token }) => distance(token)));
}
