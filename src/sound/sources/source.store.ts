import type { PageWindow } from '../../api/connection-arguments.ts';
import { boundsOf } from '../../api/page-bounds.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import type { SourceKind } from '../sound-event.ts';
import type { HeardSourceRecord } from './heard-source.ts';
import type { SourceRecord } from './source.ts';

const listSources = cypher('sound/list-sources');
const listSourcesBackward = cypher('sound/list-sources-backward');
const readSources = cypher('sound/read-sources');
const readSourcesOfHeard = cypher('sound/read-sources-of-heard');
const readHeardOfSources = cypher('sound/read-heard-of-sources');
const nameSource = cypher('sound/name-source');
const writeIdentifications = cypher('sound/write-identifications');

export interface SourceFilter {
  readonly lexiconId?: string;
  readonly kind?: SourceKind;
  readonly label?: string;
  readonly named?: boolean;
}

/** Which Source what is heard is of. */
export interface SourceOfHeard {
  readonly source: SourceRecord;
  /** 0 to 1 */
  readonly confidence: number;
}

/** What a person says of some times of a recording. */
export interface NewIdentification {
  readonly id: string;
  readonly recordingId: string;
  readonly sourceId: string;
  /** Seconds; the same number of both, in order of time. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

interface HeardOfSource {
  readonly sourceId: string;
  readonly heard: HeardSourceRecord[];
}

export class SourceStore {
  constructor(private readonly graph: Graph) {}

  /** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async list(
    filter: SourceFilter,
    window: PageWindow,
    lexiconIds: readonly string[],
  ): Promise<readonly SourceRecord[]> {
    const { lexiconId, kind, label, named } = filter;
    const query = window.backward ? listSourcesBackward : listSources;
    const rows = await this.graph.read<{ source: SourceRecord }>(query, {
      lexiconIds: lexiconId === undefined ? lexiconIds : lexiconIds.filter((id) => id === lexiconId),
      kind: kind ?? null,
      label: label ?? null,
      named: named ?? null,
      after: window.after ?? null,
      before: window.before ?? null,
      ...boundsOf(window, { atLeast: 0, atMost: Number.MAX_SAFE_INTEGER }, 'descending'),
      limit: window.limit + 1,
    });
    return rows.map(({ source }) => source);
  }

  /** By the ids asked for; a Source that was joined with another is answered with the other. */
  async read(ids: readonly string[], lexiconIds: readonly string[]): Promise<ReadonlyMap<string, SourceRecord>> {
    const rows = await this.graph.read<{ askedId: string; source: SourceRecord }>(readSources, { ids, lexiconIds });
    return new Map(rows.map(({ askedId, source }) => [askedId, source]));
  }

  /** By the ids of what is heard; what no step has taken in yet is left out. */
  async ofHeard(
    heardSourceIds: readonly string[],
    lexiconIds: readonly string[],
  ): Promise<ReadonlyMap<string, SourceOfHeard>> {
    const rows = await this.graph.read<SourceOfHeard & { heardSourceId: string }>(readSourcesOfHeard, {
      ...{ heardSourceIds, lexiconIds },
    });
    return new Map(rows.map(({ heardSourceId, source, confidence }) => [heardSourceId, { source, confidence }]));
  }

  /** By the ids of Sources, where each is heard for the longest first. @param limit of a Source; null is all */
  async heardOf(
    sourceIds: readonly string[],
    collectionIds: readonly string[],
    limit: number | null,
    within?: GraphTransaction,
  ): Promise<ReadonlyMap<string, readonly HeardSourceRecord[]>> {
    const parameters = { sourceIds, collectionIds, limit };
    const rows =
      within === undefined
        ? await this.graph.read<HeardOfSource>(readHeardOfSources, parameters)
        : await within.run<HeardOfSource>(readHeardOfSources, parameters);
    return new Map(rows.map(({ sourceId, heard }) => [sourceId, heard]));
  }

  async name(id: string, name: string | null, transaction: GraphTransaction): Promise<void> {
    await transaction.run(nameSource, { id, name });
  }

  async identify(
    lexiconId: string,
    byId: string,
    identifications: readonly NewIdentification[],
    transaction: GraphTransaction,
  ): Promise<void> {
    await transaction.run(writeIdentifications, {
      ...{ lexiconId, byId, nowMs: Date.now() },
      identifications: identifications.map((each) => ({ ...each })),
    });
  }
}
