import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Situation } from '../../src/meaning/situation.ts';
import { SituationTable } from '../../src/meaning/situation-table.ts';
import { Symbols } from '../../src/meaning/symbols.ts';
import { weighNextByFrequency, weighTokensByFrequency } from '../../src/meaning/token-priors.ts';

type Token = Readonly<Record<string, number>>;

function tableOf(utterances: readonly (readonly Token[])[]) {
  const table = new SituationTable();
  const forms = new Symbols();
  for (const [i, tokens] of utterances.entries()) {
    const heard = tokens.map((token, place) => ({
      tokenId: `${i} ${place}`,
      forms: Object.entries(token).map(([formId, weight]) => ({ formId, weight })),
    }));
    const situation: Situation = { id: `s${i}`, heard, saw: [] };
    table.add(situation, forms, new Symbols(), new Symbols());
  }
  return { table, forms };
}

function weightsOf({ table, forms }: ReturnType<typeof tableOf>): Record<string, number>[] {
  return Array.from({ length: table.candidateFrom.length - 1 }, (_, token) => {
    const from = table.candidateFrom.values[token]!;
    const end = table.candidateFrom.values[token + 1]!;
    const candidates = Array.from({ length: end - from }, (_, i) => from + i);
    return Object.fromEntries(
      candidates.map((c) => [forms.ids[table.candidateForm.values[c]!]!, table.candidateWeight.values[c]!]),
    );
  });
}

it('takes an uncertain token for the form that is heard more often', () => {
  const corpus = tableOf([...Array.from({ length: 30 }, () => [{ often: 1 }]), [{ seldom: 0.6, often: 0.4 }]]);
  weighTokensByFrequency(corpus.table, corpus.forms.size);
  const last = weightsOf(corpus).at(-1)!;
  expect(Object.keys(last)).toEqual(['often', 'seldom']);
  expect(last.often).toBeGreaterThan(0.8);
  const row = corpus.table.rows - 1;
  const heard = corpus.table.heardFrom.values[row]!;
  const probabilities = [0, 1].map((i) => corpus.table.heardProbability.values[heard + i]!);
  expect(probabilities.map((p) => p.toFixed(9)).sort()).toEqual(
    [last.often!, last.seldom!].map((p) => p.toFixed(9)).sort(),
  );
});

it('changes nothing where forms are heard equally often, or surely', () => {
  const even = tableOf([[{ a: 0.7, b: 0.3 }], [{ a: 0.3, b: 0.7 }]]);
  weighTokensByFrequency(even.table, even.forms.size);
  weightsOf(even).forEach((weights, i) => {
    expect(weights.a).toBeCloseTo(i === 0 ? 0.7 : 0.3, 12);
  });
  const sure = tableOf([[{ a: 1 }], [{ a: 0.5 }], [{ b: 1 }]]);
  weighTokensByFrequency(sure.table, sure.forms.size);
  expect(weightsOf(sure)).toEqual([{ a: 1 }, { a: 0.5 }, { b: 1 }]);
});

it('goes by what was heard before where situations come one by one', () => {
  const next = tableOf([[{ a: 0.5, b: 0.5 }]]);
  weighNextByFrequency(next.table, [27, 0]);
  // 27 + 3 times against 0 + 3
  expect(weightsOf(next)[0]!.a).toBeCloseTo(10 / 11, 12);
});

it('keeps what each token weighs, and probabilities within 0 and 1', () => {
  const weight = fc.double({ min: 1e-9, max: 1, noNaN: true });
  const token = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 })
    .chain((ids) => fc.tuple(fc.constant(ids), fc.array(weight, { minLength: ids.length, maxLength: ids.length })))
    .map(([ids, weights]): Token => {
      const total = Math.max(
        1,
        weights.reduce((sum, each) => sum + each, 0),
      );
      return Object.fromEntries(ids.map((id, i) => [id, weights[i]! / total]));
    });
  fc.assert(
    fc.property(fc.array(fc.array(token, { maxLength: 4 }), { maxLength: 8 }), (utterances) => {
      const corpus = tableOf(utterances);
      const before = weightsOf(corpus);
      weighTokensByFrequency(corpus.table, corpus.forms.size);
      const sum = (weights: Record<string, number>) => Object.values(weights).reduce((total, each) => total + each, 0);
      weightsOf(corpus).forEach((weights, i) => {
        expect(Math.abs(sum(weights) - sum(before[i]!))).toBeLessThan(1e-9);
      });
      const { heardProbability } = corpus.table;
      for (let h = 0; h < heardProbability.length; h++) {
        expect(heardProbability.values[h]).toBeGreaterThan(0);
        expect(heardProbability.values[h]).toBeLessThanOrEqual(1);
      }
    }),
  );
});
