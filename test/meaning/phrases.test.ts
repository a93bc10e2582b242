import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappings } from '../../src/meaning/mappings.ts';
import { findPhrases } from '../../src/meaning/phrases/find-phrases.ts';
import type { Phrase } from '../../src/meaning/phrases/learn-phrases.ts';
import { PhraseUnits } from '../../src/meaning/phrases/phrase-units.ts';
import { Repetition } from '../../src/meaning/phrases/repetition.ts';
import { settleWithPhrases } from '../../src/meaning/phrases/settle-with-phrases.ts';
import { settle } from '../../src/meaning/settle.ts';
import type { Situation } from '../../src/meaning/situation.ts';
import { generatePhrases, phraseWorld } from './generated-phrases.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';

const named = (phrases: readonly Phrase[]) => new Map(phrases.map((phrase) => [phrase.formIds.join(' '), phrase]));

describe('phrases of a made-up world', () => {
  const { situations, truth } = generatePhrases({ ...phraseWorld, seed: 201 });
  const settled = settleWithPhrases(situations);
  const phrases = named(settled.phrases);

  it('finds those that mean something of their own, and what', () => {
    for (const [phrase, conceptId] of truth.whole) {
      expect(phrases.get(phrase)?.whole[0], phrase).toMatchObject({ conceptId });
      expect(phrases.get(phrase)!.whole[0]!.probability).toBeGreaterThan(0.9);
      expect(phrases.get(phrase)!.composes).toBeLessThan(0.1);
    }
  });

  it('leaves those that mean what their words mean to their words', () => {
    const composed = [...truth.composed].filter(([phrase, [first, second]]) => phrases.has(phrase) && first !== second);
    expect(composed.length).toBeGreaterThan(3);
    for (const [phrase, conceptIds] of composed) {
      const { parts, whole, composes } = phrases.get(phrase)!;
      expect(composes, phrase).toBeGreaterThan(0.5);
      expect(whole[0]?.probability ?? 0, phrase).toBeLessThan(0.5);
      const meant = new Set(parts.flatMap(({ conceptId }) => (conceptId === undefined ? [] : [conceptId])));
      expect([...meant], phrase).toEqual(conceptIds);
    }
  });

  it('gives phrases of words that refer to nothing no meaning', () => {
    for (const phrase of truth.empty) expect(phrases.get(phrase)?.whole ?? [], phrase).toEqual([]);
  });

  it('frees their words of what only the phrase means', () => {
    const meaningsOf = (state: ReturnType<typeof settle>) =>
      mappings(state, { minimumProbability: 0.4 }).filter(({ formId }) => /^[pt]\d+$/.test(formId));
    const isWrong = ({ formId, conceptId }: { formId: string; conceptId: string }) => formId !== conceptId;
    expect(meaningsOf(settle(situations)).filter(isWrong).length).toBeGreaterThan(2);
    expect(meaningsOf(settled.state).filter(isWrong)).toEqual([]);
  });

  it('states them as forms only where that is asked for', () => {
    const idsOf = (options: object) => mappings(settled.state, options).map(({ formId }) => formId);
    expect(idsOf({ minimumProbability: 0 }).filter((id) => id.includes(' '))).toEqual([]);
    for (const phrase of truth.whole.keys()) expect(idsOf({ phrases: true })).toContain(phrase);
  });

  it('is the same whatever the order of situations, and where some come twice', () => {
    const random = seededRandom(5);
    const shuffled = [...situations, ...situations.slice(0, 50)]
      .map((situation) => [random(), situation] as const)
      .sort(([a], [b]) => a - b)
      .map(([, situation]) => situation);
    expect(settleWithPhrases(shuffled).phrases).toEqual(settled.phrases);
  });
});

it('finds nothing in nothing, in one situation, or among words in random order', () => {
  expect(settleWithPhrases([]).phrases).toEqual([]);
  const one = { id: 's', heard: [], saw: [] };
  expect(settleWithPhrases([one]).phrases).toEqual([]);
  const random = seededRandom(9);
  const word = () => `w${Math.floor(random() * 12)}`;
  const chance = Array.from({ length: 800 }, (_, i) => situation(`s${i}`, [word(), word(), word(), word()]));
  expect(findPhrases(chance)).toEqual([]);
});

