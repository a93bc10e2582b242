import { unitsOfPhones } from './syllabify.ts';
import { latticeOfTyped, type UnitLattice } from './typed-respelling.ts';
import { gapCosts, unitDistances, unitNumber } from './unit-distance.ts';

/** A stored form, as phones. */
export interface RespellingCandidate {
  readonly phones: readonly string[];
  /** Places in the phones where a word begins; the first always does. */
  readonly wordStarts?: readonly number[];
}

export interface RankedCandidate<T> {
  readonly candidate: T;
  /** 0 where the typed respelling is the candidate's own; feature edits a sound, about 0.1 for a near miss. */
  readonly distance: number;
}

export interface RankOptions {
  /** Compare with the whole candidate, or with the stretch of it that fits best. Default `whole`. */
  readonly within?: 'whole' | 'part';
  /** Leave out what is farther. Default: nothing. */
  readonly atMost?: number;
  /** How many to return, the nearest. Default: all. */
  readonly limit?: number;
}

/**
 * Candidates by how near they are to a respelling as somebody typed it: in any case, with syllables set off or not, by the
 * table or as English is spelt.
 * @returns the nearest first; candidates that are as far stay in their order
 * @throws {TypedRespellingError} where nothing can be read, {UnknownPhoneError} where a candidate is not IPA
 */
export function rankByRespelling<T extends RespellingCandidate>(
  typed: string,
  candidates: Iterable<T>,
  { within = 'whole', atMost = Infinity, limit = Infinity }: RankOptions = {},
): RankedCandidate<T>[] {
  const lattice = latticeOfTyped(typed);
  const ranked: RankedCandidate<T>[] = [];
  for (const candidate of candidates) {
    const units = Uint8Array.from(unitsOfPhones(candidate.phones, candidate.wordStarts), unitNumber);
    const cost = latticeCost(lattice, units, within === 'part');
    const distance = cost / (within === 'part' ? lattice.length : Math.max(lattice.length, units.length));
    if (distance <= atMost) ranked.push({ candidate, distance });
  }
  return ranked.sort((a, b) => a.distance - b.distance).slice(0, limit);
}

/** The cheapest of all ways through the lattice beside the units: sounds that differ, are missing or too many. */
function latticeCost({ nodes, arcs }: UnitLattice, units: Uint8Array, anywhere: boolean): number {
  const width = units.length + 1;
  const costs = new Float64Array(nodes * width).fill(Infinity);
  if (anywhere) costs.fill(0, 0, width);
  else costs[0] = 0;
  let next = 0;
  for (let node = 0; node < nodes; node += 1) {
    const row = node * width;
    for (let place = 0; place < units.length; place += 1) {
      const skipped = costs[row + place]! + gapCosts[units[place]!]!;
      if (skipped < costs[row + place + 1]!) costs[row + place + 1] = skipped;
    }
    for (; next < arcs.length && arcs[next]!.from === node; next += 1) {
      const { to, unit, cost } = arcs[next]!;
      const target = to * width;
      const unheard = cost + (unit === -1 ? 0 : gapCosts[unit]!);
      const distances = unitDistances[unit];
      for (let place = 0; place < width; place += 1) {
        const here = costs[row + place]!;
        if (here + unheard < costs[target + place]!) costs[target + place] = here + unheard;
        if (distances === undefined || place === units.length) continue;
        const heard = here + cost + distances[units[place]!]!;
        if (heard < costs[target + place + 1]!) costs[target + place + 1] = heard;
      }
    }
  }
  const last = costs.subarray((nodes - 1) * width);
  return anywhere ? last.reduce((least, cost) => Math.min(least, cost), Infinity) : last[units.length]!;
}
