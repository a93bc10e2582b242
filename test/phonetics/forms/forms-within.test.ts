import { describe, expect, it } from 'vitest';
import { frameSeconds } from '../../../src/phonetics/forms/acoustic-pattern.ts';
import { formParts } from '../../../src/phonetics/forms/form-parts.ts';
import { formsWithin, withinThreshold } from '../../../src/phonetics/forms/forms-within.ts';
import type { HeardToken } from '../../../src/phonetics/forms/heard-token.ts';
import { makeAcousticPattern } from '../../../src/phonetics/forms/make-acoustic-pattern.ts';
import { PatternShelf, type PatternToken } from '../../../src/phonetics/forms/pattern-shelf.ts';
import { settleForms } from '../../../src/phonetics/forms/settle-forms.ts';
import { stepForms } from '../../../src/phonetics/forms/step-forms.ts';
import { seededRandom } from '../../../benchmark/evaluations/seeded-random.ts';
import { inventWords, manySayings, pointAt, tokenOf, type InventedWord } from './invented-words.ts';

// Aligning is real work, and machines that test are busy.
const patience = { timeout: 60_000 };

const words = inventWords(6);
/** Words 1 and 4 are never said alone. */
const saidAlone = [0, 2, 3, 5];
const sayings = manySayings(
  saidAlone.map((word) => words[word]!),
  3,
);
const alone = sayings.map(({ token }) => token);
const wordOf = new Map(sayings.map(({ token, word }) => [token.id, saidAlone[word]!]));
const lengthOf = (word: InventedWord) => word.reduce((sum, { seconds }) => sum + seconds, 0);
const padSeconds = 0.25;
/** A word is heard when its formants are half-way to it: `sayWord` takes so long. */
const halfWaySeconds = 0.022;

/** Where two words meet, their vowels differ: otherwise nobody could say where one ends. */
const orders = [
  [0, 4],
  [4, 3],
  [2, 3],
  [1, 0, 5],
];
const phrases = orders.map((order, index) =>
  tokenOf(
    `phrase ${index}`,
    order.flatMap((word) => words[word]!),
    { padSeconds },
  ),
);
const stranger = tokenOf('stranger', [...words[4]!, ...words[1]!], { padSeconds });
const tokens = [...alone, ...phrases, stranger];
const shelf = new PatternShelf();
const settled = settleForms('lexicon', tokens, shelf);
const formOfWord = new Map(settled.forms.map(({ id, tokenIds }) => [wordOf.get(tokenIds[0]!), id]));
const homes = new Map(settled.assignments.map(({ tokenId, formId }) => [tokenId, formId]));
const within = (token: PatternToken) => formsWithin(token, homes.get(token.id) ?? '', settled.state, shelf);

