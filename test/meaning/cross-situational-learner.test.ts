import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observe, reconsider } from '../../src/meaning/cross-situational-learner.ts';
import { emptyState, type LearnerState } from '../../src/meaning/learner-state.ts';
import { learnerParameters } from '../../src/meaning/learner-parameters.ts';
import type { Likeness } from '../../src/meaning/likeness.ts';
import { lexicon, mappings } from '../../src/meaning/mappings.ts';
import type { Situation } from '../../src/meaning/situation.ts';
import { settle } from '../../src/meaning/settle.ts';
import { storeState } from '../../src/meaning/stored-state.ts';
import { Verdicts } from '../../src/meaning/verdicts.ts';

let next = 0;
/** `said('ball', 'ball dog')`: one token a word, all concepts surely in view. */
function said(words: string, objects: string, id = `s${String(next++).padStart(5, '0')}`): Situation {
  const split = (text: string) => text.split(' ').filter((word) => word !== '');
  return {
    id,
    heard: split(words).map((formId, i) => ({ tokenId: `${id}-${i}`, forms: [{ formId, weight: 1 }] })),
    saw: split(objects).map((conceptId) => ({ conceptId, confidence: 1 })),
  };
}

function probabilityOf(state: LearnerState, formId: string, conceptId: string): number {
  const [form, concept] = [state.forms.symbols.indexOf(formId), state.concepts.symbols.indexOf(conceptId)];
  const pair = form === undefined || concept === undefined ? -1 : state.pairs.index.rowOf(form, concept);
  return pair < 0 ? 0 : state.pairs.probability.values[pair]!;
}

/** Ten words, each three times, beside the picture of another word. */
function pictureCards(): Situation[] {
  const cards: Situation[] = [];
  for (let i = 0; i < 10; i++) for (const k of [1, 3, 5]) cards.push(said(`w${i}`, `c${i} c${(i + k) % 10}`));
  return cards;
}

const probability = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const situations = fc
  .array(
    fc.record({
      heard: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), probability), { maxLength: 4 }),
      saw: fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'constructor'), probability), { maxLength: 4 }),
    }),
    { maxLength: 25 },
  )
  .map((list) =>
    list.map(({ heard, saw }, s): Situation => ({
      id: `s${String(s).padStart(3, '0')}`,
      heard: heard.map(([formId, weight], i) => ({ tokenId: `t${s}-${i}`, forms: [{ formId, weight }] })),
      saw: saw.map(([conceptId, confidence]) => ({ conceptId, confidence })),
    })),
  );

function expectSound(state: LearnerState): void {
  const all = mappings(state, { minimumProbability: 0 });
  const sums = new Map<string, number>();
  for (const { formId, probability, low, high, supportCount, supportingSituationIds } of all) {
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThanOrEqual(1);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThanOrEqual(probability);
    expect(high).toBeGreaterThanOrEqual(probability);
    expect(high).toBeLessThanOrEqual(1);
    expect(supportCount).toBeGreaterThanOrEqual(0);
    expect(supportingSituationIds.length).toBeGreaterThan(0);
    sums.set(formId, (sums.get(formId) ?? 0) + probability);
  }
  for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(1 + 1e-9);
}

