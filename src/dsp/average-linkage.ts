import { ParameterError } from '../errors.ts';

/** Two items that were compared, and how far apart they are. */
export interface MeasuredPair {
  readonly a: number;
  readonly b: number;
  readonly distance: number;
}

export interface AverageLinkageOptions {
  /** Clusters further apart than this on average stay apart. */
  readonly threshold: number;
  /** Distance of pairs that were not compared; above the threshold. */
  readonly unmeasured: number;
}

/**
 * Agglomerative clustering by average linkage (UPGMA, Sokal & Michener 1958) where most pairs are not compared. Average
 * linkage never brings a third cluster nearer than the nearer of two that merge, so pairs beyond the threshold need
 * not be looked at again, and the cost grows with the pairs that are near. Ties go to the lower items.
 * @param items how many; pairs name them 0 to items - 1, each pair at most once
 * @returns for each item the lowest item of its cluster, shape (items)
 * @throws {ParameterError} a pair outside the items or of an item with itself
 */
export function averageLinkage(
  items: number,
  pairs: readonly MeasuredPair[],
  { threshold, unmeasured }: AverageLinkageOptions,
): Int32Array {
  if (!(unmeasured > threshold)) throw new ParameterError('unmeasured pairs must be further than the threshold');
  const label = Int32Array.from({ length: items }, (_, item) => item);
  const members = Array.from(label, (item) => [item]);
  const links = Array.from(label, () => new Map<number, Link>());
  const queue: Candidate[] = [];
  for (const { a, b, distance } of pairs) {
    if (a === b || !links[a] || !links[b]) throw new ParameterError(`pair ${a}, ${b} is not of two of ${items} items`);
    links[a].set(b, { sum: distance, count: 1 });
    links[b].set(a, { sum: distance, count: 1 });
    if (distance <= threshold) push(queue, { low: Math.min(a, b), high: Math.max(a, b), distance, size: 2 });
  }
  for (let next = pop(queue); next; next = pop(queue)) {
    const { low, high } = next;
    // A cluster that has grown or gone since has newer candidates.
    if (members[low]!.length + members[high]!.length !== next.size || !members[high]!.length) continue;
    if (!members[low]!.length) continue;
    members[low]!.push(...members[high]!);
    members[high] = [];
    links[low]!.delete(high);
    links[high]!.delete(low);
    for (const [other, { sum, count }] of links[high]!) {
      const link = links[low]!.get(other);
      const joined = { sum: sum + (link?.sum ?? 0), count: count + (link?.count ?? 0) };
      links[low]!.set(other, joined);
      links[other]!.set(low, joined);
      links[other]!.delete(high);
    }
    links[high]!.clear();
    const size = members[low]!.length;
    for (const [other, { sum, count }] of links[low]!) {
      const all = size * members[other]!.length;
      const distance = (sum + (all - count) * unmeasured) / all;
      if (distance > threshold) continue;
      const candidate = { low: Math.min(low, other), high: Math.max(low, other), distance };
      push(queue, { ...candidate, size: size + members[other]!.length });
    }
  }
  members.forEach((cluster, lowest) => cluster.forEach((item) => (label[item] = lowest)));
  return label;
}

interface Link {
  readonly sum: number;
  readonly count: number;
}

interface Candidate {
  readonly low: number;
  readonly high: number;
  readonly distance: number;
  /** Items of both when it was measured. */
  readonly size: number;
}

function before(a: Candidate, b: Candidate): boolean {
  return a.distance < b.distance || (a.distance === b.distance && (a.low - b.low || a.high - b.high) < 0);
}

/** A binary heap, the nearest pair on top. */
function push(heap: Candidate[], candidate: Candidate): void {
  let at = heap.length;
  heap.push(candidate);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(candidate, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = candidate;
}

function pop(heap: Candidate[]): Candidate | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (top === undefined || last === undefined || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (!before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return top;
}
