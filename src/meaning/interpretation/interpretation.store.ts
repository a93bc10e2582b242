import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { ConceptKind } from '../../sight/concepts/concept.ts';

const readMeanings = cypher('meaning/read-meanings');
const readBaseRates = cypher('meaning/read-base-rates');

export interface FormMeaning {
  readonly formId: string;
  readonly conceptId: string;
  readonly label?: string | null;
  readonly kind: ConceptKind;
  readonly probability: number;
}

/** What a lexicon knows of forms that were heard in a clip. */
export class InterpretationStore {
  constructor(private readonly graph: Graph) {}

  async meanings(lexiconId: string, formIds: readonly string[]): Promise<readonly FormMeaning[]> {
    if (formIds.length === 0) return [];
    return await this.graph.read<FormMeaning>(readMeanings, { lexiconId, formIds });
  }

  async baseRates(lexiconId: string, conceptIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (conceptIds.length === 0) return new Map();
    const rows = await this.graph.read<{ conceptId: string; rate: number }>(readBaseRates, { lexiconId, conceptIds });
    return new Map(rows.map(({ conceptId, rate }) => [conceptId, rate]));
  }
}
