import { describe, expect, it } from 'vitest';
import { compareWithBaseline, gatherLearned, tableOf } from '../../../benchmark/evaluations/real-words/score.ts';
import type { Box, Truth } from '../../../examples/sample/truth.ts';

const box: Box = [0, 0, 0.4, 0.4];
const elsewhere: Box = [0.5, 0.5, 0.4, 0.4];
const clip = (file: string, word: string, shown: string, beside?: string): Truth['clips'][number] => ({
  file,
  durationSeconds: 3,
  words: [{ word, startSeconds: 1, endSeconds: 2, voice: 'v' }],
  pictures: [
    { concept: shown, box, startSeconds: 0, endSeconds: 3 },
    ...(beside ? [{ concept: beside, box: elsewhere, startSeconds: 0, endSeconds: 3 }] : []),
  ],
});
const truth: Truth = {
  seed: 0,
  clips: [clip('1', 'a', 'A', 'B'), clip('2', 'a', 'A', 'B'), clip('3', 'b', 'B')],
  lexicon: [
    { word: 'a', concept: 'A' },
    { word: 'b', concept: 'B' },
  ],
};
const token = (file: string) => ({ file, start: 1, end: 2 });
const forms = [
  { id: 'a', tokens: [token('1'), token('2')] },
  { id: 'b', tokens: [token('3')] },
];
const seen = (file: string, where: Box) => ({ file, start: 0, end: 3, box: where });
const concepts = [
  { id: 'A', occurrences: [seen('1', box), seen('2', box)] },
  { id: 'B', occurrences: [seen('1', elsewhere), seen('2', elsewhere), seen('3', box)] },
];

describe('compareWithBaseline', () => {
  const mappings = forms.map((form, index) => ({ form, concept: concepts[index]!, probability: 0.9 }));

  it('scores a learner that excludes what another word explains above raw counts', () => {
    const { learner, mostFrequent, bestThreshold } = compareWithBaseline(truth, gatherLearned(mappings));
    expect(learner.f).toBe(1);
    expect(mostFrequent).toMatchObject({ precision: 2 / 3, recall: 1 });
    expect(bestThreshold.f).toBeCloseTo(0.8);
  });

  it('gives the baseline the forms and concepts that were not mapped, too', () => {
    const { learner, mostFrequent } = compareWithBaseline(truth, gatherLearned([], forms, concepts));
    expect(learner.f).toBe(0);
    expect(mostFrequent.recall).toBe(1);
  });

  it('answers with zeros when there is nothing at all', () => {
    expect(compareWithBaseline(truth, gatherLearned([])).bestThreshold.f).toBe(0);
  });

  it('prints one row for each', () => {
    expect(tableOf(compareWithBaseline(truth, gatherLearned(mappings))).split('\n')).toHaveLength(5);
  });
});
