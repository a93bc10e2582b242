import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyAppearanceState,
  settleAppearances,
  stepAppearances,
  type SeenAppearance,
} from '../../../src/sight/appearance/appearance-clusterer.ts';
import { descriptorBytes, descriptorDistance } from '../../../src/sight/appearance/appearance-descriptor.ts';
import { restoreAppearanceState, storeAppearanceState } from '../../../src/sight/appearance/stored-appearance-state.ts';

/** Descriptors of `kind` lie in one direction of their own, with noise that follows from `seed`. */
function look(kind: number, seed: number): SeenAppearance {
  const descriptor = new Uint8Array(descriptorBytes).fill(128);
  descriptor[0] = 1;
  for (let i = 129; i < descriptorBytes; i++) descriptor[i] = 20;
  for (let i = 0; i < 10; i++) descriptor[1 + kind * 12 + i] = 220 - ((seed * 7 + i * 13) % 25);
  descriptor[129 + kind * 5] = 200;
  return { id: `look-${(seed * 7919 + kind * 104729) % 999983}`, descriptor };
}

const many = Array.from({ length: 24 }, (_, i) => look(i % 4, i));

describe('descriptorDistance', () => {
  it('is 0 of a look with itself, symmetric, and between 0 and 1', () => {
    for (const a of many) {
      expect(descriptorDistance(a.descriptor, a.descriptor)).toBeCloseTo(0, 3);
      for (const b of many) {
        const distance = descriptorDistance(a.descriptor, b.descriptor);
        expect(distance).toBe(descriptorDistance(b.descriptor, a.descriptor));
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(1);
      }
    }
  });

  it('refuses bytes that are no descriptor', () => {
    expect(() => descriptorDistance(new Uint8Array(3), many[0]!.descriptor)).toThrow('got 3');
  });
});

describe('settleAppearances', () => {
  it('makes one thing of each kind of look', () => {
    const { things } = settleAppearances('lex', many);
    expect(things).toHaveLength(4);
    expect(things.map(({ appearanceIds }) => appearanceIds.length)).toEqual([6, 6, 6, 6]);
  });

  it('gives the same whatever the order of arrival', () => {
    const settled = settleAppearances('lex', many);
    fc.assert(
      fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
        expect(settleAppearances('lex', shuffled)).toEqual(settled);
      }),
      { numRuns: 20 },
    );
  });

  it('is sure of members of a tight group, and gives probabilities', () => {
    for (const { confidence } of settleAppearances('lex', many).assignments) {
      expect(confidence).toBeGreaterThan(0.9);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('gives nothing for nothing, and refuses one id twice', () => {
    expect(settleAppearances('lex', []).things).toEqual([]);
    expect(() => settleAppearances('lex', [many[0]!, many[0]!])).toThrow(many[0]!.id);
  });
});

describe('stepAppearances', () => {
  it('one at a time finds the same groups as settling, and remembers a bounded number of looks a thing', () => {
    let state = emptyAppearanceState('lex');
    const homes = new Map<string, string>();
    for (const appearance of many) {
      const step = stepAppearances(state, [appearance]);
      state = step.state;
      for (const { appearanceId, conceptId } of step.assignments) homes.set(appearanceId, conceptId);
      for (const { fromId, toId } of step.redirects) {
        for (const [id, home] of homes) if (home === fromId) homes.set(id, toId);
      }
    }
    expect(state.things).toHaveLength(4);
    for (const { exemplars, count } of state.things) {
      expect(exemplars.length).toBeLessThanOrEqual(6);
      expect(count).toBe(6);
    }
    for (const { appearanceIds } of settleAppearances('lex', many).things) {
      expect(new Set(appearanceIds.map((id) => homes.get(id))).size).toBe(1);
    }
  });

  it('goes on from a settled state, leaves it as it was, and names only what is new', () => {
    const { state } = settleAppearances('lex', many);
    const before = JSON.stringify(storeAppearanceState(state));
    const step = stepAppearances(state, [look(0, 101), look(6, 102)]);
    expect(step.newConceptIds).toHaveLength(1);
    expect(step.state.things).toHaveLength(5);
    expect(JSON.stringify(storeAppearanceState(state))).toBe(before);
  });

  it('survives being stored as JSON', () => {
    const { state } = settleAppearances('lex', many);
    const stored = JSON.parse(JSON.stringify(storeAppearanceState(state))) as ReturnType<typeof storeAppearanceState>;
    expect(restoreAppearanceState(stored)).toEqual(state);
    expect(() => restoreAppearanceState({ ...stored, version: 2 as never })).toThrow('settle again');
  });
});
