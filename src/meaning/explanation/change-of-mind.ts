/** A learner that can be told situations that never were, as far as one form goes. */
export interface HypotheticalLearner {
  /** The form alone was heard, surely, with these concepts surely in view; beside it talk goes on as it did. */
  observe(conceptIds: readonly string[]): void;
  /** Of the form's candidate meanings. */
  probabilities(): ReadonlyMap<string, number>;
}

export interface ChangeOfMind {
  /** From this probability on a pair is in the lexicon. */
  readonly threshold: number;
  readonly isInLexicon: boolean;
  /**
   * How many more situations with the form and without the concept would take it out of the lexicon; of one outside,
   * absent. Absent as well where `mostTried` would not.
   */
  readonly situationsAgainst?: number;
  /** How many more with both would bring it in; absent as above. */
  readonly situationsFor?: number;
  /** The likeliest other meaning. */
  readonly rival?: {
    readonly conceptId: string;
    readonly probability: number;
    /** How many more with the form and the rival in its place would make the rival likelier; absent as above. */
    readonly situationsUntilLikelier?: number;
  };
  readonly mostTried: number;
}

export const mostTried = 100;

/**
 * What would change the learner's mind on a form and a concept, tried out: each further situation is the form said alone in
 * a sequence of its own, so that it counts in full, beside one without a word in which things are in view as often as they were.
 * @param newLearner the learner as it is, anew with each call
 */
export function changeOfMind(
  newLearner: () => HypotheticalLearner,
  conceptId: string,
  threshold: number,
): ChangeOfMind {
  const now = newLearner().probabilities();
  const held = now.get(conceptId) ?? 0;
  const isInLexicon = held >= threshold;
  const [rival] = [...now]
    .filter(([id]) => id !== conceptId)
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
  const until = (shows: readonly string[], reached: (probabilities: ReadonlyMap<string, number>) => boolean) =>
    situationsUntil(newLearner(), shows, reached);
  const against = isInLexicon ? until([], (after) => (after.get(conceptId) ?? 0) < threshold) : undefined;
  const inFavour = isInLexicon ? undefined : until([conceptId], (after) => (after.get(conceptId) ?? 0) >= threshold);
  return {
    threshold,
    isInLexicon,
    ...(against !== undefined && { situationsAgainst: against }),
    ...(inFavour !== undefined && { situationsFor: inFavour }),
    ...(rival !== undefined && { rival: rivalOf(rival, conceptId, until) }),
    mostTried,
  };
}

type Until = (
  shows: readonly string[],
  reached: (probabilities: ReadonlyMap<string, number>) => boolean,
) => number | undefined;

function rivalOf(
  [rivalId, probability]: readonly [string, number],
  conceptId: string,
  until: Until,
): NonNullable<ChangeOfMind['rival']> {
  const isLikelier = (after: ReadonlyMap<string, number>) => (after.get(rivalId) ?? 0) > (after.get(conceptId) ?? 0);
  const situations = until([rivalId], isLikelier);
  return {
    conceptId: rivalId,
    probability,
    ...(situations !== undefined && { situationsUntilLikelier: situations }),
  };
}

/** 0 where it is so already. */
function situationsUntil(
  learner: HypotheticalLearner,
  shows: readonly string[],
  reached: (probabilities: ReadonlyMap<string, number>) => boolean,
): number | undefined {
  for (let count = 0; count <= mostTried; count++) {
    if (reached(learner.probabilities())) return count;
    learner.observe(shows);
  }
  return undefined;
}
