import { gramsOfUnits } from './sound-grams.ts';
import { latticeOfTyped, type UnitLattice } from './typed-respelling.ts';
import { unitNames } from './unit-distance.ts';

/** Readings of what was typed that are looked up. */
const mostReadings = 12;
/** What a hundredth of a reading's cost takes off the weight of what only it has. */
const fading = 0.08;

interface Way {
  readonly units: readonly string[];
  readonly cost: number;
}

/**
 * What to look up for a typed respelling: the grams of its likeliest readings, each with the weight of the likeliest that has it.
 * @returns 0 to 1 for each gram; by weight
 * @throws {TypedRespellingError}
 */
export function gramsOfTyped(typed: string): [gram: string, weight: number][] {
  const weights = new Map<string, number>();
  for (const { units, cost } of likeliestWays(latticeOfTyped(typed))) {
    const weight = Math.max(0.1, 1 - fading * 100 * cost);
    for (const gram of gramsOfUnits(units)) weights.set(gram, Math.max(weight, weights.get(gram) ?? 0));
  }
  return [...weights].sort((a, b) => b[1] - a[1]);
}

/** The cheapest ways through, the cheapest first. */
function likeliestWays({ nodes, arcs }: UnitLattice): readonly Way[] {
  const ways: Way[][] = Array.from({ length: nodes }, () => []);
  ways[0] = [{ units: [], cost: 0 }];
  let next = 0;
  for (let node = 0; node < nodes; node += 1) {
    ways[node] = distinct(ways[node]!);
    for (; next < arcs.length && arcs[next]!.from === node; next += 1) {
      const { to, unit, cost } = arcs[next]!;
      const added = unit === -1 ? [] : [unitNames[unit]!];
      for (const way of ways[node]!) ways[to]!.push({ units: [...way.units, ...added], cost: way.cost + cost });
    }
  }
  return ways[nodes - 1]!;
}

function distinct(ways: readonly Way[]): Way[] {
  const seen = new Set<string>();
  const kept: Way[] = [];
  for (const way of [...ways].sort((a, b) => a.cost - b.cost)) {
    const text = way.units.join(' ');
    if (seen.has(text)) continue;
    seen.add(text);
    kept.push(way);
    if (kept.length === mostReadings) break;
  }
  return kept;
}
