import { NotFoundError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { groupedBy } from '../grouped-by.ts';
import type { Reader } from '../request-context.ts';
import { ReviewStore } from '../review/review.store.ts';
import { standingReviews, statusAfter } from '../review/review.ts';
import { accuracyOfUnknown } from '../review/reviewer-accuracy.ts';
import type { Candidate, FormBelief } from './expected-gain.ts';
import { learnerParameters } from './learner-parameters.ts';
import { learnerStates } from './learner-state.store.ts';
import { statedProbability, type MappingStatus } from './mapping.ts';
import { mappingIdOf } from './mapping-id.ts';
import { MappingStore } from './mapping.store.ts';
import { mappings } from './mappings.ts';
import { rankQuestions, type Question } from './review-queue.ts';
import { keyOf, ReviewQueueStore, type PooledMapping, type StandingAnswer } from './review-queue.store.ts';
import { accuraciesOf } from './weigh-verdicts.ts';

/** A question with what it is judged by. */
export interface QueuedQuestion extends Question {
  /** Of the mapping, whether or not it is stated. */
  readonly id: string;
  readonly lexiconId: string;
  /** What others have answered. */
  readonly answers: readonly StandingAnswer[];
  readonly context: QueueContext;
}

export interface QueueContext {
  readonly beliefs: readonly FormBelief[];
  /** Of who is asked. */
  readonly accuracy: number;
}

/** Mappings on either side of one half that are considered: more than anybody answers before the next settling. */
const poolSize = 1000;
/** With fewer questions than this the learner is asked for those that it thinks too improbable to state. */
const enough = 200;
/** The least probable of these; below, an answer tells less than `leastGainBits` beyond four in five. */
const leastProbability = 0.01;

/** What to ask a person about a lexicon. */
export class ReviewQueueService {
  private readonly store: ReviewQueueStore;

  constructor(private readonly graph: Graph) {
    this.store = new ReviewQueueStore(graph);
  }

  /**
   * The questions that the reviewer has not answered yet, and that others have left open or disagree on, the most telling
   * first.
   * @throws {NotFoundError} no such lexicon that the reviewer may read
   */
  async questions(lexiconId: string, reviewer: Reader): Promise<readonly QueuedQuestion[]> {
    if (!(await reviewer.access()).lexiconIds.includes(lexiconId)) throw new NotFoundError('lexicon', lexiconId);
    const [stated, verdicts] = await Promise.all([
      this.store.pool(lexiconId, reviewer.ownerId, { least: statedProbability, limit: poolSize }),
      new MappingStore(this.graph).signedVerdicts(lexiconId),
    ]);
    const accuracy = (accuraciesOf(verdicts).get(reviewer.ownerId) ?? accuracyOfUnknown).accuracy;
    const questions = rank(lexiconId, stated, reviewer.ownerId, accuracy);
    if (questions.length >= enough) return questions;
    const improbable = await this.improbable(lexiconId, stated);
    return improbable.length === 0
      ? questions
      : rank(lexiconId, [...stated, ...improbable], reviewer.ownerId, accuracy);
  }

  /** What the learner holds possible, and no mapping states. */
  private async improbable(lexiconId: string, stated: readonly PooledMapping[]): Promise<readonly PooledMapping[]> {
    const possible = await learnerStates.look(this.graph, lexiconId, (state) =>
      mappings(state, { minimumProbability: leastProbability }),
    );
    if (possible === undefined) return [];
    const known = new Set(stated.map(keyOf));
    const pairs = possible
      .filter((mapping) => mapping.probability < statedProbability && !known.has(keyOf(mapping)))
      .slice(0, poolSize)
      .map(({ formId, conceptId, probability }) => {
        return { id: mappingIdOf(lexiconId, { formId, conceptId }), formId, conceptId, probability };
      });
    const reviews = await new ReviewStore(this.graph).read(
      pairs.map(({ id }) => id),
      [lexiconId],
    );
    return pairs.map((pair) => {
      const answers = standingReviews(reviews.get(pair.id) ?? []);
      return { ...pair, status: statusAfter(answers), answers };
    });
  }
}

function rank(
  lexiconId: string,
  pool: readonly PooledMapping[],
  reviewerId: string,
  accuracy: number,
): readonly QueuedQuestion[] {
  const byKey = new Map(pool.map((mapping) => [keyOf(mapping), mapping]));
  const beliefs = beliefsOf(pool);
  const context: QueueContext = { beliefs, accuracy };
  const isOpen = (formId: string, conceptId: string) => {
    const mapping = byKey.get(keyOf({ formId, conceptId }));
    if (mapping?.status !== 'HYPOTHESIS') return false;
    return mapping.answers.every((answer) => answer.reviewerId !== reviewerId);
  };
  return rankQuestions(beliefs, { isOpen, accuracy }).map((question) => {
    const { id, answers } = byKey.get(keyOf(question))!;
    return { ...question, id, lexiconId, answers, context };
  });
}

/**
 * What people have decided is heeded at once, ahead of the settling that will work it out: the pair is as good as certain,
 * and the rest of its form with it.
 */
function beliefsOf(pool: readonly PooledMapping[]): FormBelief[] {
  return [...groupedBy(pool, (mapping) => mapping.formId)].map(([formId, ofForm]) => {
    const total = ofForm.reduce((sum, { probability }) => sum + probability, 0);
    const weights = ofForm.map(({ probability, status }) => probability * Math.exp(logOddsOf(status)));
    const all = Math.max(0, 1 - total) + weights.reduce((sum, weight) => sum + weight, 0);
    const candidates = ofForm.map(({ conceptId }, i): Candidate => ({
      conceptId,
      probability: all > 0 ? weights[i]! / all : 0,
    }));
    return { formId, candidates };
  });
}

function logOddsOf(status: MappingStatus): number {
  if (status === 'HYPOTHESIS') return 0;
  return status === 'CONFIRMED' ? learnerParameters.reviewLogOdds : -learnerParameters.reviewLogOdds;
}
