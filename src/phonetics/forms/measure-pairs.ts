import { formThreshold } from './form-membership.ts';
import { mostBackground } from './form-state.ts';
import type { HeardToken } from './heard-token.ts';
import type { PatternShelf } from './pattern-shelf.ts';
import type { SoundDistances } from './sound-distances.ts';
import { pointDistance, relativeTokenDistance, tokenDistances } from './token-distances.ts';
import { typicalDistances } from './typical-distance.ts';

/** Distances between tokens, those that were worth measuring. */
export interface PairTable {
  /** For each token, the others by index with their relative distance; both ways. */
  readonly distances: readonly Map<number, number>[];
  /** See `typical-distance.ts`; shape (tokens). */
  readonly typical: readonly SoundDistances[];
}

/** Up to so many tokens every pair is measured. */
const fewTokens = 150;
/** By sketch and by point each. */
const nearestGuessed = 40;

/**
 * Every pair of few tokens. Of many: each with the background, each with the forty of nearest sketch and of nearest
 * point, and then each with those that its near ones are near to, which finds what a guess missed.
 * @param tokens by id
 */
export function measurePairs(tokens: readonly HeardToken[], shelf: PatternShelf): PairTable {
  const every = tokens.length <= fewTokens;
  const background = every ? tokens.length : mostBackground;
  const typical = tokens.map((token, a) =>
    typicalDistances(
      tokens.slice(0, background).flatMap((other, b) => (a === b ? [] : [tokenDistances(token, other, shelf)])),
    ),
  );
  const distances = tokens.map(() => new Map<number, number>());
  const measure = (a: number, b: number): void => {
    if (a === b || distances[a]!.has(b)) return;
    const apart = tokenDistances(tokens[a]!, tokens[b]!, shelf);
    const relative = relativeTokenDistance(apart, typical[a]!, typical[b]!);
    distances[a]!.set(b, relative);
    distances[b]!.set(a, relative);
  };
  tokens.forEach((_, a) => {
    for (let b = 0; b < Math.min(background, tokens.length); b++) measure(a, b);
  });
  if (!every) {
    const guesses = [
      (a: HeardToken, b: HeardToken) => shelf.sketchDistance(a, b),
      (a: HeardToken, b: HeardToken) => pointDistance(a, b) ?? Infinity,
    ];
    for (const guess of guesses) tokens.forEach((_, a) => nearestBy(guess, a, tokens).forEach((b) => measure(a, b)));
    const near = distances.map((row) => [...row.keys()].filter((b) => row.get(b)! <= formThreshold));
    near.forEach((row, a) => row.forEach((b) => near[b]!.forEach((c) => measure(a, c))));
  }
  return { distances, typical };
}

function nearestBy(
  guess: (a: HeardToken, b: HeardToken) => number,
  a: number,
  tokens: readonly HeardToken[],
): number[] {
  const others: { b: number; distance: number }[] = [];
  tokens.forEach((token, b) => {
    if (a === b) return;
    const distance = guess(tokens[a]!, token);
    if (distance < Infinity) others.push({ b, distance });
  });
  others.sort((left, right) => left.distance - right.distance || left.b - right.b);
  return others.slice(0, nearestGuessed).map(({ b }) => b);
}
