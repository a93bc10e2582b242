import { logAdd } from './log-add.ts';
import { NO_PHONE } from './phone-posteriors.ts';

/** One reading of a stretch of sound. */
export interface PhoneReading {
  /** Classes, without blanks. */
  readonly phones: readonly number[];
  /** Natural logarithm of the probability, summed over all alignments that the beam kept. */
  readonly logProbability: number;
}

export interface BeamOptions {
  /** Readings kept from frame to frame; 12 unless said. */
  readonly width?: number;
  /** Readings given back at most; `width` unless said. */
  readonly results?: number;
  /** A phone is not begun in a frame where its logarithm is below this; -5 (seven in a thousand) unless said. */
  readonly floor?: number;
  /** Readings whose logarithm is so much below that of the best are given up; 9 unless said. */
  readonly margin?: number;
}

/**
 * Readings of a stretch by CTC prefix beam search (Hannun et al. 2014, "First-pass large vocabulary continuous speech
 * recognition using bi-directional recurrent DNNs", without a language model): alignments of one reading are added up,
 * where taking the best class of each frame would take the best alignment for the best reading.
 * @param logProbabilities shape (frames, classes), class 0 the blank
 * @returns the likeliest first, none twice; the empty reading alone where there are no frames
 */
export function ctcPrefixBeam(
  logProbabilities: Float32Array,
  classes: number,
  options: BeamOptions = {},
): readonly PhoneReading[] {
  const { width = 12, floor = -5, margin = 9 } = options;
  const frames = logProbabilities.length / classes;
  const tree = new PrefixTree(classes);
  let kept: Candidate[] = [{ node: 0, endsBlank: 0, endsPhone: -Infinity, total: 0 }];
  const begun = new Int32Array(classes);
  for (let frame = 0; frame < frames; frame++) {
    const row = logProbabilities.subarray(frame * classes, (frame + 1) * classes);
    let beginning = 0;
    for (let phone = 1; phone < classes; phone++) if (row[phone]! >= floor) begun[beginning++] = phone;
    kept = step(kept, row, begun.subarray(0, beginning), tree, { width, margin });
  }
  return kept
    .slice(0, options.results ?? width)
    .map(({ node, total }) => ({ phones: tree.read(node), logProbability: total }));
}

/** A prefix with the probability of its alignments, by whether they end in a blank or in its last phone. */
interface Candidate {
  readonly node: number;
  endsBlank: number;
  endsPhone: number;
  total: number;
}

/** @returns the `width` likeliest, the likeliest first */
function step(
  kept: readonly Candidate[],
  row: Float32Array,
  begun: Int32Array,
  tree: PrefixTree,
  { width, margin }: { readonly width: number; readonly margin: number },
): Candidate[] {
  const next = new Map<number, Candidate>();
  const at = (node: number): Candidate => {
    let candidate = next.get(node);
    if (candidate === undefined) {
      candidate = { node, endsBlank: -Infinity, endsPhone: -Infinity, total: -Infinity };
      next.set(node, candidate);
    }
    return candidate;
  };
  const blank = row[NO_PHONE]!;
  let best = -Infinity;
  for (const { node, endsPhone, total } of kept) {
    const last = tree.phone(node);
    const same = at(node);
    same.endsBlank = total + blank;
    if (last !== NO_PHONE) same.endsPhone = endsPhone + row[last]!;
    best = Math.max(best, same.endsBlank, same.endsPhone);
  }
  for (const { node, endsBlank, total } of kept) {
    const last = tree.phone(node);
    for (const phone of begun) {
      // The same phone again is another one only behind a blank.
      const score = (phone === last ? endsBlank : total) + row[phone]!;
      if (score < best - margin || score === -Infinity) continue;
      const longer = at(tree.child(node, phone));
      longer.endsPhone = logAdd(longer.endsPhone, score);
    }
  }
  const candidates = [...next.values()];
  for (const candidate of candidates) candidate.total = logAdd(candidate.endsBlank, candidate.endsPhone);
  // Of equals the one that was there first, so that the same sound always has the same reading.
  candidates.sort((a, b) => b.total - a.total || a.node - b.node);
  if (candidates.length > width) candidates.length = width;
  return candidates;
}

/** All prefixes that were thought of; each is one node, so that two ways to it meet. */
class PrefixTree {
  private readonly parents = [-1];
  private readonly phones = [NO_PHONE];
  private readonly children = new Map<number, number>();

  constructor(private readonly classes: number) {}

  /** The last phone of a prefix; {@link NO_PHONE} of the empty one. */
  phone(node: number): number {
    return this.phones[node]!;
  }

  child(node: number, phone: number): number {
    const key = node * this.classes + phone;
    let child = this.children.get(key);
    if (child === undefined) {
      child = this.parents.push(node) - 1;
      this.phones.push(phone);
      this.children.set(key, child);
    }
    return child;
  }

  read(node: number): number[] {
    const phones: number[] = [];
    for (let at = node; at > 0; at = this.parents[at]!) phones.push(this.phones[at]!);
    return phones.reverse();
  }
}
