import { followClusters, type ClusterMembers, type ClusterRedirect } from '../../dsp/follow-clusters.ts';
import {
  emptyAppearanceState,
  settleAppearances,
  stepAppearances,
  type AppearanceAssignment,
  type AppearanceState,
  type SeenAppearance,
} from './appearance-clusterer.ts';

export interface ThingsQuestion {
  readonly lexiconId: string;
  readonly appearances: readonly SeenAppearance[];
  /** What a step goes on from; a settling starts anew. */
  readonly state?: AppearanceState;
  /** The things before a settling: they are followed by redirects. */
  readonly before?: readonly ClusterMembers[];
}

export interface ThingsAnswer {
  readonly state: AppearanceState;
  /** Those that have appearances among the assignments. */
  readonly conceptIds: readonly string[];
  readonly assignments: readonly AppearanceAssignment[];
  readonly redirects: readonly ClusterRedirect[];
}

/** One step, or a settling where `before` is given; in a worker thread, since a settling compares all with all. */
export default function advanceAppearances({ lexiconId, appearances, state, before }: ThingsQuestion): ThingsAnswer {
  const { assignments, ...rest } =
    before === undefined
      ? stepAppearances(state ?? emptyAppearanceState(lexiconId), appearances)
      : settleAppearances(lexiconId, appearances);
  const redirects = 'redirects' in rest ? rest.redirects : followClusters(before ?? [], homesOf(assignments));
  const conceptIds = [...new Set(assignments.map(({ conceptId }) => conceptId))];
  return { state: rest.state, conceptIds, assignments, redirects };
}

function homesOf(assignments: readonly AppearanceAssignment[]): ReadonlyMap<string, string> {
  return new Map(assignments.map(({ appearanceId, conceptId }) => [appearanceId, conceptId]));
}
