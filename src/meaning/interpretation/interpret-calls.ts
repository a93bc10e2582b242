import type { Graph } from '../../graph/graph.ts';
import { groupedBy } from '../../grouped-by.ts';
import { conceptNames, type CallHypothesesService } from '../calls/call-hypotheses.service.ts';
import { phraseOf, sentenceOf } from '../calls/wording.ts';

/** What is said of a call type, in the place of a meaning. */
export interface ToldCallType {
  /** What the hypothesis least likely to be chance says that such calls go with. */
  readonly goesWith: string;
  readonly sentences: readonly string[];
}

const mostSentences = 3;

/** Of call types with hypotheses, by form. */
export async function toldCallTypes(
  lexiconId: string,
  graph: Graph,
  calls: CallHypothesesService,
): Promise<ReadonlyMap<string, ToldCallType>> {
  const found = await calls.find(lexiconId);
  const { withinSeconds } = found;
  const hypotheses = found.hypotheses.filter(({ standing }) => standing === 'HYPOTHESIS');
  const nameOf = await conceptNames({ hypotheses }, graph, [lexiconId]);
  const byType = groupedBy(hypotheses, ({ typeId }) => typeId);
  return new Map(
    [...byType].map(([typeId, [best, ...others]]): [string, ToldCallType] => {
      const fewer = best!.direction === 'LESS' ? 'seldom ' : '';
      const sentences = [best!, ...others].slice(0, mostSentences);
      return [
        typeId,
        {
          goesWith: fewer + phraseOf(best!, withinSeconds, nameOf),
          sentences: sentences.map((each) => sentenceOf(each, withinSeconds, nameOf)),
        },
      ];
    }),
  );
}
