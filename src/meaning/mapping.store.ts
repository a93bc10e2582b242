import type { PageWindow } from '../api/connection-arguments.ts';
import { boundsOf } from '../api/page-bounds.ts';
import { cypher, type CypherQuery } from '../graph/cypher-query.ts';
import type { Graph, GraphParameters, GraphTransaction } from '../graph/graph.ts';
import { standingReviews } from '../review/review.ts';
import { mappingIdOf } from './mapping-id.ts';
import type { LearnedMapping } from './mappings.ts';
import type { MappingRecord, MappingStatus } from './mapping.ts';
import { placedReviews, placeReviews } from './placed-reviews.ts';
import { replacement, type MappingChange, type MappingState } from './replacement.ts';
import type { Verdict } from './verdicts.ts';
import { weighVerdicts, type SignedVerdict } from './weigh-verdicts.ts';

const readMappingStates = cypher('meaning/read-mapping-states');
const writeMappings = cypher('meaning/write-mappings');
const deleteMappings = cypher('meaning/delete-mappings');
const setMappingStatus = cypher('meaning/set-mapping-status');
const listMappings = cypher('meaning/list-mappings');
const listMappingsBackward = cypher('meaning/list-mappings-backward');
const listMappingsOf = cypher('meaning/list-mappings-of');
const readMappings = cypher('meaning/read-mappings');
const followMappings = cypher('meaning/follow-mappings');
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
    const states = await transaction.run<MappingState>(readMappingStates, { lexiconId, formIds: formIds ?? null });
    const reviews = await placedReviews(lexiconId, transaction);
    const { rows, goneIds, moved, changes } = replacement(lexiconId, learned, {
      states,
      reviews,
      settled: formIds === undefined,
    });
    if (goneIds.length > 0) await transaction.run(deleteMappings, { ids: goneIds });
    const mappings = rows.map((row) => ({ ...row }));
    if (rows.length > 0) await transaction.run(writeMappings, { lexiconId, nowMs: Date.now(), mappings });
    await placeReviews(moved, transaction);
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

  /** One a reviewer and pair, of what forms and concepts have become: what was merged is followed to where it went. */
  async signedVerdicts(lexiconId: string): Promise<readonly SignedVerdict[]> {
    const reviews = await this.graph.readTogether((transaction) => placedReviews(lexiconId, transaction));
    return [...reviews.values()].flatMap((ofPair) =>
      standingReviews(ofPair).flatMap(({ formId, conceptId, verdict, reviewerId }) =>
        verdict === 'UNSURE' ? [] : [{ formId, conceptId, verdict, reviewerId }],
      ),
    );
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

  /** Also by the id that it had before its form or concept was merged into another or settled anew. */
  async find(id: string, lexiconIds: readonly string[]): Promise<MappingRecord | undefined> {
    const held = (await this.read([id], lexiconIds)).get(id);
    if (held !== undefined) return held;
    return (await this.rows(followMappings, { ids: [id], lexiconIds }))[0];
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
