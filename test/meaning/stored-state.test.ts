import { describe, expect, it } from 'vitest';
import { observe, settle } from '../../src/meaning/cross-situational-learner.ts';
import { mappings } from '../../src/meaning/mappings.ts';
import { restoreState, storeState, type StoredState } from '../../src/meaning/stored-state.ts';
import { clipWorld, generateWorld } from './generated-world.ts';

describe('the stored state', () => {
  it('goes on after a round through JSON as if it had never left', () => {
    const { situations } = generateWorld(clipWorld);
    const state = settle(situations.slice(0, 40));
    const again = restoreState(JSON.parse(JSON.stringify(storeState(state))) as StoredState);
    expect(again).toEqual(state);
    for (const situation of situations.slice(40)) {
      observe(state, situation);
      observe(again, situation);
    }
    expect(mappings(again)).toEqual(mappings(state));
  });

  it('refuses another version', () => {
    const stored = { ...storeState(settle([])), version: 2 } as unknown as StoredState;
    expect(() => restoreState(stored)).toThrow(/version 2/);
  });
});
