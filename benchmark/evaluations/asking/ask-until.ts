import { evaluateLexicon } from '../../../src/meaning/evaluate-lexicon.ts';
import type { FormBelief } from '../../../src/meaning/expected-gain.ts';
import { lexicon, mappings } from '../../../src/meaning/mappings.ts';
import { settle } from '../../../src/meaning/settle.ts';
import { Verdicts, type Verdict } from '../../../src/meaning/verdicts.ts';
import { seededRandom } from '../../../src/dsp/seeded-random.ts';
import { truthOf, type Trial } from '../meaning/score.ts';
import type { Pair, Strategy } from './strategies.ts';

export interface AskingPlan {
  readonly target: number;
  /** The lexicon is settled after this many answers. */
  readonly between: number;
  readonly mostReviews: number;
  /** Share of the reviewer's answers that is wrong. */
  readonly errorRate: number;
  /** What an answer counts beside one that outranks all that was learned, 0 to 1. */
  readonly weight: number;
  readonly seed: number;
}

export interface Asked {
  /** Answers until the target was reached; undefined where it was not, with all questions asked or too many. */
  readonly reviews: number | undefined;
  /** Reviews and F after each settling, from 0 reviews on. */
  readonly curve: readonly (readonly [number, number])[];
}

/** Candidates less probable than this are asked about by no strategy but that of top candidates. */
const leastProbability = 0.01;

/** A reviewer answers what a strategy asks, until the lexicon is as good as wanted. */
export function askUntil({ situations, gold }: Trial, strategy: Strategy, plan: AskingPlan): Asked {
  const random = seededRandom(plan.seed);
  const isTrue = truthOf(gold);
  const heard = new Map<string, number>();
  for (const { forms } of situations.flatMap((situation) => situation.heard)) {
    for (const { formId, weight } of forms) heard.set(formId, (heard.get(formId) ?? 0) + weight);
  }
  const asked = new Set<string>();
  const verdicts: Verdict[] = [];
  const curve: [number, number][] = [];
  for (;;) {
    const state = settle(situations, { verdicts: new Verdicts(verdicts) });
    const { f } = evaluateLexicon(lexicon(state), gold);
    curve.push([asked.size, f]);
    if (f >= plan.target) return { reviews: asked.size, curve };
    if (asked.size >= plan.mostReviews) return { reviews: undefined, curve };
    const questions = strategy({
      beliefs: beliefsOf(mappings(state, { minimumProbability: 0 })),
      isOpen: (pair) => !asked.has(keyOf(pair)),
      heard: (formId) => heard.get(formId) ?? 0,
      random,
    });
    if (questions.length === 0) return { reviews: undefined, curve };
    for (const { formId, conceptId } of questions.slice(0, plan.between)) {
      asked.add(keyOf({ formId, conceptId }));
      const says = isTrue({ formId, conceptId }) !== random() < plan.errorRate;
      verdicts.push({ formId, conceptId, verdict: says ? 'CONFIRMED' : 'REJECTED', weight: plan.weight });
    }
  }
}

/** The top candidate of each form, and others that are probable enough. @param found the most probable first */
function beliefsOf(found: readonly Pair[]): FormBelief[] {
  const forms = new Map<string, { conceptId: string; probability: number }[]>();
  for (const { formId, conceptId, probability } of found) {
    const candidates = forms.get(formId);
    if (!candidates) forms.set(formId, [{ conceptId, probability }]);
    else if (probability >= leastProbability) candidates.push({ conceptId, probability });
  }
  return [...forms].map(([formId, candidates]) => ({ formId, candidates }));
}

function keyOf({ formId, conceptId }: Omit<Pair, 'probability'>): string {
  return JSON.stringify([formId, conceptId]);
}
