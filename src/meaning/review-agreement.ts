import { NotFoundError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { groupedBy } from '../grouped-by.ts';
import type { Reader } from '../request-context.ts';
import { krippendorffAlpha } from '../review/agreement.ts';
import { weightOf } from '../review/reviewer-accuracy.ts';
import { MappingStore } from './mapping.store.ts';
import { keyOf } from './review-queue.store.ts';
import { compareIds } from './situation.ts';
import { accuraciesOf, type SignedVerdict } from './weigh-verdicts.ts';

export interface ReviewerStanding {
  readonly reviewerId: string;
  /** Pairs on which they say yes or no. */
  readonly answered: number;
  /** Those of them on which others do, too. */
  readonly compared: number;
  /** 0.5 to 1 */
  readonly accuracy: number;
  /** 0 to 1 */
  readonly weight: number;
}

export interface LexiconAgreement {
  /** Krippendorff's; null where there is nothing to compare. */
  readonly alpha: number | null;
  /** Pairs on which somebody says yes or no, on which several do, and on which they disagree. */
  readonly reviewed: number;
  readonly compared: number;
  readonly disputed: number;
  readonly reviewers: readonly ReviewerStanding[];
}

/** @throws {NotFoundError} no such lexicon that the reader may read */
export async function agreementOn(lexiconId: string, graph: Graph, reader: Reader): Promise<LexiconAgreement> {
  if (!(await reader.access()).lexiconIds.includes(lexiconId)) throw new NotFoundError('lexicon', lexiconId);
  return agreementOf(await new MappingStore(graph).signedVerdicts(lexiconId));
}

/** @param standing one a reviewer and pair */
export function agreementOf(standing: readonly SignedVerdict[]): LexiconAgreement {
  const byPair = groupedBy(standing, keyOf, ({ verdict }) => verdict);
  const answered = new Map<string, number>();
  for (const { reviewerId } of standing) answered.set(reviewerId, (answered.get(reviewerId) ?? 0) + 1);
  const compared = [...byPair.values()].filter((said) => said.length > 1);
  const answers = standing.map((verdict) => {
    return { subjectId: keyOf(verdict), reviewerId: verdict.reviewerId, value: verdict.verdict };
  });
  return {
    alpha: krippendorffAlpha(answers) ?? null,
    reviewed: byPair.size,
    compared: compared.length,
    disputed: compared.filter((said) => new Set(said).size > 1).length,
    reviewers: [...accuraciesOf(standing)]
      .map(([reviewerId, found]) => {
        return { reviewerId, answered: answered.get(reviewerId) ?? 0, ...found, weight: weightOf(found) };
      })
      .sort((a, b) => compareIds(a.reviewerId, b.reviewerId)),
  };
}
