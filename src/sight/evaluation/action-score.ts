import { bestAssignment } from '../../dsp/assignment.ts';

export interface TimedAction {
  readonly label: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface ActionScore {
  readonly label: string;
  /** Done, told, and both. */
  readonly there: number;
  readonly found: number;
  readonly right: number;
}

/** An action is found if one of its name has its middle within the true one's time, or within so much of it. */
const toleranceSeconds = 0.5;

/** Counts label by label; each found action answers for one true action. */
export function actionScore(done: readonly TimedAction[], found: readonly TimedAction[]): readonly ActionScore[] {
  const labels = [...new Set([...done, ...found].map(({ label }) => label))].sort();
  return labels.map((label) => {
    const [own, told] = [done, found].map((actions) => actions.filter((action) => action.label === label)) as [
      TimedAction[],
      TimedAction[],
    ];
    const matches = own.map((truth) => told.map((claim) => (isAbout(truth, claim) ? 1 : 0)));
    const assignment = own.length === 0 || told.length === 0 ? [] : bestAssignment(matches);
    const right = own.filter((_, i) => matches[i]![assignment[i] ?? -1] === 1).length;
    return { label, there: own.length, found: told.length, right };
  });
}

function isAbout(truth: TimedAction, claim: TimedAction): boolean {
  const middle = (claim.startSeconds + claim.endSeconds) / 2;
  return middle >= truth.startSeconds - toleranceSeconds && middle <= truth.endSeconds + toleranceSeconds;
}
