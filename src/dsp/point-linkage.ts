import { dot } from './dot.ts';

/** A point on the unit sphere, or the mean of many: shorter the more they differ. */
export interface WeightedPoint {
  readonly vector: Float32Array;
  /** How many points it stands for. */
  readonly weight: number;
}

/**
 * Agglomerative clustering by average linkage (UPGMA, Sokal & Michener 1958) over the cosine of points on the unit sphere: the mean
 * similarity of two clusters is the product of their means, so that no pair is kept. By chains of nearest neighbours (Murtagh 1983), in
 * time n² and memory n.
 * @param points of one length
 * @param leastSimilarity of two clusters that become one, -1 to 1
 * @returns for each point the lowest point of its cluster, shape (points)
 */
export function pointLinkage(points: readonly WeightedPoint[], leastSimilarity: number): Int32Array {
  const means = points.map(({ vector }) => vector.slice());
  const weights = points.map(({ weight }) => weight);
  const parent = Int32Array.from(points, (_, place) => place);
  const alive = new Set(parent);
  const chain: number[] = [];
  while (alive.size > 1) {
    if (chain.length === 0) chain.push(first(alive));
    const at = chain.at(-1)!;
    const before = chain.at(-2);
    // The one before wins ties, or a chain could go round.
    let nearest = before ?? -1;
    let similarity = before === undefined ? -Infinity : dot(means[at]!, means[before]!);
    for (const other of alive) {
      if (other === at || other === before) continue;
      const found = dot(means[at]!, means[other]!);
      if (found > similarity) [nearest, similarity] = [other, found];
    }
    if (similarity < leastSimilarity) {
      // All that is nearest to nothing stays as it is: what joins elsewhere never comes nearer than its parts.
      alive.delete(at);
      chain.pop();
      continue;
    }
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    const [low, high] = [Math.min(at, nearest), Math.max(at, nearest)];
    const weight = weights[low]! + weights[high]!;
    const [kept, gone] = [means[low]!, means[high]!];
    for (let i = 0; i < kept.length; i++) kept[i] = (kept[i]! * weights[low]! + gone[i]! * weights[high]!) / weight;
    weights[low] = weight;
    parent[high] = low;
    alive.delete(high);
  }
  return parent.map((_, place) => rootOf(parent, place));
}

function first(numbers: ReadonlySet<number>): number {
  for (const each of numbers) return each;
  throw new RangeError('there is none');
}

function rootOf(parent: Int32Array, place: number): number {
  while (parent[place] !== place) place = parent[place]!;
  return place;
}
