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
  const background = every ? tokens : tokens.slice(0, mostBackground);
  // Kept, since aligning phones is work: what is typical of a token must be known before any distance is relative to it.
  const fromBackground = tokens.map((token, a) =>
    background.map((other, b) => (a === b ? undefined : tokenDistances(token, other, shelf))),
  );
  const typical = fromBackground.map((row) => typicalDistances(row.filter((apart) => apart !== undefined)));
  const distances = tokens.map(() => new Map<number, number>());
  const measure = (a: number, b: number): void => {
    if (a === b || distances[a]!.has(b)) return;
    const apart = fromBackground[a]![b] ?? tokenDistances(tokens[a]!, tokens[b]!, shelf);
    const relative = relativeTokenDistance(apart, typical[a]!, typical[b]!);
    distances[a]!.set(b, relative);
    distances[b]!.set(a, relative);
  };
  tokens.forEach((_, a) => background.forEach((_other, b) => measure(a, b)));
  if (!every) {
    const all = tokens.map((_, a) => a);
    const points = all.filter((a) => tokens[a]!.point !== undefined);
    const bySketch = (a: number, b: number) => shelf.sketchDistance(tokens[a]!, tokens[b]!);
    const byPoint = (a: number, b: number) => pointDistance(tokens[a]!, tokens[b]!) ?? Infinity;
    for (const a of all) nearestBy(bySketch, a, all).forEach((b) => measure(a, b));
    for (const a of points) nearestBy(byPoint, a, points).forEach((b) => measure(a, b));
    const near = distances.map((row) => [...row.keys()].filter((b) => row.get(b)! <= formThreshold));
    near.forEach((row, a) => row.forEach((b) => near[b]!.forEach((c) => measure(a, c))));
  }
  return { distances, typical };
}

function nearestBy(guess: (a: number, b: number) => number, a: number, among: readonly number[]): number[] {
  const others: { b: number; distance: number }[] = [];
  for (const b of among) {
    if (a === b) continue;
    const distance = guess(a, b);
    if (distance < Infinity) others.push({ b, distance });
  }
  others.sort((left, right) => left.distance - right.distance || left.b - right.b);
  return others.slice(0, nearestGuessed).map(({ b }) => b);
}
