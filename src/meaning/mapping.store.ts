import type { PageWindow } from '../api/connection-arguments.ts';
import { boundsOf } from '../api/page-bounds.ts';
import { cypher, type CypherQuery } from '../graph/cypher-query.ts';
import type { Graph, GraphParameters, GraphTransaction } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import { SoundFormStore } from '../phonetics/sound-form.store.ts';
import { ConceptStore } from '../sight/concept.store.ts';
import type { LearnedMapping } from './mappings.ts';
import { statedProbability, type MappingRecord, type MappingStatus } from './mapping.ts';
import type { Verdict } from './verdicts.ts';
import { weighVerdicts, type SignedVerdict } from './weigh-verdicts.ts';

const readMappingStates = cypher('meaning/read-mapping-states');
const writeMappings = cypher('meaning/write-mappings');
const deleteMappings = cypher('meaning/delete-mappings');
const readVerdicts = cypher('meaning/read-verdicts');
const setMappingStatus = cypher('meaning/set-mapping-status');
const listMappings = cypher('meaning/list-mappings');
const listMappingsBackward = cypher('meaning/list-mappings-backward');
const listMappingsOf = cypher('meaning/list-mappings-of');
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
      (mapping) => mapping.probability >= statedProbability || former.get(mappingIdOf(lexiconId, mapping))?.reviewed,
    );
    const rows = kept.map((mapping) => {
      const { formId, conceptId, probability } = mapping;
      const id = mappingIdOf(lexiconId, mapping);
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

  /**
   * Writes one mapping, however improbable, so that a person can judge it.
   * @returns whether its form and concept are there
   */
  async admit(learned: LearnedMapping, lexiconId: string, transaction: GraphTransaction): Promise<boolean> {
    const { supportingSituationIds: situationIds, ...mapping } = learned;
    const row = { ...mapping, situationIds, id: mappingIdOf(lexiconId, learned), status: 'HYPOTHESIS' };
    const parameters = { lexiconId, nowMs: Date.now(), mappings: [row] };
    const [written] = await transaction.run<{ count: number }>(writeMappings, parameters);
    return written?.count === 1;
  }

  /** What people said that stands, with what each one's word is worth. */
  async verdicts(lexiconId: string): Promise<readonly Verdict[]> {
    return weighVerdicts(await this.signedVerdicts(lexiconId));
  }

  /** Of what forms and concepts have become: those that were merged are followed to where they went. Oldest first. */
  async signedVerdicts(lexiconId: string): Promise<readonly SignedVerdict[]> {
    const given = await this.graph.read<SignedVerdict>(readVerdicts, { lexiconId });
    if (given.length === 0) return given;
    const [forms, concepts] = await Promise.all([
      new SoundFormStore(this.graph).read(distinct(given.map(({ formId }) => formId)), [lexiconId]),
      new ConceptStore(this.graph).read(distinct(given.map(({ conceptId }) => conceptId)), [lexiconId]),
    ]);
    return given.flatMap(({ formId, conceptId, verdict, reviewerId }) => {
      const form = forms.get(formId);
      const concept = concepts.get(conceptId);
      return form && concept ? [{ formId: form.id, conceptId: concept.id, verdict, reviewerId }] : [];
    });
  }

  /** @returns its probability; undefined where it is gone */
  async setStatus(id: string, status: MappingStatus, transaction: GraphTransaction): Promise<number | undefined> {
    const parameters = { id, status, nowMs: Date.now() };
    const rows = await transaction.run<{ probability: number }>(setMappingStatus, parameters);
    return rows[0]?.probability;
  }

  /** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async list(
    filter: MappingFilter,
    window: PageWindow,
    lexiconIds: readonly string[],
  ): Promise<readonly MappingRecord[]> {
    const { formId = null, conceptId = null, conceptLabel } = filter;
    const span = { atLeast: filter.minimumProbability ?? 0, atMost: filter.maximumProbability ?? 1 };
    const parameters = {
      lexiconIds: filter.lexiconId === undefined ? lexiconIds : lexiconIds.filter((id) => id === filter.lexiconId),
      status: filter.status ?? null,
      collectionId: filter.collectionId ?? null,
      recordingId: filter.recordingId ?? null,
      after: window.after ?? null,
      before: window.before ?? null,
      ...boundsOf(window, span, 'descending'),
      limit: window.limit + 1,
    };
    if (formId !== null || conceptId !== null || conceptLabel !== undefined) {
      return await this.rows(listMappingsOf, {
        ...parameters,
        formId,
        conceptId,
        conceptLabel: conceptLabel?.toLowerCase() ?? null,
        backward: window.backward,
      });
    }
    return await this.rows(window.backward ? listMappingsBackward : listMappings, parameters);
  }

  async read(ids: readonly string[], lexiconIds: readonly string[]): Promise<ReadonlyMap<string, MappingRecord>> {
    const mappings = await this.rows(readMappings, { ids, lexiconIds });
    return new Map(mappings.map((mapping) => [mapping.id, mapping]));
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

  private async rows(query: CypherQuery, parameters: GraphParameters): Promise<readonly MappingRecord[]> {
    const rows = await this.graph.read<{ mapping: MappingRecord }>(query, parameters);
    return rows.map((row) => row.mapping);
  }
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

export function mappingIdOf(lexiconId: string, { formId, conceptId }: { formId: string; conceptId: string }): string {
  return nodeId('mapping', lexiconId, formId, conceptId);
}
