import { logBayesFactorDeviation, trialsOf } from './form-posterior.ts';
import { learnerParameters, lexiconThreshold, type LearnerParameters } from './learner-parameters.ts';
import type { LearnerState } from './learner-state.ts';
import { isUnitId } from './phrases/phrase-units.ts';
import { compareIds } from './situation.ts';

/** "This form means that concept." */
export interface LearnedMapping {
  readonly formId: string;
  readonly conceptId: string;
  /** That the form means the concept, rather than another one or nothing; a form's probabilities sum to at most 1. */
  readonly probability: number;
  /**
   * 90 % credible interval around `probability`: between what it would be with as much evidence of the same kind drawn
   * anew, some of it less, some more lucky. 0 <= low <= probability <= high <= 1.
   */
  readonly low: number;
  readonly high: number;
  /** The strongest few, strongest first. */
  readonly supportingSituationIds: readonly string[];
  /** Situations in which form and concept were both likelier than not to be there. */
  readonly supportCount: number;
}

export interface MappingOptions {
  /** 0 to 1; 0.05 unless said. */
  readonly minimumProbability?: number;
  readonly parameters?: LearnerParameters;
  /** Only these forms; all unless said. */
  readonly formIds?: Iterable<string>;
  /** Whether phrases that are heard as one form come along; they have a list of their own, so not unless said. */
  readonly phrases?: boolean;
}

/** @returns most probable first, equals by form and concept id; never one whose form and concept were never met,
 * except where a person confirmed it */
export function mappings(state: LearnerState, options: MappingOptions = {}): LearnedMapping[] {
  const {
    minimumProbability = 0.05,
    parameters = learnerParameters,
    formIds = state.forms.symbols.ids,
    phrases = false,
  } = options;
  const { forms, concepts, pairs } = state;
  const found: LearnedMapping[] = [];
  for (const formId of formIds) {
    if (!phrases && isUnitId(formId)) continue;
    const form = forms.symbols.indexOf(formId);
    if (form === undefined) continue;
    for (let pair = forms.lastPair.values[form]!; pair >= 0; pair = pairs.previousOfForm.values[pair]!) {
      const probability = Math.min(1, pairs.probability.values[pair]!);
      if (!(probability >= minimumProbability && probability > 0)) continue;
      const trials = trialsOf(state, pair, parameters);
      const deviation = logBayesFactorDeviation(trials, state.habits.presentWhenNamed, parameters.steadiness);
      const spread = parameters.intervalDeviate * deviation;
      found.push({
        formId,
        conceptId: concepts.symbols.ids[pairs.index.secondOf(pair)]!,
        probability,
        low: shiftLogOdds(probability, -spread),
        high: shiftLogOdds(probability, spread),
        supportingSituationIds: pairs.supportsOf(pair).map(({ situationId }) => situationId),
        supportCount: pairs.supportCount.values[pair]!,
      });
    }
  }
  return found.sort(
    (a, b) => b.probability - a.probability || compareIds(a.formId, b.formId) || compareIds(a.conceptId, b.conceptId),
  );
}

export interface LexiconEntry {
  readonly formId: string;
  readonly conceptId: string;
}

/** The hard decision: what is likelier than not (threshold fixed beforehand, not fitted to any gold standard). */
export function lexicon(state: LearnerState, threshold = lexiconThreshold): LexiconEntry[] {
  return mappings(state, { minimumProbability: threshold }).map(({ formId, conceptId }) => ({ formId, conceptId }));
}

function shiftLogOdds(probability: number, by: number): number {
  if (probability <= 0 || probability >= 1) return probability;
  const odds = (probability / (1 - probability)) * Math.exp(by);
  const shifted = odds === Infinity ? 1 : odds / (1 + odds);
  return by < 0 ? Math.min(probability, shifted) : Math.max(probability, shifted);
}
