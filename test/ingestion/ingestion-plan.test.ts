import { describe, expect, it } from 'vitest';
import { ingestionPlan } from '../../src/ingestion/ingestion-plan.ts';
import { toyTally } from '../inference/toy-corpus.ts';
import { toyInference } from '../inference/toy-inference.ts';

describe('ingestion plan', () => {
  const first = toyInference({ name: 'first', run: 'plain' });
  const second = toyInference({ name: 'second', run: 'plain', reads: [first] });
  const third = toyInference({ name: 'third', run: 'plain', reads: [second, first] });

  it('puts each inference behind all that it reads', () => {
    expect(ingestionPlan([third, second, first], []).local.map(({ name }) => name)).toEqual([
      'first',
      'second',
      'third',
    ]);
    const tally = toyTally('tally');
    const reader = toyTally('reader', { after: [tally] });
    expect(ingestionPlan([], [reader, tally]).corpus.map(({ name }) => name)).toEqual(['tally', 'reader']);
  });

  it('refuses what reads something that is not in the plan', () => {
    expect(() => ingestionPlan([second], [])).toThrow('inference first is read but not in the plan');
  });

  it('refuses two inferences of one name', () => {
    expect(() => ingestionPlan([first, toyInference({ name: 'first', run: 'notes' })], [])).toThrow('the same name');
  });
});