describe('forms within longer utterances', patience, () => {
  it.each(orders.map((order, index) => [order, index] as const))(
    'finds the known words of %j in their places',
    (order, index) => {
      const phrase = phrases[index]!;
      const found = within(phrase);
      const known = order.filter((word) => saidAlone.includes(word));
      expect(found.map(({ candidates }) => candidates[0]!.formId)).toEqual(known.map((word) => formOfWord.get(word)));
      found.forEach(({ startFrame, endFrame }, at) => {
        const before = order.slice(0, order.indexOf(known[at]!));
        const start = padSeconds + halfWaySeconds + before.reduce((sum, word) => sum + lengthOf(words[word]!), 0);
        const end = start + lengthOf(words[known[at]!]!);
        expect(Math.abs(phrase.pattern.startSeconds + startFrame * frameSeconds - start)).toBeLessThan(0.06);
        expect(Math.abs(phrase.pattern.startSeconds + endFrame * frameSeconds - end)).toBeLessThan(0.06);
      });
    },
  );

  it('lets none overlap another, each within the threshold and with weights that sum to at most one', () => {
    for (const phrase of phrases) {
      const found = within(phrase);
      found.slice(1).forEach((next, at) => expect(next.startFrame).toBeGreaterThanOrEqual(found[at]!.endFrame));
      for (const { distance, candidates } of found) {
        expect(distance).toBeLessThanOrEqual(withinThreshold);
        expect(candidates.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }
    }
  });

  it('finds none in a phrase of other words, in noise, or in an utterance no longer than the forms', () => {
    expect(within(stranger)).toEqual([]);
    const random = seededRandom('noise');
    const samples = Float32Array.from({ length: 32_000 }, () => 0.05 * random.normal());
    expect(within({ id: 'noise', pattern: makeAcousticPattern({ samples, startSeconds: 0 }) })).toEqual([]);
    for (const token of alone) expect(within(token)).toEqual([]);
  });

  it('looks for no form that was heard alone fewer than three times', () => {
    const rare = settled.forms.find(({ id }) => id === formOfWord.get(0))!;
    const twice = settleForms('lexicon', [...tokens.filter(({ id }) => !rare.tokenIds.slice(2).includes(id))]);
    const found = formsWithin(phrases[0]!, homes.get(phrases[0]!.id)!, twice.state, new PatternShelf());
    expect(found).toEqual([]);
  });
});

describe('a form that two voices say', patience, () => {
  // The second voice is so unlike that it might as well say another word.
  const [otherVoice] = inventWords(1, 'another voice');
  const takes = (voice: number, times: number) =>
    Array.from({ length: times }, (_, take) => ({
      ...tokenOf(`${(5 * take + 3 * voice) % 7} ${voice}`, voice === 0 ? words[0]! : otherVoice!),
      point: pointAt(10 * voice + take),
    }));
  const formOf = (said: readonly HeardToken[]) => {
    const { forms, state } = settleForms('lexicon', [...said, stranger]);
    expect(forms[0]!.tokenIds.length).toBe(said.length);
    return state;
  };

  it('is found as either says it', () => {
    const state = formOf([...takes(0, 2), ...takes(1, 2)]);
    const byTheSecond = tokenOf('second', [...words[4]!, ...otherVoice!], { padSeconds });
    for (const phrase of [phrases[0]!, byTheSecond]) {
      const [found] = formsWithin(phrase, '', state, new PatternShelf());
      expect(found!.candidates[0]!.formId).toBe(state.forms.find(({ tokenCount }) => tokenCount === 4)!.id);
    }
  });

  it('is not looked for by what one of them said once or twice, while it was heard three times', () => {
    const state = formOf([...takes(0, 2), ...takes(1, 1)]);
    expect(formsWithin(phrases[0]!, '', state, new PatternShelf())).toEqual([]);
  });
});

describe('parts of utterances', patience, () => {
  const parts = formParts(tokens, settled.assignments, settled.state, shelf);

  it('follow from the set of utterances, not from their order or from what was measured before', () => {
    const reversed = [...tokens].reverse();
    const again = settleForms('lexicon', reversed);
    expect(formParts(reversed, again.assignments, again.state, new PatternShelf())).toEqual(parts);
    expect(again).toEqual(settled);
  });

  it('have ids of their own and lie in their wholes', () => {
    expect(parts.length).toBeGreaterThan(3);
    expect(new Set([...parts.map(({ id }) => id), ...tokens.map(({ id }) => id)]).size).toBe(
      parts.length + tokens.length,
    );
    for (const part of parts) {
      const { pattern } = tokens.find(({ id }) => id === part.wholeTokenId)!;
      expect(part.startSeconds).toBeGreaterThanOrEqual(pattern.startSeconds);
      expect(part.endSeconds).toBeLessThanOrEqual(pattern.startSeconds + pattern.frames * frameSeconds + 1e-9);
    }
  });

  it('are found for a new utterance against the forms known so far', () => {
    const before = settleForms('lexicon', alone);
    const step = stepForms(before.state, [phrases[0]!]);
    const [part] = formParts([phrases[0]!], step.assignments, step.state, new PatternShelf());
    const form = before.forms.find(({ tokenIds }) => wordOf.get(tokenIds[0]!) === 0)!;
    expect(part?.candidates[0]!.formId).toBe(form.id);
  });
});
