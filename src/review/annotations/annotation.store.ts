import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { unpackJson } from '../../graph/packed-json.ts';
import { groupedBy } from '../../grouped-by.ts';
import {
  annotationOf,
  tierOf,
  type AnnotationRecord,
  type DocumentRecord,
  type TierRecord,
} from './annotation-record.ts';
import type { DocumentDetails } from './document-rows.ts';

const listDocuments = cypher('review/list-annotation-documents');
const readDetails = cypher('review/read-annotation-details');
const listTiers = cypher('review/list-tiers');
const readBetween = cypher('review/read-annotations-between');
const readById = cypher('review/read-annotations-by-id');
const readOfTier = cypher('review/read-annotations-of-tier');
const readCorrections = cypher('review/read-corrections');

/** A tier with how many annotations it has. */
export type ListedTier = TierRecord & { readonly annotationCount: number };

/** Where a page of annotations begins, and between which times. */
export interface AnnotationWindow {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** Start, place and id of the last one of the page before. */
  readonly after?: readonly [number, number, string];
  readonly limit: number;
}

const rowsAtOnce = 5_000;

/** What people say of recordings, as it is read. */
export class AnnotationStore {
  /** Each query by itself. */
  private readonly alone: Pick<GraphTransaction, 'run'>;

  constructor(private readonly graph: Graph) {
    this.alone = { run: (query, parameters) => graph.read(query, parameters) };
  }

  /** By recording, in the order in which they were made. */
  async documents(
    recordingIds: readonly string[],
    collectionIds: readonly string[],
    within: Pick<GraphTransaction, 'run'> = this.alone,
  ): Promise<ReadonlyMap<string, readonly DocumentRecord[]>> {
    const parameters = { recordingIds, collectionIds };
    const rows = await within.run<{ document: DocumentRecord }>(listDocuments, parameters);
    return groupedBy(
      rows.map(({ document }) => document),
      ({ recordingId }) => recordingId,
    );
  }

  /** By document. */
  async details(
    ids: readonly string[],
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, DocumentDetails>> {
    const rows = await this.graph.read<{ id: string; details: Uint8Array }>(readDetails, { ids, collectionIds });
    const unpacked = rows.map(async ({ id, details }) => [id, await unpackJson<DocumentDetails>(details)] as const);
    return new Map(await Promise.all(unpacked));
  }

  /** By recording, document by document. */
  async tiers(
    recordingIds: readonly string[],
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ListedTier[]>> {
    const rows = await this.graph.read<{ tier: ListedTier }>(listTiers, { recordingIds, collectionIds });
    return groupedBy(
      rows.map(({ tier }) => ({ ...tierOf(tier), annotationCount: tier.annotationCount })),
      ({ recordingId }) => recordingId,
    );
  }

  /** The same of one recording, within a transaction that is to change them. */
  async tiersWithin(transaction: GraphTransaction, recordingId: string, collectionId: string) {
    const parameters = { recordingIds: [recordingId], collectionIds: [collectionId] };
    const rows = await transaction.run<{ tier: ListedTier & { longestSeconds: number } }>(listTiers, parameters);
    return new Map(
      rows.map(({ tier: { annotationCount: _count, longestSeconds: _longest, ...tier } }) => [tier.id, tierOf(tier)]),
    );
  }

  /** By tier: one more than the window's limit where there are so many, by time. */
  async between(
    tierIds: readonly string[],
    window: AnnotationWindow,
    collectionIds: readonly string[],
    within: Pick<GraphTransaction, 'run'> = this.alone,
  ): Promise<ReadonlyMap<string, readonly AnnotationRecord[]>> {
    const { fromSeconds, toSeconds, after = [-1, -1, ''], limit } = window;
    const [afterSeconds, afterPlace, afterId] = after;
    const rows = await within.run<{ annotation: AnnotationRecord }>(readBetween, {
      ...{ tierIds, collectionIds, fromSeconds, toSeconds, afterSeconds, afterPlace, afterId },
      limit: limit + 1,
    });
    return groupedBy(
      rows.map(({ annotation }) => annotationOf(annotation)),
      ({ tierId }) => tierId,
    );
  }

  /** Those of a recording that are there, by time. */
  async byId(
    recordingId: string,
    ids: readonly string[],
    collectionIds: readonly string[],
  ): Promise<readonly AnnotationRecord[]> {
    const parameters = { recordingId, ids, collectionIds };
    const rows = await this.graph.read<{ annotation: AnnotationRecord }>(readById, parameters);
    return rows.map(({ annotation }) => annotationOf(annotation));
  }

  /** All of a tier, by time, some at a time. */
  async *ofTier(
    tierId: string,
    within: Pick<GraphTransaction, 'run'> = this.alone,
  ): AsyncGenerator<readonly AnnotationRecord[]> {
    for (let afterSeconds = -1, afterPlace = -1; ;) {
      const parameters = { tierId, afterSeconds, afterPlace, limit: rowsAtOnce };
      const found = await within.run<{ annotation: AnnotationRecord }>(readOfTier, parameters);
      if (found.length > 0) yield found.map(({ annotation }) => annotationOf(annotation));
      if (found.length < rowsAtOnce) return;
      const last = found.at(-1)!.annotation;
      [afterSeconds, afterPlace] = [last.resolvedStartSeconds, last.place];
    }
  }

  /** By statement, what was said last. */
  async corrections(
    statementIds: readonly string[],
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, AnnotationRecord>> {
    const parameters = { statementIds, collectionIds };
    const rows = await this.graph.read<{ annotation: AnnotationRecord }>(readCorrections, parameters);
    return new Map(rows.map(({ annotation }) => [annotation.statementId!, annotationOf(annotation)]));
  }
}
