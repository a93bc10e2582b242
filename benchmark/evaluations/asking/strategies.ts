import type { Candidate, FormBelief } from '../../../src/meaning/expected-gain.ts';
import { rankQuestions } from '../../../src/meaning/review-queue.ts';
import { accuracyOfUnknown } from '../../../src/review/reviewer-accuracy.ts';

export interface Pair extends Candidate {
  readonly formId: string;
}

/** What a strategy may go by. */
export interface Lexicon {
  /** Candidates of each form, the most probable first. */
  readonly beliefs: readonly FormBelief[];
  readonly isOpen: (pair: Omit<Pair, 'probability'>) => boolean;
  /** How often the form was heard. */
  readonly heard: (formId: string) => number;
  readonly random: () => number;
}

/** @returns pairs in the order in which to ask about them */
export type Strategy = (lexicon: Lexicon) => readonly Pair[];

/** What is shipped. */
export const queue = 'the queue';

export const strategies: Readonly<Record<string, Strategy>> = {
  [queue]: ({ beliefs, isOpen }) =>
    rankQuestions(beliefs, {
      isOpen: (formId, conceptId) => isOpen({ formId, conceptId }),
      accuracy: accuracyOfUnknown.accuracy,
    }),
  'random top candidates': (lexicon) => shuffled(tops(lexicon), lexicon.random),
  'random pairs of 0.05 or more': (lexicon) =>
    shuffled(
      pairs(lexicon).filter(({ probability }) => probability >= 0.05),
      lexicon.random,
    ),
  'most uncertain form, its top candidate': ({ beliefs, isOpen }) => {
    const inOrder = [...beliefs].sort((a, b) => entropy(b) - entropy(a));
    return inOrder.flatMap(({ formId, candidates: [top] }) => {
      return top && isOpen({ formId, ...top }) ? [{ formId, ...top }] : [];
    });
  },
  'nearest to one half': (lexicon) => by(pairs(lexicon), ({ probability }) => -Math.abs(probability - 0.5)),
  'most probable first': (lexicon) => by(pairs(lexicon), ({ probability }) => probability),
  'gain times root of use': (lexicon) => {
    const { beliefs, isOpen, heard } = lexicon;
    const questions = rankQuestions(beliefs, {
      isOpen: (formId, conceptId) => isOpen({ formId, conceptId }),
      accuracy: accuracyOfUnknown.accuracy,
    });
    return [...questions].sort(
      (a, b) => b.gainBits * Math.sqrt(heard(b.formId)) - a.gainBits * Math.sqrt(heard(a.formId)),
    );
  },
};

/** The most probable candidate of each form, where it may be asked about. */
function tops({ beliefs, isOpen }: Lexicon): Pair[] {
  return beliefs.flatMap(({ formId, candidates: [top] }) =>
    top && isOpen({ formId, ...top }) ? [{ formId, ...top }] : [],
  );
}

function pairs({ beliefs, isOpen }: Lexicon): Pair[] {
  return beliefs
    .flatMap(({ formId, candidates }) => candidates.map((candidate) => ({ formId, ...candidate })))
    .filter(isOpen);
}

function by(all: readonly Pair[], worth: (pair: Pair) => number): Pair[] {
  return [...all].sort((a, b) => worth(b) - worth(a));
}

function shuffled(all: readonly Pair[], random: () => number): Pair[] {
  return all
    .map((pair) => ({ pair, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ pair }) => pair);
}

function entropy({ candidates }: FormBelief): number {
  const nothing = 1 - candidates.reduce((sum, { probability }) => sum + probability, 0);
  return [nothing, ...candidates.map(({ probability }) => probability)].reduce(
    (bits, p) => (p > 0 ? bits - p * Math.log2(p) : bits),
    0,
  );
}
