import { ParameterError } from '../../errors.ts';
import { featuresOf } from './articulatory-features-of-phone.ts';
import { phoneDistance, specifiedShare, type FeatureCost } from './phone-distance.ts';

/** Two phones in the same place, or one where the other sequence has none. */
export interface PhonePair {
  readonly reference: string | null;
  readonly heard: string | null;
  /** 0 to 1; that of a gap where one is missing */
  readonly cost: number;
}

export interface AlignmentOptions {
  /** Default `graded`. */
  readonly cost?: FeatureCost;
  /**
   * What a phone more or less costs, above 0; default 1. Two unlike phones are 0.3 apart on average, so that with 1 hardly
   * anything is left out; to find which phones belong together take `pairingGap`. `features` is the share of its features
   * that are + or -, and half of that which are 0, as in PanPhon's `feature_edit_distance`: about 0.9.
   */
  readonly gap?: number | 'features';
}

/** Half of what a vowel is from a consonant, so that those are rather left alone than paired. */
export const pairingGap = 0.2;

/** The cheapest way from one sequence of phones to the other. */
export interface PhoneAlignment {
  readonly pairs: readonly PhonePair[];
  /** Sum of the pairs' costs: the articulatory edit distance. */
  readonly cost: number;
}

/**
 * Aligns two sequences of phones by their features. Of ways that cost the same it takes the one with fewer gaps, and of
 * those the one that has them later.
 * @throws {UnknownPhoneError}, {ParameterError} where the gap is not above 0
 */
export function alignPhones(
  reference: readonly string[],
  heard: readonly string[],
  options: AlignmentOptions = {},
): PhoneAlignment {
  const { cost = 'graded' } = options;
  const gap = gapCost(options);
  const width = heard.length + 1;
  const costs = new Float64Array((reference.length + 1) * width);
  for (const [column, other] of heard.entries()) costs[column + 1] = costs[column]! + gap(other);
  for (const [row, phone] of reference.entries()) {
    const above = row * width;
    const here = above + width;
    const without = gap(phone);
    costs[here] = costs[above]! + without;
    for (const [column, other] of heard.entries()) {
      const substituted = costs[above + column]! + phoneDistance(phone, other, cost);
      const missing = costs[above + column + 1]! + without;
      const added = costs[here + column]! + gap(other);
      costs[here + column + 1] = Math.min(substituted, missing, added);
    }
  }
  return { pairs: traceBack(reference, heard, costs, cost, gap), cost: costs.at(-1)! };
}

function gapCost({ gap = 1 }: AlignmentOptions): (phone: string) => number {
  if (gap === 'features') return (phone) => specifiedShare(featuresOf(phone));
  if (!(gap > 0)) throw new ParameterError(`a gap must cost more than 0, got ${gap}`);
  return () => gap;
}

function traceBack(
  reference: readonly string[],
  heard: readonly string[],
  costs: Float64Array,
  cost: FeatureCost,
  gap: (phone: string) => number,
): PhonePair[] {
  const width = heard.length + 1;
  const pairs: PhonePair[] = [];
  let row = reference.length;
  let column = heard.length;
  while (row > 0 || column > 0) {
    const total = costs[row * width + column]!;
    if (row > 0 && column > 0) {
      const distance = phoneDistance(reference[row - 1]!, heard[column - 1]!, cost);
      // The very sum that the table was filled with.
      if (costs[(row - 1) * width + column - 1]! + distance === total) {
        pairs.push({ reference: reference[row - 1]!, heard: heard[column - 1]!, cost: distance });
        row -= 1;
        column -= 1;
        continue;
      }
    }
    const missing = row > 0 ? gap(reference[row - 1]!) : Infinity;
    if (row > 0 && costs[(row - 1) * width + column]! + missing === total) {
      pairs.push({ reference: reference[row - 1]!, heard: null, cost: missing });
      row -= 1;
    } else {
      pairs.push({ reference: null, heard: heard[column - 1]!, cost: gap(heard[column - 1]!) });
      column -= 1;
    }
  }
  return pairs.reverse();
}

/**
 * The least sum of feature edits that makes one sequence of phones of the other.
 * @throws {UnknownPhoneError}, {ParameterError} where the gap is not above 0
 */
export function articulatoryEditDistance(
  reference: readonly string[],
  heard: readonly string[],
  options: AlignmentOptions = {},
): number {
  const { cost = 'graded' } = options;
  const gap = gapCost(options);
  let above = new Float64Array(heard.length + 1);
  for (const [column, other] of heard.entries()) above[column + 1] = above[column]! + gap(other);
  let here = new Float64Array(heard.length + 1);
  for (const phone of reference) {
    const without = gap(phone);
    here[0] = above[0]! + without;
    for (const [column, other] of heard.entries()) {
      const substituted = above[column]! + phoneDistance(phone, other, cost);
      here[column + 1] = Math.min(substituted, above[column + 1]! + without, here[column]! + gap(other));
    }
    [above, here] = [here, above];
  }
  return above[heard.length]!;
}
