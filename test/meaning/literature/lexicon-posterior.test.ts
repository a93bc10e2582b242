import { describe, expect, it } from 'vitest';
import { hardCorpus, type HardCorpus } from '../../../src/meaning/literature/hard-corpus.ts';
import { LexiconPosterior, type IntentionParameters } from '../../../src/meaning/literature/lexicon-posterior.ts';
import { intentionsPublished } from '../../../src/meaning/literature/referential-intentions.ts';
import { seededRandom } from '../../../src/dsp/seeded-random.ts';
import { generateWorld, nurseryWorld } from '../generated-world.ts';
import { lines } from './lines.ts';

describe('the posterior of a lexicon (Frank, Goodman & Tenenbaum 2009)', () => {
  it('is that of a lexicon of two words worked out by hand', () => {
    const corpus = hardCorpus(lines('a b|A', 'c|A B'));
    const posterior = new LexiconPosterior(corpus, { pairCost: 1, referring: 0.2, lexicalPenalty: 0.5 });
    posterior.toggle(0, 0); // a means A
    posterior.toggle(2, 1); // c means B
    // not referring: a 1/4, b 1/2, c 1/4
    const first = ((1 / 4) * (1 / 2) + (0.2 + 0.8 / 4) * (0.8 / 2)) / 2;
    const second = (1 / 4 + 0.8 / 4 + (0.2 + 0.8 / 4) + (0.2 / 2 + 0.8 / 4)) / 4;
    expect(posterior.logPosterior).toBeCloseTo(Math.log(first) + Math.log(second) - 2, 12);
  });

  it('names what has no name by any word', () => {
    const corpus = hardCorpus(lines('a b|A'));
    const posterior = new LexiconPosterior(corpus, { pairCost: 1, referring: 0.2, lexicalPenalty: 0.5 });
    expect(posterior.logPosterior).toBeCloseTo(Math.log(1 / 4), 12);
  });

  it('prefers a second thing to a second word for the first (mutual exclusivity)', () => {
    const corpus = hardCorpus(lines(...Array.from({ length: 8 }, () => 'a|A'), 'b|A B', 'b|A B', 'b|A B'));
    const withSecond = (concept: number) => {
      const posterior = new LexiconPosterior(corpus, intentionsPublished);
      posterior.toggle(0, 0);
      posterior.toggle(1, concept);
      return posterior.logPosterior;
    };
    expect(withSecond(1)).toBeGreaterThan(withSecond(0));
  });

  it('is the same after any changes as scored from the start, and can be rolled back', () => {
    const world = generateWorld({ ...nurseryWorld, situations: 60, functionWords: 30 });
    const corpus = hardCorpus(world.situations);
    const parameters: IntentionParameters = { pairCost: 3, referring: 0.3, lexicalPenalty: 0.1 };
    const posterior = new LexiconPosterior(corpus, parameters);
    const random = seededRandom(1);
    const pick = (count: number) => Math.floor(random() * count);
    const pairs = new Map<string, [number, number]>();
    const flip = (word: number, concept: number) => {
      const key = `${word} ${concept}`;
      if (!pairs.delete(key)) pairs.set(key, [word, concept]);
    };
    for (let i = 0; i < 200; i++) {
      const changes = Array.from({ length: 1 + pick(3) }, () => [
        pick(corpus.forms.length),
        pick(corpus.concepts.length),
      ]);
      posterior.mark();
      for (const [word, concept] of changes) posterior.toggle(word!, concept!);
      if (random() < 0.4) posterior.rollBack();
      else for (const [word, concept] of changes) flip(word!, concept!);
      if (i % 20 === 0) expect(posterior.logPosterior).toBeCloseTo(slowly(corpus, parameters, [...pairs.values()]), 8);
    }
    expect(posterior.pairs).toBe(pairs.size);
    expect(posterior.logPosterior).toBeCloseTo(slowly(corpus, parameters, [...pairs.values()]), 8);
  });

  it('refuses scenes with more in view than it can sum over', () => {
    const crowd = `a|${Array.from({ length: 17 }, (_, i) => `C${i}`).join(' ')}`;
    expect(() => new LexiconPosterior(hardCorpus(lines(crowd)), intentionsPublished)).toThrow('17 concepts in view');
  });
});

/** By the definition, with nothing remembered. */
function slowly(
  { scenes, forms }: HardCorpus,
  { pairCost, referring, lexicalPenalty }: IntentionParameters,
  pairs: readonly [number, number][],
): number {
  const lexical = new Set(pairs.map(([word]) => word));
  const weight = (word: number) => (lexical.has(word) ? lexicalPenalty : 1);
  const norm = forms.reduce((sum, _, word) => sum + weight(word), 0);
  const referred = (word: number, concept: number) => {
    const names = pairs.filter((pair) => pair[1] === concept);
    if (names.length === 0) return weight(word) / norm;
    return names.some(([name]) => name === word) ? 1 / names.length : 0;
  };
  return scenes.reduce((total, { words, inView }) => {
    let sum = 0;
    for (let subset = 0; subset < 2 ** inView.length; subset++) {
      const intended = inView.filter((_, j) => (subset >> j) & 1);
      sum += words.reduce((product, word) => {
        const plain = weight(word) / norm;
        if (intended.length === 0) return product * plain;
        const mean = intended.reduce((all, concept) => all + referred(word, concept), 0) / intended.length;
        return product * (referring * mean + (1 - referring) * plain);
      }, 1);
    }
    return total + Math.log(sum / 2 ** inView.length);
  }, -pairCost * pairs.length);
}
