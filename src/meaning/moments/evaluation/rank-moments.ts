import { dot } from '../../../dsp/dot.ts';
import { seededRandom } from '../../../dsp/seeded-random.ts';
import type { Channel, Moment, MomentPart } from '../moment.ts';
import { placeMoment, type PlacedMoment } from '../place-moment.ts';
import type { Projections } from '../projections.ts';

/** Ways of finding a moment again; the first three know nothing of what was learned. */
export const waysToFind = [
  'sound as it is',
  'sight as it is',
  'both as they are',
  'sound',
  'sight',
  'both',
  'moments by sound',
  'moments by sight',
  'sight by sound',
  'sound by sight',
] as const;
export type WayToFind = (typeof waysToFind)[number];

export interface AskedMoment {
  readonly what: string;
  readonly voice: string;
  readonly moment: Moment;
}

export interface FoundAgain {
  /** Of how many galleries. */
  readonly asked: number;
  /** Share of galleries in which the right one comes first, and among the first five. */
  readonly recallAt1: number;
  readonly recallAt5: number;
  /** From 1 on. */
  readonly medianRank: number;
}

export interface RankingOptions {
  /** Moments in a gallery: one right one, and the others of other words. */
  readonly gallery: number;
  /** Galleries drawn for each moment that is asked about. */
  readonly draws: number;
  /** Moments that are asked about; all unless said. The galleries are drawn from all. */
  readonly isAsked?: (moment: AskedMoment) => boolean;
}

const seed = 7;

/**
 * Each moment among a gallery in which one other is of the same word and thing, in another voice where there is one. Ties go
 * against the right one, and so does a moment that lacks what it is asked by.
 */
export function rankMoments(
  asked: readonly AskedMoment[],
  projections: Projections,
  { gallery, draws, isAsked = () => true }: RankingOptions,
): Record<WayToFind, FoundAgain> {
  const random = seededRandom(seed);
  const points = asked.map((each) => pointsOf(each.moment, projections));
  const ranks = new Map<WayToFind, number[]>(waysToFind.map((way) => [way, []]));
  asked.forEach((one, from) => {
    if (!isAsked(one)) return;
    const same = asked.flatMap(({ what }, at) => (at !== from && what === one.what ? [at] : []));
    const byOthers = same.filter((at) => asked[at]!.voice !== one.voice);
    const right = byOthers.length > 0 ? byOthers : same;
    const wrong = asked.flatMap(({ what }, at) => (what === one.what ? [] : [at]));
    if (right.length === 0 || wrong.length < gallery - 1) return;
    for (let draw = 0; draw < draws; draw++) {
      const target = right[Math.floor(random() * right.length)]!;
      const others = drawn(wrong, gallery - 1, random);
      for (const way of waysToFind) {
        const likeness = (to: number) => likenessBy[way](points[from]!, points[to]!) ?? -Infinity;
        const best = likeness(target);
        ranks.get(way)!.push(1 + others.filter((other) => likeness(other) >= best).length);
      }
    }
  });
  return Object.fromEntries(waysToFind.map((way) => [way, summed(ranks.get(way)!)])) as Record<WayToFind, FoundAgain>;
}

interface Points {
  readonly moment: Moment;
  readonly both: PlacedMoment | undefined;
  readonly sound: Float32Array | undefined;
  readonly sight: Float32Array | undefined;
}

function pointsOf(moment: Moment, projections: Projections): Points {
  // As if nothing else were known of it: nothing of the other channel says which part is meant.
  const alone = (channel: Channel) => {
    const parts = { sound: [], sight: [], text: [], [channel]: moment.parts[channel] };
    return placeMoment({ id: moment.id, parts }, projections)?.vector;
  };
  return { moment, both: placeMoment(moment, projections), sound: alone('sound'), sight: alone('sight') };
}

type Likeness = (a: Points, b: Points) => number | undefined;

const likenessBy: Record<WayToFind, Likeness> = {
  'sound as it is': (a, b) => bestPair(a.moment.parts.sound, b.moment.parts.sound),
  'sight as it is': (a, b) => bestPair(a.moment.parts.sight, b.moment.parts.sight),
  'both as they are': (a, b) =>
    sumOf(bestPair(a.moment.parts.sound, b.moment.parts.sound), bestPair(a.moment.parts.sight, b.moment.parts.sight)),
  sound: (a, b) => cosine(a.sound, b.sound),
  sight: (a, b) => cosine(a.sight, b.sight),
  both: (a, b) => cosine(a.both?.vector, b.both?.vector),
  'moments by sound': (a, b) => cosine(a.sound, b.both?.vector),
  'moments by sight': (a, b) => cosine(a.sight, b.both?.vector),
  'sight by sound': (a, b) => cosine(a.sound, b.sight),
  'sound by sight': (a, b) => cosine(a.sight, b.sound),
};

/** The likest two, as `similarSounds` compares. */
function bestPair(some: readonly MomentPart[], others: readonly MomentPart[]): number | undefined {
  let best: number | undefined;
  for (const a of some) {
    for (const b of others) best = Math.max(best ?? -Infinity, dot(a.vector, b.vector));
  }
  return best;
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number | undefined {
  return a && b && dot(a, b);
}

/** What is missing on one side leaves the other. */
function sumOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}

function drawn(from: readonly number[], count: number, random: () => number): number[] {
  const left = [...from];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0]!);
}

function summed(ranks: readonly number[]): FoundAgain {
  const sorted = [...ranks].sort((a, b) => a - b);
  const within = (rank: number) => sorted.filter((each) => each <= rank).length / Math.max(1, sorted.length);
  return {
    asked: sorted.length,
    recallAt1: within(1),
    recallAt5: within(5),
    medianRank: sorted[Math.floor(sorted.length / 2)] ?? NaN,
  };
}
