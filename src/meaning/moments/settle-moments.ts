import { learnProjections } from './learn-projections.ts';
import type { Moment } from './moment.ts';
import { placeMoment, type PlacedMoment } from './place-moment.ts';
import type { Projections } from './projections.ts';

export interface SettledMoments {
  readonly projections: Projections;
  readonly placed: readonly PlacedMoment[];
}

/** What all moments of a lexicon teach, and where they lie by it; in a worker thread. */
export default function settleMoments(moments: readonly Moment[]): SettledMoments {
  const projections = learnProjections(moments);
  return { projections, placed: moments.flatMap((moment) => placeMoment(moment, projections) ?? []) };
}
