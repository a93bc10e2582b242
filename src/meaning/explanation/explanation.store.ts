import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { EvidenceRecord } from '../mapping.store.ts';
import type { SituationEvidence } from './evidence-path.ts';

const readContraryEvidence = cypher('meaning/read-contrary-evidence');
const readEvidencePaths = cypher('meaning/read-evidence-paths');

/** A form heard less surely than this speaks against nothing. */
const leastHeard = 0.5;
/** A concept in view more probably than this was perhaps there. */
const leastSeen = 0.1;

export interface ContraryEvidence {
  /** Of all such situations. */
  readonly count: number;
  readonly situations: readonly EvidenceRecord[];
}

export class ExplanationStore {
  constructor(private readonly graph: Graph) {}

  /** Situations with a mapping's form heard and its concept surely not in view, by mapping. */
  async against(
    mappingIds: readonly string[],
    limit: number,
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, ContraryEvidence>> {
    const rows = await this.graph.read<ContraryEvidence & { mappingId: string }>(readContraryEvidence, {
      mappingIds,
      collectionIds,
      leastHeard,
      leastSeen,
      limit,
    });
    return new Map(rows.map(({ mappingId, ...evidence }) => [mappingId, evidence]));
  }

  /** In the order of the ids; those that the reader may not see are left out. */
  async paths(
    situationIds: readonly string[],
    pair: { readonly formId: string; readonly conceptId: string },
    collectionIds: readonly string[],
  ): Promise<readonly SituationEvidence[]> {
    if (situationIds.length === 0) return [];
    const { formId, conceptId } = pair;
    const rows = await this.graph.read<SituationEvidence>(readEvidencePaths, {
      situationIds,
      formId,
      conceptId,
      collectionIds,
    });
    const byId = new Map(rows.map((row) => [row.situationId, row]));
    return situationIds.flatMap((id) => byId.get(id) ?? []);
  }
}
