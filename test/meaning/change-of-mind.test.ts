import { describe, expect, it } from 'vitest';
import { changeOfMind, mostTried, type HypotheticalLearner } from '../../src/meaning/explanation/change-of-mind.ts';
import tryMinds, { type MindsQuestion } from '../../src/meaning/explanation/try-minds.ts';
import { lexiconThreshold } from '../../src/meaning/learner-parameters.ts';
import { packChange } from '../../src/meaning/learner-state.store.ts';
import { settle } from '../../src/meaning/settle.ts';
import type { Situation } from '../../src/meaning/situation.ts';

/** Counts: the probability is the share of situations with the concept. */
const counting = (counts: Record<string, number>, heard: number) => (): HypotheticalLearner => {
  const seen = new Map(Object.entries(counts));
  let all = heard;
  return {
    observe(conceptIds) {
      all += 1;
      for (const id of conceptIds) seen.set(id, (seen.get(id) ?? 0) + 1);
    },
    probabilities: () => new Map([...seen].map(([id, count]) => [id, count / all])),
  };
};

describe('what would change a mind', () => {
  it('is how many situations more, on each side of the threshold', () => {
    expect(changeOfMind(counting({ dog: 6, cup: 2 }, 10), 'dog', 0.5)).toEqual({
      threshold: 0.5,
      isInLexicon: true,
      situationsAgainst: 3,
      rival: { conceptId: 'cup', probability: 0.2, situationsUntilLikelier: 5 },
      mostTried,
    });
    expect(changeOfMind(counting({ dog: 2 }, 10), 'dog', 0.5)).toEqual({
      threshold: 0.5,
      isInLexicon: false,
      situationsFor: 6,
      mostTried,
    });
  });

  it('is left open where the most tried do not do', () => {
    const found = changeOfMind(counting({ dog: 10_000, cup: 1 }, 10_000), 'dog', 0.5);
    expect(found.situationsAgainst).toBeUndefined();
    expect(found.rival).not.toHaveProperty('situationsUntilLikelier');
  });

  it('is told of the learner itself, which stays as it is, and is given once', async () => {
    const situation = (id: number, formId: string, ...conceptIds: string[]): Situation => ({
      id: `situation ${id}`,
      heard: [{ tokenId: `token ${id}`, forms: [{ formId, weight: 1 }] }],
      saw: conceptIds.map((conceptId) => ({ conceptId, confidence: 0.95 })),
    });
    const others = ['sun', 'tree', 'fish', 'boat'];
    const situations = Array.from({ length: 24 }, (_, id) =>
      id % 3 === 0 ? situation(id, 'wau', 'dog', others[id % 4]!) : situation(id, `word ${id % 4}`, others[id % 4]!),
    );
    const { revision, head, rows } = await packChange(settle(situations));
    const question: MindsQuestion = {
      lexiconId: 'lexicon',
      revision,
      verdicts: [],
      baseRates: [
        ['dog', 1 / 3],
        ['sun', 0.25],
      ],
      pairs: [
        { formId: 'wau', conceptId: 'dog' },
        { formId: 'wau', conceptId: 'sun' },
      ],
    };
    expect(await tryMinds(question)).toBeUndefined();
    const minds = await tryMinds({ ...question, packed: { revision, state: head, rows } });
    const [dog, sun] = minds!;
    expect(dog).toMatchObject({ threshold: lexiconThreshold, isInLexicon: true });
    expect(dog!.situationsAgainst).toBeGreaterThan(0);
    expect(sun).toMatchObject({ isInLexicon: false, rival: { conceptId: 'dog', situationsUntilLikelier: 0 } });
    expect(sun!.situationsFor).toBeGreaterThan(0);
    expect(await tryMinds(question)).toEqual(minds);
    expect(await tryMinds({ ...question, revision: 'another' })).toBeUndefined();
  });
});
