import type { LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
import { formsHeard, type Presence, type Situation } from './situation.ts';

/**
 * Talk comes in bursts: within one episode a word, whatever it means, is repeated beside the same things. What is heard
 * n times there counts n ** episodeExponent, shared evenly.
 * @returns for each situation its forms, with probability times that share
 */
export function weighAll(situations: readonly Situation[], { episodeExponent }: LearnerParameters): Presence[][] {
  const counts = new Map<string, Map<string, number>>();
  const heard = situations.map((situation) => formsHeard(situation));
  situations.forEach(({ episodeId }, i) => {
    if (episodeId === undefined) return;
    let count = counts.get(episodeId);
    if (!count) counts.set(episodeId, (count = new Map()));
    for (const { id, probability } of heard[i]!) count.set(id, (count.get(id) ?? 0) + probability);
  });
  return situations.map(({ episodeId }, i) => {
    const count = episodeId === undefined ? undefined : counts.get(episodeId);
    if (!count) return heard[i]!;
    return heard[i]!.map(({ id, probability }) => {
      const times = Math.max(1, count.get(id)!);
      return { id, probability: probability * times ** (episodeExponent - 1) };
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
): Presence[] {
  if (episodeId === undefined) return [...heard];
  if (state.episode?.id !== episodeId) state.episode = { id: episodeId, heard: new Map() };
  const counted = state.episode.heard;
  return heard.map(({ id, probability }) => {
    const before = counted.get(id) ?? 0;
    const after = before + probability;
    counted.set(id, after);
    return { id, probability: worth(after, episodeExponent) - worth(before, episodeExponent) };
  });
}

/** n ** exponent, and below one time simply n. */
function worth(times: number, exponent: number): number {
  return times <= 1 ? times : times ** exponent;
}

/**
 * Parts a sequence of situations, in order of time, into episodes: one goes on as long as at least half of all things in
 * view now or at its beginning are in view at both moments (Jaccard index >= 0.5).
 */
export function partIntoEpisodes<T extends Situation>(situations: readonly T[]): T[] {
  let episodeId: string | undefined;
  let beginning = new Set<string>();
  return situations.map((situation) => {
    const now = new Set(situation.saw.map(({ conceptId }) => conceptId));
    const both = [...now].filter((conceptId) => beginning.has(conceptId)).length;
    const either = now.size + beginning.size - both;
    if (episodeId === undefined || (either > 0 && both / either < +(process.env.JAC ?? 0.5))) {
      episodeId = situation.id;
      beginning = now;
    }
    return { ...situation, episodeId };
  });
}
