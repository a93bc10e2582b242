import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyFormState,
  mostExemplars,
  restoreFormState,
  storeFormState,
  type StoredFormState,
} from '../../../src/phonetics/forms/form-state.ts';
import { matchForms } from '../../../src/phonetics/forms/match-forms.ts';
import { PatternShelf } from '../../../src/phonetics/forms/pattern-shelf.ts';
import { settleForms } from '../../../src/phonetics/forms/settle-forms.ts';
import { stepForms } from '../../../src/phonetics/forms/step-forms.ts';
import { inventWords, manySayings, pointAt, tokenOf } from './invented-words.ts';

// Aligning is real work, and machines that test are busy.
const patience = { timeout: 60_000 };

const words = inventWords(6);
const sayings = manySayings(words, 4);
const wordOf = new Map(sayings.map(({ token, word }) => [token.id, word]));
const tokens = sayings.map(({ token }) => token);
const settled = settleForms('lexicon', tokens);

describe('settling sound forms', patience, () => {
  it('finds one form for each word said by several voices', () => {
    const found = settled.forms.map(({ tokenIds }) => new Set(tokenIds.map((id) => wordOf.get(id))));
    expect(found.map((set) => set.size)).toEqual(words.map(() => 1));
    expect(found.length).toBe(words.length);
  });

  it('does not depend on the order of arrival', () => {
    expect(settleForms('lexicon', [...tokens].reverse())).toEqual(settled);
  });

  it('puts each token into one form and gives weights that sum to at most one', () => {
    const members = settled.forms.flatMap(({ tokenIds }) => tokenIds);
    expect(new Set(members).size).toBe(tokens.length);
    expect(members.length).toBe(tokens.length);
    for (const { formId, confidence, candidates } of settled.assignments) {
      expect(candidates.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
      expect(confidence).toBeGreaterThan(0.5);
      expect(candidates[0]!.formId).toBe(formId);
    }
  });

  it('is sure of a token among its like and unsure of one heard once', () => {
    const [once] = settleForms('lexicon', tokens.slice(0, 1)).assignments;
    expect(once!.confidence).toBe(1);
    const stranger = tokenOf('stranger', words[0]!.slice(0, 2).concat(words[1]!.slice(2)));
    const { assignments } = settleForms('lexicon', [...tokens, stranger]);
    const own = assignments.find(({ tokenId }) => tokenId === 'stranger')!;
    const usual = settled.assignments.reduce((sum, { confidence }) => sum + confidence, 0) / tokens.length;
    expect(own.confidence).toBeLessThan(usual);
  });

  it('comes to the same with what an earlier step and settling measured', () => {
    const shelf = new PatternShelf();
    stepForms(emptyFormState('lexicon'), tokens.slice(0, 7), shelf);
    settleForms('lexicon', tokens.slice(3), shelf);
    shelf.rest();
    expect(settleForms('lexicon', tokens, shelf)).toEqual(settled);
  });

  it('measures a token anew whose pattern has changed', () => {
    const shelf = new PatternShelf();
    const [first, second] = [tokenOf('a', words[0]!), tokenOf('b', words[1]!)];
    const before = shelf.distance(first, second);
    expect(shelf.distance(tokenOf('a', words[1]!), second)).toBeLessThan(before / 2);
    expect(shelf.distance(first, second)).toBe(before);
  });

  it('keeps words apart where long phrases are heard as well', () => {
    const others = inventWords(60, 'phrases');
    const phrases = others.map((word, at) =>
      tokenOf(`phrase ${at}`, [...word, ...others[(at + 1) % 60]!, ...others[(at + 7) % 60]!]),
    );
    const { forms } = settleForms('lexicon', [...tokens, ...phrases]);
    const ofWords = forms.filter(({ tokenIds }) => tokenIds.some((id) => wordOf.has(id)));
    const found = ofWords.map(({ tokenIds }) => new Set(tokenIds.map((id) => wordOf.get(id) ?? 'phrase')));
    expect(found.map((set) => set.size)).toEqual(words.map(() => 1));
  });

  it('gives no forms for no tokens', () => {
    expect(settleForms('lexicon', [])).toMatchObject({ forms: [], assignments: [] });
  });
});

describe('forms of several voices', patience, () => {
  // Voices so unlike that no pattern of one is near any of the others: each is another invention.
  const voices = [inventWords(5, 'a voice'), inventWords(5, 'another voice')];
  const phones = ['bin', 'kat', 'sul', 'mo', 'fer'];
  const said = voices.flatMap((own, voice) =>
    own.flatMap((word, index) =>
      [0, 1].map((take) => ({
        ...tokenOf(`${(7 * index + 3 * voice + 5 * take) % 11} ${voice} ${index} ${take}`, word),
        phones: [...phones[index]!],
        point: pointAt(12 * voice + 3 * take, index),
      })),
    ),
  );
  const wordSaid = (id: string) => id.split(' ')[2];

  it('join what lies at one place with one form', () => {
    const { forms } = settleForms('lexicon', said);
    expect(forms.map(({ tokenIds }) => new Set(tokenIds.map(wordSaid)).size)).toEqual([1, 1, 1, 1, 1]);
    const apart = settleForms(
      'lexicon',
      said.map(({ id, pattern }) => ({ id, pattern })),
    );
    expect(apart.forms.length).toBe(10);
  });

  it('are the same in whatever order they are settled, and one at a time through stored state', () => {
    const all = settleForms('lexicon', said);
    expect(settleForms('lexicon', [...said].reverse())).toEqual(all);
    let state = emptyFormState('lexicon');
    for (const token of said) {
      const stored = JSON.stringify(storeFormState(stepForms(state, [token]).state));
      state = restoreFormState(JSON.parse(stored) as StoredFormState);
    }
    expect(state.forms.map(({ tokenCount }) => tokenCount)).toEqual([4, 4, 4, 4, 4]);
  });

  it('are found by their points where the patterns of many others are nearer', () => {
    const many = inventWords(60, 'others').map((word, index) => ({
      ...tokenOf(`many ${index}`, word),
      point: pointAt(0, 1 + index),
    }));
    const { state, forms } = settleForms('lexicon', [...said.slice(0, 2), ...many]);
    const [assigned] = stepForms(state, [said.find((token) => token.id.slice(-5) === '1 0 0')!]).assignments;
    expect(forms.find(({ id }) => id === assigned!.formId)!.tokenIds.map(wordSaid)).toEqual(['0', '0']);
  });
});

describe('stepping sound forms', patience, () => {
  const step = (order: typeof tokens) => {
    const shelf = new PatternShelf();
    let state = emptyFormState('lexicon');
    const forms = new Map<string, string>();
    for (const token of order) {
      const result = stepForms(state, [token], shelf);
      state = restoreFormState(JSON.parse(JSON.stringify(storeFormState(result.state))) as StoredFormState);
      for (const { tokenId, formId } of result.assignments) forms.set(tokenId, formId);
      for (const { fromId, toId } of result.redirects) {
        forms.forEach((formId, tokenId) => formId === fromId && forms.set(tokenId, toId));
      }
    }
    return { state, forms };
  };
  const stepped = step(tokens);

  it('comes to the settled grouping, one token at a time, through stored state', () => {
    const { forms } = stepped;
    const together = (a: string, b: string) => forms.get(a) === forms.get(b);
    for (const [a, word] of wordOf) {
      for (const [b, other] of wordOf) expect(together(a, b)).toBe(word === other);
    }
  });

  it('keeps a state that follows forms, not tokens', () => {
    const { state } = stepped;
    expect(state.forms.reduce((sum, form) => sum + form.tokenCount, 0)).toBe(tokens.length);
    for (const form of state.forms) expect(form.exemplars.length).toBeLessThanOrEqual(mostExemplars);
  });

  it('goes on from a settled state: a known word is recognised, a new one is not', () => {
    const again = stepForms(settled.state, [tokenOf('again', words[2]!, { f0Hz: 140, noise: 0.004 })]);
    const form = settled.forms.find(({ id }) => id === again.assignments[0]!.formId);
    expect(wordOf.get(form!.tokenIds[0]!)).toBe(2);
    expect(again.newFormIds).toEqual([]);
    const unknown = stepForms(settled.state, [tokenOf('new', inventWords(1, 'another')[0]!)]);
    expect(unknown.newFormIds).toEqual([unknown.assignments[0]!.formId]);
  });

  it('leaves the state it was given as it was', () => {
    const before = JSON.stringify(storeFormState(settled.state));
    stepForms(settled.state, [tokenOf('again', words[2]!)]);
    expect(JSON.stringify(storeFormState(settled.state))).toBe(before);
  });
});

describe('matching forms across a settling', () => {
  it('sends each earlier form to the later one with most of its tokens', () => {
    const before = [
      { id: 'a', tokenIds: ['1', '2', '3'] },
      { id: 'b', tokenIds: ['4'] },
      { id: 'c', tokenIds: ['5'] },
      { id: 'gone', tokenIds: ['9'] },
    ];
    const after = [
      { id: 'x', tokenIds: ['1'] },
      { id: 'y', tokenIds: ['2', '3', '4'] },
      { id: 'c', tokenIds: ['5'] },
    ];
    expect(matchForms(before, after)).toEqual([
      { fromId: 'a', toId: 'y' },
      { fromId: 'b', toId: 'y' },
    ]);
  });

  it('never redirects to a form that is no more', () => {
    const partition = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 8, maxLength: 8 });
    const group = (labels: readonly number[], prefix: string) =>
      [...new Set(labels)].map((label) => ({
        id: `${prefix}${label}`,
        tokenIds: labels.flatMap((own, token) => (own === label ? [String(token)] : [])),
      }));
    fc.assert(
      fc.property(partition, partition, (left, right) => {
        const after = group(right, 'after');
        const ids = new Set(after.map(({ id }) => id));
        const redirects = matchForms(group(left, 'before'), after);
        expect(redirects.length).toBe(new Set(left).size);
        for (const { toId } of redirects) expect(ids.has(toId)).toBe(true);
      }),
    );
  });
});
