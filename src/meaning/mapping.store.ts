import type { PageWindow } from '../api/connection-arguments.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import type { LearnedMapping } from './mappings.ts';
import { statedProbability, type MappingRecord, type MappingStatus } from './mapping.ts';
import type { Verdict } from './verdicts.ts';

const readMappingStates = cypher('meaning/read-mapping-states');
const writeMappings = cypher('meaning/write-mappings');
const deleteMappings = cypher('meaning/delete-mappings');
const readVerdicts = cypher('meaning/read-verdicts');
const setMappingStatus = cypher('meaning/set-mapping-status');
const listMappings = cypher('meaning/list-mappings');
const readMappings = cypher('meaning/read-mappings');
const readEvidence = cypher('meaning/read-evidence');

export interface MappingFilter {
  readonly lexiconId?: string;
  readonly formId?: string;
  readonly conceptId?: string;
  /** Part of the concept's label, in any case. */
  readonly conceptLabel?: string;
  readonly status?: MappingStatus;
  readonly minimumProbability?: number;
  readonly maximumProbability?: number;
  readonly collectionId?: string;
  readonly recordingId?: string;
}

/** A situation that speaks for a mapping. */
export interface EvidenceRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly saw: readonly { readonly conceptId: string; readonly confidence: number }[];
}

interface MappingState {
  readonly id: string;
  readonly formId: string;
  readonly conceptId: string;
  readonly probability: number;
  readonly status: MappingStatus;
  readonly reviewed: boolean;
}

/** What a step did to one mapping. */
export interface MappingChange {
  readonly mappingId: string;
  readonly formId: string;
  readonly conceptId: string;
  /** Absent where the mapping is new. */
  readonly formerProbability: number | null;
  /** Absent where the mapping is gone. */
  readonly probability: number | null;
  readonly status: MappingStatus;
}

/** A smaller move than this is not told to subscribers. */
const notableMove = 0.005;

export class MappingStore {
  constructor(private readonly graph: Graph) {}

  /**
   * Writes what was learned of some forms, or of all, in place of what stood there; a mapping that fell below the
   * stated probability goes, unless a person has reviewed it.
   * @returns what changed notably, for subscribers
   */
  async replace(
    learned: readonly LearnedMapping[],
    lexiconId: string,
    formIds: readonly string[] | undefined,
    transaction: GraphTransaction,
  ): Promise<readonly MappingChange[]> {
    const before = await transaction.run<MappingState>(readMappingStates, { lexiconId, formIds: formIds ?? null });
    const former = new Map(before.map((state) => [state.id, state]));
    const changes: MappingChange[] = [];
    const kept = learned.filter(
      (mapping) => mapping.probability >= statedProbability || former.get(idOf(lexiconId, mapping))?.reviewed,
    );
    const rows = kept.map((mapping) => {
      const { formId, conceptId, probability } = mapping;
      const id = idOf(lexiconId, mapping);
      const was = former.get(id);
      former.delete(id);
      const status = was?.status ?? 'HYPOTHESIS';
      if (was === undefined || Math.abs(was.probability - probability) >= notableMove) {
        const formerProbability = was?.probability ?? null;
        changes.push({ mappingId: id, formId, conceptId, formerProbability, probability, status });
      }
      const { low, high, supportCount, supportingSituationIds } = mapping;
      return {
        id,
        formId,
        conceptId,
        probability,
        low,
        high,
        status,
        supportCount,
        situationIds: supportingSituationIds,
      };
    });
    const gone = [...former.values()].filter((state) => !state.reviewed);
    for (const { id, formId, conceptId, probability, status } of gone) {
      changes.push({ mappingId: id, formId, conceptId, formerProbability: probability, probability: null, status });
    }
    if (gone.length > 0) await transaction.run(deleteMappings, { ids: gone.map((state) => state.id) });
    if (rows.length > 0) await transaction.run(writeMappings, { lexiconId, nowMs: Date.now(), mappings: rows });
    return changes;
  }

  async verdicts(lexiconId: string): Promise<readonly Verdict[]> {
    return await this.graph.read<Verdict>(readVerdicts, { lexiconId });
  }

  async setStatus(id: string, status: MappingStatus, transaction: GraphTransaction): Promise<void> {
    await transaction.run(setMappingStatus, { id, status, nowMs: Date.now() });
  }

  /** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async list(
    filter: MappingFilter,
    window: PageWindow,
    lexiconIds: readonly string[],
  ): Promise<readonly MappingRecord[]> {
    const rows = await this.graph.read<{ mapping: MappingRecord }>(listMappings, {
      lexiconIds,
      lexiconId: filter.lexiconId ?? null,
      formId: filter.formId ?? null,
      conceptId: filter.conceptId ?? null,
      conceptLabel: filter.conceptLabel?.toLowerCase() ?? null,
      status: filter.status ?? null,
      minimumProbability: filter.minimumProbability ?? null,
      maximumProbability: filter.maximumProbability ?? null,
      collectionId: filter.collectionId ?? null,
      recordingId: filter.recordingId ?? null,
      after: window.after ?? null,
      before: window.before ?? null,
      backward: window.backward,
      limit: window.limit + 1,
    });
    return rows.map((row) => row.mapping);
  }

  async read(ids: readonly string[], lexiconIds: readonly string[]): Promise<ReadonlyMap<string, MappingRecord>> {
    const rows = await this.graph.read<{ mapping: MappingRecord }>(readMappings, { ids, lexiconIds });
    return new Map(rows.map(({ mapping }) => [mapping.id, mapping]));
  }

  async evidence(
    mappingIds: readonly string[],
    limit: number,
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly EvidenceRecord[]>> {
    const rows = await this.graph.read<{ mappingId: string; situations: EvidenceRecord[] }>(readEvidence, {
      mappingIds,
      limit,
      collectionIds,
    });
    return new Map(rows.map((row) => [row.mappingId, row.situations]));
  }
}

function idOf(lexiconId: string, { formId, conceptId }: { formId: string; conceptId: string }): string {
  return nodeId('mapping', lexiconId, formId, conceptId);
}
