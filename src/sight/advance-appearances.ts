import {
  emptyAppearanceState,
  settleAppearances,
  stepAppearances,
  type AppearanceAssignment,
  type AppearanceState,
  type ConceptRedirect,
  type SeenAppearance,
} from './appearance-clusterer.ts';

/** A thing with its appearances, from before a settling. */
export interface ThingOfAppearances {
  readonly id: string;
  readonly memberIds: readonly string[];
}

export interface ThingsQuestion {
  readonly lexiconId: string;
  readonly appearances: readonly SeenAppearance[];
  /** What a step goes on from; a settling starts anew. */
  readonly state?: AppearanceState;
  /** The things before a settling: they are followed by redirects. */
  readonly before?: readonly ThingOfAppearances[];
}

export interface ThingsAnswer {
  readonly state: AppearanceState;
  /** Those that have appearances among the assignments. */
  readonly conceptIds: readonly string[];
  readonly assignments: readonly AppearanceAssignment[];
  readonly redirects: readonly ConceptRedirect[];
}

/** One step, or a settling where `before` is given; in a worker thread, since a settling compares all with all. */
export default function advanceAppearances({ lexiconId, appearances, state, before }: ThingsQuestion): ThingsAnswer {
  const { assignments, ...rest } =
    before === undefined
      ? stepAppearances(state ?? emptyAppearanceState(lexiconId), appearances)
      : settleAppearances(lexiconId, appearances);
  const redirects = 'redirects' in rest ? rest.redirects : redirectsTo(before ?? [], assignments);
  const conceptIds = [...new Set(assignments.map(({ conceptId }) => conceptId))];
  return { state: rest.state, conceptIds, assignments, redirects };
}

/** Each thing of before that is no more leads to where most of its appearances went; of equals, the lower id. */
function redirectsTo(
  before: readonly ThingOfAppearances[],
  assignments: readonly AppearanceAssignment[],
): ConceptRedirect[] {
  const homes = new Map(assignments.map(({ appearanceId, conceptId }) => [appearanceId, conceptId]));
  const living = new Set(homes.values());
  return before.flatMap(({ id, memberIds }) => {
    if (living.has(id)) return [];
    const shares = new Map<string, number>();
    for (const memberId of memberIds) {
      const home = homes.get(memberId);
      if (home !== undefined) shares.set(home, (shares.get(home) ?? 0) + 1);
    }
    const [best] = [...shares].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
    return best === undefined ? [] : [{ fromId: id, toId: best[0] }];
  });
}
