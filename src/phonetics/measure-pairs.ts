import { formThreshold } from './form-membership.ts';
import { mostBackground } from './form-state.ts';
import type { PatternShelf, PatternToken } from './pattern-shelf.ts';
import { relativeDistance, typicalDistance } from './typical-distance.ts';

/** Distances between tokens, those that were worth measuring. */
export interface PairTable {
  /** For each token, the others by index with their form distance; both ways. */
  readonly distances: readonly Map<number, number>[];
  /** See `typical-distance.ts`; shape (tokens). */
  readonly typical: readonly number[];
}

/** Up to so many tokens every pair is measured. */
const fewTokens = 150;
const nearestSketches = 40;

/**
 * Every pair of few tokens. Of many: each with the background, each with the forty of nearest sketch, and then each
 * with those that its near ones are near to, which finds what a sketch missed.
 * @param tokens by id
 */
export function measurePairs(tokens: readonly PatternToken[], shelf: PatternShelf): PairTable {
  const distances = tokens.map(() => new Map<number, number>());
  const measure = (a: number, b: number): void => {
    if (a === b || distances[a]!.has(b)) return;
    const distance = shelf.distance(tokens[a]!, tokens[b]!);
    distances[a]!.set(b, distance);
    distances[b]!.set(a, distance);
  };
  const every = tokens.length <= fewTokens;
  tokens.forEach((_, a) => {
    for (let b = 0; b < (every ? a : Math.min(mostBackground, tokens.length)); b++) measure(a, b);
  });
  const typical = tokens.map((_, a) => {
    const background = [...distances[a]!].filter(([b]) => every || b < mostBackground);
    return typicalDistance(background.map(([, distance]) => distance));
  });
  if (!every) {
    tokens.forEach((_, a) => nearestBySketch(a, tokens, shelf).forEach((b) => measure(a, b)));
    const near = distances.map((row, a) =>
      [...row.keys()].filter((b) => relativeDistance(row.get(b)!, typical[a]!, typical[b]!) <= formThreshold),
    );
    near.forEach((row, a) => row.forEach((b) => near[b]!.forEach((c) => measure(a, c))));
  }
  return { distances, typical };
}

function nearestBySketch(a: number, tokens: readonly PatternToken[], shelf: PatternShelf): number[] {
  const others: { b: number; distance: number }[] = [];
  tokens.forEach((token, b) => {
    if (a === b) return;
    const distance = shelf.sketchDistance(tokens[a]!, token);
    if (distance < Infinity) others.push({ b, distance });
  });
  others.sort((left, right) => left.distance - right.distance || left.b - right.b);
  return others.slice(0, nearestSketches).map(({ b }) => b);
}
