import { phoneDistance, specifiedShare } from '../../phonetics/phones/phone-distance.ts';
import { featuresOf } from '../../phonetics/phones/articulatory-features-of-phone.ts';

/** How a form sounds, and what it is compared with. */
export interface WordsToCompare {
  /** IPA, in order. */
  readonly references: readonly (readonly string[])[];
  /** Phones parted by spaces. */
  readonly words: readonly string[];
  /** Of the longer of two sequences: farther ones are left out. */
  readonly maximum: number;
  /** Of each reference. */
  readonly limit: number;
}

export interface NearWord {
  readonly phones: string;
  /** Articulatory edit distance for each phone of the longer sequence: 0 where they are the same. */
  readonly distance: number;
}

/**
 * A module of a lane: for each reference the words that sound most like it, the nearest first. It is `articulatoryEditDistance` with the gap
 * `features`, from distances of phones that are worked out once for all words.
 * @throws {UnknownPhoneError}
 */
export default function nearestWords({ references, words, maximum, limit }: WordsToCompare): NearWord[][] {
  const inventory = new Map<string, number>();
  const cut = words.map((phones) => ({
    phones,
    places: phones.split(' ').map((phone) => {
      const known = inventory.get(phone);
      if (known !== undefined) return known;
      inventory.set(phone, inventory.size);
      return inventory.size - 1;
    }),
  }));
  const phones = [...inventory.keys()];
  const gaps = Float64Array.from(phones, (phone) => specifiedShare(featuresOf(phone)));
  return references.map((reference) => {
    const ownGaps = reference.map((phone) => specifiedShare(featuresOf(phone)));
    const distances = reference.map((phone) => Float64Array.from(phones, (other) => phoneDistance(phone, other)));
    const near: NearWord[] = [];
    for (const word of cut) {
      const longer = Math.max(reference.length, word.places.length);
      const distance = editDistance(distances, ownGaps, word.places, gaps, maximum * longer) / longer;
      if (distance <= maximum) near.push({ phones: word.phones, distance });
    }
    near.sort((a, b) => a.distance - b.distance || (a.phones < b.phones ? -1 : 1));
    return near.slice(0, limit);
  });
}

/** @returns infinity for one that is above `most` */
function editDistance(
  distances: readonly Float64Array[],
  ownGaps: readonly number[],
  places: readonly number[],
  gaps: Float64Array,
  most: number,
): number {
  const costs = new Float64Array(places.length + 1);
  for (const [column, place] of places.entries()) costs[column + 1] = costs[column]! + gaps[place]!;
  for (const [row, ofPhone] of distances.entries()) {
    const without = ownGaps[row]!;
    let diagonal = costs[0]!;
    let least = (costs[0] = diagonal + without);
    for (let column = 0; column < places.length; column++) {
      const place = places[column]!;
      const above = costs[column + 1]!;
      const cost = Math.min(diagonal + ofPhone[place]!, above + without, costs[column]! + gaps[place]!);
      costs[column + 1] = cost;
      diagonal = above;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
  }
  return costs[places.length]!;
}
