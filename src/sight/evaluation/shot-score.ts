import { bestAssignment } from '../../dsp/assignment.ts';
import type { ShotTransition } from '../shots/shot.ts';

/** Where one shot gives way to the next; of a gradual one, the middle. */
export interface TrueBoundary {
  readonly timeSeconds: number;
  readonly transition: Exclude<ShotTransition, 'START'>;
}

export interface BoundaryScore {
  /** There, found, and both. */
  readonly there: number;
  readonly found: number;
  readonly right: number;
}

/** A boundary is found if one is told within so much of it; a gradual one is not at one moment. */
const toleranceSeconds = { CUT: 0.1, FADE: 0.4, DISSOLVE: 0.4 } as const;

/** Each boundary that was found answers for one that is there. */
export function boundaryScore(there: readonly TrueBoundary[], foundSeconds: readonly number[]): BoundaryScore {
  const matches = there.map(({ timeSeconds, transition }) =>
    foundSeconds.map((found) => (Math.abs(found - timeSeconds) <= toleranceSeconds[transition] ? 1 : 0)),
  );
  const assignment = there.length === 0 || foundSeconds.length === 0 ? [] : bestAssignment(matches);
  const right = there.filter((_, i) => matches[i]![assignment[i] ?? -1] === 1).length;
  return { there: there.length, found: foundSeconds.length, right };
}
