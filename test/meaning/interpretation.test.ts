import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inViewAround } from '../../src/meaning/interpretation/clip-content.ts';
import { glossOf } from '../../src/meaning/interpretation/gloss.ts';
import { interpretTokens, type Meanings, type View } from '../../src/meaning/interpretation/interpret-tokens.ts';
import { joinPhrases } from '../../src/meaning/interpretation/join-phrases.ts';
import { wordsOfUtterance } from '../../src/meaning/interpretation/words-of-utterance.ts';

const meanings = (entries: Record<string, Record<string, number>>): ReadonlyMap<string, Meanings> =>
  new Map(Object.entries(entries).map(([form, concepts]) => [form, new Map(Object.entries(concepts))]));
const word = (formId: string, weight = 1) => ({ forms: [{ formId, weight }] });
const view = (confidence: Record<string, number>, base = 0.2): View => ({
  confidence: new Map(Object.entries(confidence)),
  baseRate: new Map(['dog', 'cup', 'ball'].map((concept) => [concept, base])),
});
const probabilityOf = (found: ReturnType<typeof interpretTokens>[number], conceptId: string) =>
  found.meanings.find((meaning) => meaning.conceptId === conceptId)?.probability ?? 0;

describe('what a word probably means', () => {
  const learned = meanings({ wau: { dog: 0.5, cup: 0.3 }, tup: { cup: 0.95 } });

  it('is what its form means where there are no pictures', () => {
    const [found] = interpretTokens([word('wau')], learned);
    expect(found!.meanings).toEqual([
      { conceptId: 'dog', probability: 0.5, withoutContext: 0.5 },
      { conceptId: 'cup', probability: 0.3, withoutContext: 0.3 },
    ]);
  });

  it('is likelier where it is in view, and less likely where it is not', () => {
    const [found] = interpretTokens([word('wau')], learned, view({ cup: 0.95 }));
    expect(probabilityOf(found!, 'cup')).toBeGreaterThan(0.5);
    expect(probabilityOf(found!, 'dog')).toBeLessThan(0.3);
    expect(found!.meanings[0]).toMatchObject({ conceptId: 'cup', withoutContext: 0.3 });
  });

  it('takes no sign from what another word accounts for', () => {
    const [alone] = interpretTokens([word('wau')], learned, view({ cup: 0.95 }));
    const [beside] = interpretTokens([word('wau'), word('tup')], learned, view({ cup: 0.95 }));
    expect(probabilityOf(beside!, 'cup')).toBeLessThan(probabilityOf(alone!, 'cup'));
  });

  it('lets a word that is said twice mean one thing twice', () => {
    const [once] = interpretTokens([word('tup')], learned, view({ cup: 0.95 }));
    const twice = interpretTokens([word('tup'), word('tup')], learned, view({ cup: 0.95 }));
    for (const found of twice) expect(probabilityOf(found, 'cup')).toBeCloseTo(probabilityOf(once!, 'cup'), 12);
  });

  it('is nothing where the sound is not known, whatever is in view', () => {
    const [found] = interpretTokens([{ forms: [] }], learned, view({ dog: 1 }));
    expect(found).toEqual({ unknown: 1, meanings: [] });
  });

  it('is always a probability, and together at most 1', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    const concepts = ['dog', 'cup', 'ball'];
    const rows = fc.array(fc.tuple(probability, probability, probability), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        rows,
        rows,
        fc.array(probability, { minLength: 3, maxLength: 3 }),
        probability,
        (forms, said, seen, base) => {
          const normalised = (row: readonly number[], share: number) => {
            const sum = row.reduce((all, value) => all + value, 0);
            return row.map((value) => (sum > 1 ? value / sum : value) * share);
          };
          const learnedOf = new Map(
            forms.map((row, at): [string, Meanings] => [
              `form ${at}`,
              new Map(normalised(row, 1).map((value, place) => [concepts[place]!, value])),
            ]),
          );
          const words = said.map((row) => ({
            forms: normalised(row, 1).map((weight, at) => ({ formId: `form ${at}`, weight })),
          }));
          const seenOf = view(Object.fromEntries(concepts.map((concept, at) => [concept, seen[at]!])), base);
          for (const given of [undefined, seenOf]) {
            for (const { meanings: found, unknown } of interpretTokens(words, learnedOf, given)) {
              expect(unknown >= 0 && unknown <= 1).toBe(true);
              let sum = 0;
              for (const { probability: each, withoutContext } of found) {
                expect(each >= 0 && each <= 1 && withoutContext >= 0 && withoutContext <= 1 + 1e-9).toBe(true);
                sum += each;
              }
              expect(sum).toBeLessThanOrEqual(1 + 1e-9);
            }
          }
        },
      ),
    );
  });
});

