import { describe, expect, it } from 'vitest';
import {
  coOccurrences,
  frequentPairs,
  mostFrequentConcepts,
} from '../../benchmark/evaluations/co-occurrence-baseline.ts';
import { intersectionOverUnion, scoreLexicon, type LearnedMapping } from '../../benchmark/evaluations/lexicon-score.ts';
import type { Box, Truth } from '../../examples/sample/truth.ts';

const left: Box = [0.1, 0.1, 0.3, 0.3];
const right: Box = [0.6, 0.1, 0.3, 0.3];

const word = (name: string, voice = 'a') => ({ word: name, startSeconds: 1, endSeconds: 2, voice });
const picture = (concept: string, box: Box) => ({ concept, box, startSeconds: 0, endSeconds: 4 });
const clip = (file: string, words: Truth['clips'][number]['words'], pictures: Truth['clips'][number]['pictures']) => ({
  file,
  durationSeconds: 4,
  words,
  pictures,
});

const truth: Truth = {
  seed: 0,
  clips: [
    clip('1.mp4', [word('sol')], [picture('sun', left), picture('cat', right)]),
    clip('2.mp4', [word('sol', 'b')], [picture('sun', right), picture('dog', left)]),
    clip('3.mp4', [word('gato')], [picture('cat', left)]),
    clip('4.mp4', [word('gato')], [picture('cat', left), picture('sun', right)]),
    clip('5.mp4', [word('eh')], [picture('dog', left)]),
  ],
  lexicon: [
    { word: 'sol', concept: 'sun' },
    { word: 'gato', concept: 'cat' },
  ],
};

const form = (id: string, files: number[], start = 1, end = 2) => ({
  id,
  tokens: files.map((file) => ({ file: `/somewhere/${file}.mp4`, start, end })),
});
const thing = (id: string, seen: [file: number, box: Box][]) => ({
  id,
  label: null,
  occurrences: seen.map(([file, box]) => ({ file: `${file}.mp4`, start: 0.5, end: 3, box })),
});
const sol = form('f-sol', [1, 2]);
const gato = form('f-gato', [3, 4]);
const sun = thing('c-sun', [
  [1, left],
  [2, right],
  [4, right],
]);
const cat = thing('c-cat', [
  [1, right],
  [3, left],
  [4, left],
]);
const mapping = (
  form: LearnedMapping['form'],
  concept: LearnedMapping['concept'],
  probability = 0.9,
): LearnedMapping => ({
  form,
  concept,
  probability,
});

