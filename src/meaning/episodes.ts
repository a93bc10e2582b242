import type { LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
import { formsHeard, type Presence, type Situation } from './situation.ts';

/** A form heard, and what that is worth as evidence: at most its probability. */
export interface Evidence extends Presence {
  readonly weight: number;
}

/**
 * Talk comes in bursts: within one episode a word, whatever it means, is repeated beside the same things. What is heard
 * n times there counts n ** episodeExponent, shared evenly.
 * @returns for each situation its forms
 */
export function weighAll(situations: readonly Situation[], { episodeExponent }: LearnerParameters): Evidence[][] {
  const counts = new Map<string, Map<string, number>>();
  const heard = situations.map((situation) => formsHeard(situation));
  situations.forEach(({ episodeId }, i) => {
    if (episodeId === undefined) return;
    let count = counts.get(episodeId);
    if (!count) counts.set(episodeId, (count = new Map<string, number>()));
    for (const { id, probability } of heard[i]!) count.set(id, (count.get(id) ?? 0) + probability);
  });
  return situations.map(({ episodeId }, i) => {
    const count = episodeId === undefined ? undefined : counts.get(episodeId);
    return heard[i]!.map(({ id, probability }) => {
      const times = Math.max(1, count?.get(id) ?? 1);
      return { id, probability, weight: probability * times ** (episodeExponent - 1) };
    });
  });
}

/**
 * The same for one situation after another: the n-th time counts n ** exponent - (n - 1) ** exponent, which comes to the
 * same sum. Remembers in `state` the episode under way only.
 */
export function weighNext(
  state: LearnerState,
  { episodeId }: Situation,
  heard: readonly Presence[],
  { episodeExponent }: LearnerParameters,
): Evidence[] {
  if (episodeId === undefined) return heard.map(({ id, probability }) => ({ id, probability, weight: probability }));
  if (state.episode?.id !== episodeId) state.episode = { id: episodeId, heard: new Map() };
  const counted = state.episode.heard;
  return heard.map(({ id, probability }) => {
    const before = counted.get(id) ?? 0;
    const after = before + probability;
    counted.set(id, after);
    return { id, probability, weight: worth(after, episodeExponent) - worth(before, episodeExponent) };
  });
}

/** n ** exponent, and below one time simply n. */
function worth(times: number, exponent: number): number {
  return times <= 1 ? times : times ** exponent;
}

const sameView = 0.7;

/**
 * Parts a sequence of situations, in order of time, into episodes: one goes on as long as most of all things in view
 * now or at its beginning are in view at both moments (Jaccard index >= 0.7).
 */
export function partIntoEpisodes<T extends Situation>(situations: readonly T[]): T[] {
  let episodeId: string | undefined;
  let beginning = new Set<string>();
  return situations.map((situation) => {
    const now = new Set(situation.saw.flatMap(({ conceptId, confidence }) => (confidence >= 0.5 ? [conceptId] : [])));
    const both = [...now].filter((conceptId) => beginning.has(conceptId)).length;
    const either = now.size + beginning.size - both;
    if (episodeId === undefined || (either > 0 && both / either < sameView)) {
      episodeId = situation.id;
      beginning = now;
    }
    return { ...situation, episodeId };
  });
}