describe('a gloss', () => {
  it('has forms above their glosses and a translation where all is known', () => {
    const gloss = glossOf([
      { form: '2k7k', meaning: { label: 'Hot dog', tag: 'aaaa', probability: 0.9 } },
      { form: 'q5ds', meaning: { label: 'cup', tag: 'bbbb', probability: 0.8 } },
    ]);
    expect(gloss.text).toBe('2k7k    q5ds\nhot.dog cup\n‘Hot dog cup’');
    expect(gloss.confidence).toBeCloseTo(0.72);
  });

  it('translates nothing where a word has no evidence, and says which', () => {
    const gloss = glossOf([
      { form: '2k7k', meaning: { label: 'dog', tag: 'aaaa', probability: 0.9 } },
      { form: '***' },
    ]);
    expect(gloss.glosses).toEqual(['dog', '?']);
    expect(gloss.translation).toBeUndefined();
    expect(gloss.text).toBe('2k7k ***\ndog  ?\n(not translated: no evidence for what *** means)');
  });

  it('asks for the name of a thing that has none', () => {
    const gloss = glossOf([{ form: '2k7k', meaning: { label: null, tag: 'abcd', probability: 0.9 } }]);
    expect(gloss.glosses).toEqual(['thing:abcd']);
    expect(gloss.untranslated).toContain('nameConcept');
  });

  it('is sure of nothing where nothing is stated', () => {
    expect(glossOf([{ form: '***' }])).toMatchObject({ confidence: 0, glosses: ['?'] });
  });
});

describe('the words of an utterance', () => {
  const part = (startSeconds: number, endSeconds: number, formId: string) => ({
    id: formId,
    wholeTokenId: 'whole',
    startSeconds,
    endSeconds,
    candidates: [{ formId, weight: 0.9 }],
  });

  it('are the utterance itself where it is a known form', () => {
    const words = wordsOfUtterance(
      { startSeconds: 1, endSeconds: 2 },
      { candidates: [{ formId: 'a', weight: 0.8 }], parts: [part(1.2, 1.5, 'b')] },
    );
    expect(words).toEqual([{ startSeconds: 1, endSeconds: 2, whole: true, forms: [{ formId: 'a', weight: 0.8 }] }]);
  });

  it('are known forms with what is unknown between them', () => {
    const words = wordsOfUtterance(
      { startSeconds: 0, endSeconds: 3 },
      { candidates: [{ formId: 'a', weight: 0.1 }], parts: [part(2, 2.95, 'c'), part(0.5, 1, 'b')] },
    );
    expect(words.map(({ startSeconds, endSeconds, forms }) => [startSeconds, endSeconds, forms[0]?.formId])).toEqual([
      [0, 0.5, undefined],
      [0.5, 1, 'b'],
      [1, 2, undefined],
      [2, 2.95, 'c'],
    ]);
  });
});

describe('what is in view around an utterance', () => {
  it('fades with the time to when it is, and ends after three seconds', () => {
    const views = [
      { startSeconds: 0, endSeconds: 1, shows: [{ conceptId: 'dog', confidence: 0.8 }] },
      { startSeconds: 3, endSeconds: 4, shows: [{ conceptId: 'cup', confidence: 0.5 }] },
      { startSeconds: 9, endSeconds: 9.5, shows: [{ conceptId: 'ball', confidence: 1 }] },
    ];
    const found = inViewAround({ startSeconds: 2, endSeconds: 3.5 }, views);
    expect(found.get('cup')).toBe(0.5);
    expect(found.get('dog')).toBeCloseTo(0.8 * Math.exp(-1), 12);
    expect(found.has('ball')).toBe(false);
  });
});

describe('a phrase with a meaning of its own', () => {
  const phrase = (...formIds: string[]) => ({ id: formIds.join('-'), formIds, whole: [] });
  const placed = (formId: string, startSeconds: number, weight = 1) => ({
    startSeconds,
    endSeconds: startSeconds + 1,
    whole: false,
    forms: [{ formId, weight }],
  });

  it('is one word, as probable as its words together, the longest phrase first', () => {
    const words = [placed('a', 0), placed('hot', 1, 0.8), placed('dog', 2, 0.5), placed('stand', 3), placed('dog', 4)];
    const joined = joinPhrases(words, [phrase('hot', 'dog'), phrase('hot', 'dog', 'stand')]);
    expect(joined).toEqual([
      words[0],
      {
        startSeconds: 1,
        endSeconds: 4,
        whole: false,
        forms: [{ formId: 'hot dog stand', weight: 0.4 }],
        phrase: { id: 'hot-dog-stand', formIds: ['hot', 'dog', 'stand'] },
      },
      words[4],
    ]);
  });

  it('is not heard where a word of it is missing or unknown', () => {
    const words = [placed('hot', 0), { ...placed('dog', 1), forms: [] }, placed('hot', 2)];
    expect(joinPhrases(words, [phrase('hot', 'dog')])).toEqual(words);
    expect(joinPhrases([], [phrase('hot', 'dog')])).toEqual([]);
  });
});