describe('scoreLexicon', () => {
  it('is 1 when exactly the lexicon was learned', () => {
    expect(scoreLexicon(truth, [mapping(sol, sun), mapping(gato, cat)])).toMatchObject({
      precision: 1,
      recall: 1,
      f: 1,
      missed: [],
    });
  });

  it('is 0, and not NaN, when nothing was learned', () => {
    expect(scoreLexicon(truth, [])).toMatchObject({ precision: 0, recall: 0, f: 0, learnedPairs: 0 });
  });

  it('counts a wrong pair against precision and a missing one against recall', () => {
    const result = scoreLexicon(truth, [mapping(sol, sun), mapping(sol, cat)]);
    expect(result).toMatchObject({ precision: 0.5, recall: 0.5, f: 0.5 });
    expect(result.missed).toEqual([{ word: 'gato', concept: 'cat' }]);
  });

  it('leaves out what is rejected or not probable enough', () => {
    const rejected = { ...mapping(sol, cat), status: 'REJECTED' };
    expect(scoreLexicon(truth, [mapping(sol, sun), rejected, mapping(gato, sun, 0.4)]).precision).toBe(1);
    expect(scoreLexicon(truth, [mapping(gato, sun, 0.4)], { atLeast: 0.3 }).learnedPairs).toBe(1);
  });

  it('takes two forms of one word with one meaning as one pair', () => {
    const result = scoreLexicon(truth, [mapping(form('x', [1]), sun), mapping(form('y', [2]), sun)]);
    expect(result).toMatchObject({ learnedPairs: 1, rightPairs: 1 });
  });

  it('counts each mapping of what is no word as wrong', () => {
    const silence = form('s', [1, 2], 2.5, 3.5);
    const mixed = form('m', [1, 3]);
    const result = scoreLexicon(truth, [mapping(silence, sun), mapping(mixed, sun), mapping(sol, sun)]);
    expect(result).toMatchObject({ learnedPairs: 3, rightPairs: 1 });
  });

  it('counts a meaning of a word that means nothing as wrong', () => {
    expect(scoreLexicon(truth, [mapping(form('e', [5]), thing('d', [[5, left]]))])).toMatchObject({
      learnedPairs: 1,
      rightPairs: 0,
      pairs: [{ word: 'eh', concept: 'dog', right: false }],
    });
  });

  it('takes a token that covers half of the word for the word, and a lesser one not', () => {
    expect(scoreLexicon(truth, [mapping(form('f', [1], 1.5, 2.6), sun)]).rightPairs).toBe(1);
    expect(scoreLexicon(truth, [mapping(form('f', [1], 1.6, 2.7), sun)]).rightPairs).toBe(0);
  });

  it('tells two pictures in view apart by their boxes, and without a box not at all', () => {
    expect(scoreLexicon(truth, [mapping(sol, thing('c', [[1, right]]))]).pairs[0]).toMatchObject({ concept: 'cat' });
    const boxless = (file: number) => ({ id: 'c', occurrences: [{ file: `${file}.mp4`, start: 0, end: 1 }] });
    expect(scoreLexicon(truth, [mapping(sol, boxless(1))]).pairs[0]).toMatchObject({ concept: null });
    expect(scoreLexicon(truth, [mapping(gato, boxless(3))]).pairs[0]).toMatchObject({ concept: 'cat', right: true });
  });

  it('knows a named concept without occurrences by its label', () => {
    expect(scoreLexicon(truth, [mapping(gato, { id: 'n', label: 'Cat' })]).rightPairs).toBe(1);
    expect(scoreLexicon(truth, [mapping(gato, { id: 'n', label: 'person' })]).rightPairs).toBe(0);
  });

  it('scores words of one and of two voices apart', () => {
    const { byVoices } = scoreLexicon(truth, [mapping(sol, sun), mapping(gato, sun)]);
    expect(byVoices[1]).toMatchObject({ precision: 0, recall: 0, truePairs: 1 });
    expect(byVoices[2]).toMatchObject({ precision: 1, recall: 1, truePairs: 1 });
  });
});

describe('the co-occurrence baseline', () => {
  const counts = coOccurrences([sol, gato], [sun, cat]);

  it('counts files in which both occur', () => {
    expect(counts.map(({ form, concept, count }) => [form.id, concept.id, count])).toEqual([
      ['f-gato', 'c-cat', 2],
      ['f-sol', 'c-sun', 2],
      ['f-gato', 'c-sun', 1],
      ['f-sol', 'c-cat', 1],
    ]);
  });

  it('takes the most frequent concept of a form, and all of equally frequent ones', () => {
    expect(mostFrequentConcepts(counts)).toHaveLength(2);
    expect(mostFrequentConcepts(counts.filter(({ count }) => count === 1))).toHaveLength(2);
    expect(scoreLexicon(truth, mostFrequentConcepts(counts)).f).toBe(1);
  });

  it('takes all pairs from a count on', () => {
    expect(frequentPairs(counts, 1)).toHaveLength(4);
    expect(scoreLexicon(truth, frequentPairs(counts, 1))).toMatchObject({ precision: 0.5, recall: 1 });
  });
});

describe('intersectionOverUnion', () => {
  it('is 1 for the same box, 0 for boxes apart, and a third for half a shift', () => {
    expect(intersectionOverUnion(left, left)).toBeCloseTo(1);
    expect(intersectionOverUnion(left, right)).toBe(0);
    expect(intersectionOverUnion([0, 0, 0.2, 0.2], [0.1, 0, 0.2, 0.2])).toBeCloseTo(1 / 3);
  });
});
