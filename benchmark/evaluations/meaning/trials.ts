import { generateTalk, type TalkPlan } from '../../../test/meaning/generated-talk.ts';
import { generateWorld, type WorldPlan } from '../../../test/meaning/generated-world.ts';
import type { Trial } from './score.ts';

/** Settings are chosen on worlds of seeds below this, and scored on others. */
export const firstTestSeed = 200;

export type Plan = WorldPlan | TalkPlan;

export function trialsOf(plan: Plan, seeds: number, firstSeed = firstTestSeed): Trial[] {
  return Array.from({ length: seeds }, (_, i) => {
    const seed = firstSeed + i;
    const world = 'words' in plan ? generateWorld({ ...plan, seed }) : generateTalk({ ...plan, seed });
    const pairs = [...world.gold].flatMap(([formId, ids]) => [...ids].map((conceptId) => ({ formId, conceptId })));
    return { situations: world.situations, gold: pairs };
  });
}
