import { describe, expect, it } from 'vitest';
import { observe } from '../../src/meaning/cross-situational-learner.ts';
import { settle } from '../../src/meaning/settle.ts';
import { mappings } from '../../src/meaning/mappings.ts';
import { restoreState, storeState, type StoredState } from '../../src/meaning/stored-state.ts';
import { clipWorld, generateWorld } from './generated-world.ts';

describe('the stored state', () => {
  it('goes on after a round through JSON as if it had never left', () => {
    const { situations } = generateWorld(clipWorld);
    const state = settle(situations.slice(0, 40));
    const stored = JSON.parse(JSON.stringify(storeState(state))) as StoredState;
    const again = restoreState(stored);
    expect(JSON.parse(JSON.stringify(storeState(again)))).toEqual(stored);
    for (const situation of situations.slice(40)) {
      observe(state, situation);
      observe(again, situation);
    }
    const [stayed, returned] = [mappings(state), mappings(again)];
    expect(returned.map(({ formId, conceptId }) => [formId, conceptId])).toEqual(
      stayed.map(({ formId, conceptId }) => [formId, conceptId]),
    );
    // sums over forms are added up anew
    returned.forEach(({ probability }, i) => expect(probability).toBeCloseTo(stayed[i]!.probability, 9));
  });

  it('refuses another version', () => {
    const { head, ...rows } = storeState(settle([]));
    const later = { head: { ...head, version: 3 }, ...rows } as unknown as StoredState;
    expect(() => restoreState(later)).toThrow(/version 3/);
  });
});