describe('what is learned', () => {
  it('is sure of a word heard three times with the same thing and other company each time', () => {
    const state = settle(pictureCards());
    for (let i = 0; i < 10; i++) expect(probabilityOf(state, `w${i}`, `c${i}`)).toBeGreaterThan(0.9);
  });

  it('is unsure between two things that were always in view together', () => {
    const state = settle([...pictureCards(), said('x', 'X Y'), said('x', 'X Y'), said('x', 'X Y')]);
    expect(probabilityOf(state, 'x', 'X')).toBeCloseTo(probabilityOf(state, 'x', 'Y'), 9);
    expect(probabilityOf(state, 'x', 'X')).toBeLessThan(0.5);
  });

  it('gives a new word the thing that has no name yet', () => {
    const state = settle([...pictureCards(), said('x', 'X c1'), said('x', 'X c1')]);
    expect(probabilityOf(state, 'x', 'X')).toBeGreaterThan(2 * probabilityOf(state, 'x', 'c1'));
  });

  it('lets two forms mean one thing, as two voices or a split cluster make', () => {
    const cards = pictureCards();
    for (const k of [2, 4, 6]) cards.push(said('other-voice', `c0 c${k}`));
    const state = settle(cards);
    expect(probabilityOf(state, 'w0', 'c0')).toBeGreaterThan(0.8);
    expect(probabilityOf(state, 'other-voice', 'c0')).toBeGreaterThan(0.5);
  });

  it('gives a word said whatever is in view no meaning', () => {
    const state = settle(pictureCards().map((card) => ({ ...card, heard: [...card.heard, ...said('the', '').heard] })));
    expect(lexicon(state).filter(({ formId }) => formId === 'the')).toEqual([]);
    expect(lexicon(state)).toHaveLength(10);
  });

  it('learns less about "look" from "look, dog", where dog accounts for the dog', () => {
    const seen = ['c0 c7', 'c0 c4', 'c0 c3'];
    const both = settle([...pictureCards(), ...seen.map((objects) => said('look w0', objects))]);
    const alone = settle([...pictureCards(), ...seen.map((objects) => said('look', objects))]);
    expect(probabilityOf(both, 'look', 'c0')).toBeLessThan(0.85 * probabilityOf(alone, 'look', 'c0'));
    expect(probabilityOf(both, 'w0', 'c0')).toBeGreaterThan(0.95);
  });

  it('holds it against a meaning when the word is heard without the thing', () => {
    const without = [said('w0', 'c3 c4'), said('w0', 'c5 c6'), said('w0', 'c7 c8'), said('w0', 'c1 c2')];
    expect(probabilityOf(settle([...pictureCards(), ...without]), 'w0', 'c0')).toBeLessThan(
      probabilityOf(settle(pictureCards()), 'w0', 'c0'),
    );
  });

  it('holds it against a meaning when the thing is in view without the word', () => {
    const without = Array.from({ length: 20 }, (_, i) => said(`w${1 + (i % 9)}`, `c${1 + (i % 9)} c0`));
    expect(probabilityOf(settle([...pictureCards(), ...without]), 'w0', 'c0')).toBeLessThan(
      probabilityOf(settle(pictureCards()), 'w0', 'c0'),
    );
  });

  it('never gets less sure of the right pair from more clean evidence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
        (i, ks) => {
          const cards = pictureCards();
          let before = probabilityOf(settle(cards), `w${i}`, `c${i}`);
          for (const k of ks) {
            cards.push(said(`w${i}`, `c${i} c${(i + k) % 10}`));
            const after = probabilityOf(settle(cards), `w${i}`, `c${i}`);
            expect(after).toBeGreaterThanOrEqual(before - 2e-3);
            before = after;
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('what is spoken of', () => {
  /** Always two things in view; a person points to one of them. */
  const pointed = (to: (i: number) => number) =>
    Array.from({ length: 60 }, (_, i): Situation => {
      const word = i % 12;
      const things = [word, (word + 1 + (i % 3)) % 12];
      const cued = things[to(i)]!;
      return {
        ...said(`w${word}`, ''),
        saw: things.map((thing) => ({ conceptId: `c${thing}`, confidence: 1, cue: thing === cued ? 1 : 0 })),
      };
    });

  it('follows a finger as far as fingers have been right', () => {
    const right = settle(pointed(() => 0));
    const random = settle(pointed((i) => Math.floor(i / 12) % 2));
    expect(right.habits.cueTrust).toBeGreaterThan(0.7);
    expect(random.habits.cueTrust).toBeLessThan(right.habits.cueTrust - 0.1);
    for (let i = 0; i < 12; i++) expect(probabilityOf(random, `w${i}`, `c${i}`)).toBeGreaterThan(0.5);
  });

  it('tells a new word by what somebody points to', () => {
    const cards = pointed(() => 0);
    const once = {
      ...said('x', ''),
      saw: ['X', 'Y'].map((id) => ({ conceptId: id, confidence: 1, cue: id === 'X' ? 1 : 0 })),
    };
    const state = settle([...cards, once, { ...once, id: 'again' }]);
    expect(probabilityOf(state, 'x', 'X')).toBeGreaterThan(1.5 * probabilityOf(state, 'x', 'Y'));
  });

  it('stays with the thing that the utterance before was about', () => {
    const inOrder = (list: readonly Situation[]) =>
      list.map((each, i) => ({ ...each, sequenceId: 'talk', ordinal: i }));
    const talk: Situation[] = pictureCards();
    for (let i = 0; i < 30; i++) {
      const [about, other] = [i % 10, (i + 3) % 10];
      talk.push(said(`w${about}`, `c${about} c${other}`), said('more', `c${about} c${other}`));
      talk.push(said('more', `c${about} c${other}`));
    }
    expect(settle(inOrder(talk)).habits.stay).toBeGreaterThan(0.55);
    // the same situations, none of which follows another
    expect(settle(talk).habits.stay).toBe(learnerParameters.attention.stay);
  });
});

describe('kinship', () => {
  const alike: Likeness = {
    of: (formId) =>
      formId === 'doggie'
        ? [{ formId: 'w0', similarity: 1 }]
        : formId === 'w0'
          ? [{ formId: 'doggie', similarity: 1 }]
          : [],
  };

  it('gives a variant of a word heard but once the meaning of the word', () => {
    const cards = [...pictureCards(), said('doggie', 'c0 c5')];
    const state = settle(cards, { likeness: alike });
    expect(probabilityOf(state, 'doggie', 'c0')).toBeGreaterThan(0.6);
    expect(probabilityOf(state, 'doggie', 'c0')).toBeGreaterThan(1.3 * probabilityOf(settle(cards), 'doggie', 'c0'));
    expect(probabilityOf(state, 'w0', 'c0')).toBeGreaterThan(0.9);
  });

  it('does not make one word of two that are beside different things', () => {
    const cards = pictureCards();
    for (const k of [1, 2, 3, 4]) cards.push(said('doggie', `c5 c${5 + k}`));
    const state = settle(cards, { likeness: alike });
    expect(probabilityOf(state, 'doggie', 'c5')).toBeGreaterThan(0.5);
    expect(probabilityOf(state, 'w0', 'c0')).toBeGreaterThan(0.9);
  });

  it('learns that likeness means nothing where words that are alike mean different things', () => {
    const twins: Likeness = {
      of: (formId) => [{ formId: `w${(Number(formId.slice(1)) + 5) % 10}`, similarity: 1 }],
    };
    expect(settle(pictureCards(), { likeness: twins }).habits.kinship).toBeLessThan(0.25);
  });

  it('is the same whatever the order of arrival', () => {
    const cards = [...pictureCards(), said('doggie', 'c0 c5')];
    const back = settle([...cards].reverse(), { likeness: alike });
    expect(mappings(back)).toEqual(mappings(settle(cards, { likeness: alike })));
  });
});

describe('settle', () => {
  it('gives the same whatever the order of arrival', () => {
    fc.assert(
      fc.property(situations, fc.integer(), (list, seed) => {
        const shuffled = [...list].sort((a, b) => hash(a.id, seed) - hash(b.id, seed));
        expect(mappings(settle(shuffled), { minimumProbability: 0 })).toEqual(
          mappings(settle(list), { minimumProbability: 0 }),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('counts a situation that comes twice once', () => {
    const cards = pictureCards();
    expect(mappings(settle([...cards, ...cards]))).toEqual(mappings(settle(cards)));
  });

  it('keeps probabilities within 0 and 1 and their sums at most 1, whatever comes in', () => {
    fc.assert(
      fc.property(situations, (list) => expectSound(settle(list))),
      { numRuns: 100 },
    );
  });
});

describe('observe', () => {
  it('keeps probabilities within 0 and 1 and their sums at most 1, whatever comes in', () => {
    fc.assert(
      fc.property(situations, (list) => {
        const state = emptyState();
        for (const situation of list) observe(state, situation);
        expectSound(state);
      }),
      { numRuns: 100 },
    );
  });

  it('comes to what settle finds, if later, and to nothing wrong', () => {
    const state = emptyState();
    const found: number[] = [];
    for (const k of [1, 3, 5, 7, 9]) {
      for (let i = 0; i < 10; i++) observe(state, said(`w${i}`, `c${i} c${(i + k) % 10}`));
      const pairs = lexicon(state);
      for (const { formId, conceptId } of pairs) expect(conceptId.slice(1)).toBe(formId.slice(1));
      found.push(pairs.length);
    }
    expect(found.at(-1)).toBe(10);
  });

  it('changes nothing when the situation is refused', () => {
    const state = emptyState();
    observe(state, said('a', 'A'));
    const before = storeState(state);
    const bad = { ...said('b', 'B'), saw: [{ conceptId: 'B', confidence: 1.5 }] };
    expect(() => observe(state, bad)).toThrow(/confidence of concept "B" is 1.5/);
    expect(storeState(state)).toEqual(before);
  });
});

describe('hard input', () => {
  it('learns nothing from nothing', () => {
    expect(mappings(settle([]), { minimumProbability: 0 })).toEqual([]);
    expect(mappings(settle([said('', '')]), { minimumProbability: 0 })).toEqual([]);
    expect(mappings(settle([said('a', '')]), { minimumProbability: 0 })).toEqual([]);
    expect(mappings(settle([said('', 'A')]), { minimumProbability: 0 })).toEqual([]);
  });

  it('is unsure after one situation', () => {
    const [mapping, ...others] = mappings(settle([said('a', 'A')]), { minimumProbability: 0 });
    expect(others).toEqual([]);
    expect(mapping!.probability).toBeGreaterThan(0.05);
    expect(mapping!.probability).toBeLessThanOrEqual(0.75);
  });

  it('says nothing of a form in every situation', () => {
    const state = settle(Array.from({ length: 40 }, (_, i) => said('always', `c${i % 4} c${(i * 3 + 1) % 7}`)));
    expect(lexicon(state)).toEqual([]);
  });

  it('never maps to a referent that was never in view when anything was heard', () => {
    const found = mappings(settle([...pictureCards(), said('', 'unheard'), said('', 'unheard')]), {
      minimumProbability: 0,
    });
    expect(found.filter(({ conceptId }) => conceptId === 'unheard')).toEqual([]);
  });

  it('takes weights and confidences of 0 for absence', () => {
    const zero: Situation = {
      id: 'zero',
      heard: [{ tokenId: 't', forms: [{ formId: 'a', weight: 0 }] }],
      saw: [{ conceptId: 'A', confidence: 0 }],
    };
    expect(mappings(settle([zero]), { minimumProbability: 0 })).toEqual([]);
  });
});

describe('reviews', () => {
  const cards = () => [...pictureCards(), said('x', 'X Y'), said('x', 'X Y'), said('x', 'X Y')];

  it('settle a tie, and take from the rivals', () => {
    const open = settle(cards());
    const verdicts = new Verdicts([{ formId: 'x', conceptId: 'X', verdict: 'CONFIRMED' }]);
    const state = settle(cards(), { verdicts });
    expect(probabilityOf(state, 'x', 'X')).toBeGreaterThan(0.99);
    expect(probabilityOf(state, 'x', 'Y')).toBeLessThan(0.01);
    expect(probabilityOf(state, 'x', 'Y')).toBeLessThan(probabilityOf(open, 'x', 'Y'));
  });

  it('take a meaning away, and give the next one room', () => {
    const verdicts = new Verdicts([{ formId: 'x', conceptId: 'X', verdict: 'REJECTED' }]);
    const state = settle(cards(), { verdicts });
    expect(probabilityOf(state, 'x', 'X')).toBeLessThan(0.01);
    expect(probabilityOf(state, 'x', 'Y')).toBeGreaterThan(0.6);
  });

  it('cancel out when they contradict each other', () => {
    const verdicts = new Verdicts([
      { formId: 'x', conceptId: 'X', verdict: 'CONFIRMED' },
      { formId: 'x', conceptId: 'X', verdict: 'REJECTED' },
    ]);
    const situations = cards();
    expect(mappings(settle(situations, { verdicts }))).toEqual(mappings(settle(situations)));
  });

  it('move a state at once', () => {
    const state = settle(cards());
    reconsider(state, ['x', 'never heard'], {
      verdicts: new Verdicts([{ formId: 'x', conceptId: 'Y', verdict: 'CONFIRMED' }]),
    });
    expect(probabilityOf(state, 'x', 'Y')).toBeGreaterThan(0.99);
  });
});

function hash(text: string, seed: number): number {
  let value = seed | 0;
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193);
  return value;
}