it('joins up to four words', () => {
  const random = seededRandom(11);
  const filler = () => `w${Math.floor(random() * 30)}`;
  const situations = Array.from({ length: 200 }, (_, i) =>
    situation(`s${i}`, i % 4 === 0 ? [filler(), 'all', 'the', 'king', 'men', filler()] : [filler(), filler()]),
  );
  const longest = findPhrases(situations).map(({ formIds }) => formIds.join(' '));
  expect(longest).toContain('all the king men');
});

describe('a phrase as one form', () => {
  const units = new PhraseUnits([
    ['hot', 'dog'],
    ['hot', 'dog', 'stand'],
  ]);

  it('takes the place of its words, the longest first', () => {
    const joined = units.join(situation('s', ['a', 'hot', 'dog', 'stand', 'hot', 'dog', 'hot']));
    expect(joined.heard.map(({ forms }) => forms[0]!.formId)).toEqual(['a', 'hot dog stand', 'hot dog', 'hot']);
  });

  it('leaves words what probability the phrase does not take', () => {
    const heard = [
      { tokenId: '1', forms: [{ formId: 'hot', weight: 0.8 }] },
      {
        tokenId: '2',
        forms: [
          { formId: 'dog', weight: 0.5 },
          { formId: 'dot', weight: 0.4 },
        ],
      },
    ];
    const joined = units.join({ id: 's', heard, saw: [] });
    const weights = joined.heard.flatMap(({ forms }) => forms.map(({ formId, weight }) => [formId, weight] as const));
    expect(weights.map(([formId]) => formId)).toEqual(['hot dog', 'hot', 'dog', 'dot']);
    const expected = [0.4, 0.4, 0.1, 0.4];
    weights.forEach(([, weight], i) => expect(weight).toBeCloseTo(expected[i]!, 12));
  });

  it('never makes a word likelier than it was', () => {
    const weight = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('hot', 'dog', 'stand', 'x'), weight), { maxLength: 8 }),
        (words) => {
          const heard = words.map(([formId, weight], i) => ({ tokenId: `${i}`, forms: [{ formId, weight }] }));
          const joined = units.join({ id: 's', heard, saw: [] });
          const total = (of: typeof heard, part: string) =>
            of.reduce((sum, { forms }) => {
              const [{ formId, weight }] = forms as [(typeof forms)[number]];
              return sum + (formId.split(' ').includes(part) ? weight : 0);
            }, 0);
          for (const part of ['hot', 'dog', 'stand', 'x']) {
            expect(Math.abs(total(joined.heard as typeof heard, part) - total(heard, part))).toBeLessThan(1e-6);
          }
        },
      ),
    );
  });
});

it('counts what is said again and again in one talk less each time, and elsewhere in full', () => {
  const repetition = new Repetition(10);
  const at = (sequenceId: string | undefined, ordinal: number) => ({
    id: 's',
    heard: [],
    saw: [],
    ...(sequenceId !== undefined && { sequenceId, ordinal }),
  });
  const worths = [0, 1, 2].map((ordinal) => repetition.worth(at('a', ordinal), 1));
  expect(worths[0]).toBe(1);
  expect(worths[1]).toBeLessThan(0.7);
  expect(worths[2]).toBeLessThan(worths[1]!);
  expect(repetition.worth(at('a', 500), 1)).toBeCloseTo(1, 9);
  expect(repetition.worth(at('b', 501), 1)).toBe(1);
  expect(repetition.worth(at(undefined, 0), 0.5)).toBe(0.5);
});

function situation(id: string, words: readonly string[]): Situation {
  const heard = words.map((formId, i) => ({ tokenId: `${id}-${i}`, forms: [{ formId, weight: 1 }] }));
  return { id, heard, saw: [] };
}
