import type { Connection } from '../../api/connection.ts';
import type { PageWindow } from '../../api/connection-arguments.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { page } from '../../api/page.ts';
import { NotFoundError, ParameterError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { readSituations } from '../evidence.store.ts';
import { MappingStore } from '../mapping.store.ts';
import type { LearnedMapping } from '../mappings.ts';
import type { SettlingInput } from '../settle-lexicon.ts';
import { Verdicts } from '../verdicts.ts';
import { BeforeHistoryError, FutureInstantError, HistoryErasedError, TooFewRecordingsError } from './history.errors.ts';
import { HistoryStore, type PastFilter, type RevisionRecord } from './history.store.ts';
import type { MappingBelief, MappingVersionRecord } from './mapping-version.ts';

const settling = new URL('./settle-past.ts', import.meta.url);

/** What was held, and from when to when where it was written down. */
export type PastBelief = MappingBelief & Partial<Pick<MappingVersionRecord, 'atMs' | 'untilMs' | 'cause'>>;

/** A lexicon as it was at an instant, or as the first recordings alone make it. */
export interface PastLexicon {
  readonly lexiconId: string;
  /** Absent where it was worked out anew. */
  readonly revision?: RevisionRecord;
  readonly recordingCount: number;
  readonly settled: boolean;
  mappings(filter: PastFilter, window: PageWindow): Promise<Connection<PastBelief>>;
}

export class PastLexiconService {
  private readonly history: HistoryStore;

  constructor(
    private readonly graph: Graph,
    private readonly lanes: Lanes,
  ) {
    this.history = new HistoryStore(graph);
  }

  /**
   * From what was written down.
   * @param atMs the latest revision unless given
   * @throws {FutureInstantError} {@link BeforeHistoryError} {@link HistoryErasedError}
   */
  async asOf(lexiconId: string, atMs: number | undefined, nowMs: number = Date.now()): Promise<PastLexicon> {
    const { latestMs, firstMs, revision, erased } = await this.history.revisionAt(lexiconId, atMs);
    // The clock may have jumped back since the last revision was written down.
    const present = Math.max(nowMs, latestMs);
    if (atMs !== undefined && atMs > present) throw new FutureInstantError(atMs, present);
    for (const { fromMs, untilMs } of erased) {
      const isWithin = atMs === undefined ? untilMs == null : fromMs <= atMs && (untilMs == null || atMs < untilMs);
      if (isWithin) throw new HistoryErasedError(fromMs, untilMs ?? undefined);
    }
    if (revision == null) throw new BeforeHistoryError(atMs ?? present, firstMs ?? undefined);
    return {
      lexiconId,
      revision,
      recordingCount: revision.recordingCount,
      settled: revision.settled,
      mappings: async (filter, window) => {
        const rows = await this.history.heldAt(lexiconId, revision.number, filter, window);
        return page<MappingVersionRecord, PastBelief>(rows, window, (row) => [row.probability, row.mappingId]);
      },
    };
  }

  /**
   * Worked out anew from the first recordings in commit order, with the sound forms, things and reviews of the present.
   * @throws {ParameterError} no whole number from 0. @throws {TooFewRecordingsError} more than there are
   */
  async afterRecordings(lexiconId: string, count: number, signal?: AbortSignal): Promise<PastLexicon> {
    if (!Number.isInteger(count) || count < 0) {
      throw new ParameterError(`afterRecordings is ${count}; it must be a whole number from 0`);
    }
    const taken = await this.history.takenIn(lexiconId, count);
    if (count > taken.count) throw new TooFewRecordingsError(count, taken.count);
    const beliefs = count === 0 ? [] : await this.settled(lexiconId, taken.recordingIds, signal);
    return {
      lexiconId,
      recordingCount: count,
      settled: true,
      mappings: ({ minimumProbability, formId, conceptId }, window) => {
        const passing = beliefs.filter(
          (belief) =>
            belief.probability >= minimumProbability &&
            (formId === undefined || belief.formId === formId) &&
            (conceptId === undefined || belief.conceptId === conceptId),
        );
        const keysOf = (belief: PastBelief) => [-belief.probability, belief.mappingId];
        return Promise.resolve(pageOfList(passing, window, keysOf, (belief) => belief));
      },
    };
  }

  private async settled(
    lexiconId: string,
    recordingIds: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<readonly PastBelief[]> {
    const [situations, given] = await Promise.all([
      readSituations(this.graph, lexiconId, recordingIds),
      new MappingStore(this.graph).verdicts(lexiconId),
    ]);
    const input: SettlingInput = { situations, verdicts: given };
    const learned = await this.lanes.call<readonly LearnedMapping[]>('meaning', settling, input, {
      ...(signal && { signal }),
    });
    const verdicts = new Verdicts(given);
    return learned
      .map(({ formId, conceptId, probability, low, high, supportCount }): PastBelief => {
        const net = verdicts.net(formId, conceptId);
        const status = net === 0 ? 'HYPOTHESIS' : net > 0 ? 'CONFIRMED' : 'REJECTED';
        const mappingId = nodeId('mapping', lexiconId, formId, conceptId);
        return { mappingId, formId, conceptId, probability, low, high, status, supportCount };
      })
      .sort((a, b) => b.probability - a.probability || (a.mappingId < b.mappingId ? -1 : 1));
  }
}

/** @throws {NotFoundError} none of that id that the reader may see */
export function checkLexicon(lexiconId: string, lexiconIds: readonly string[]): void {
  if (!lexiconIds.includes(lexiconId)) throw new NotFoundError('lexicon', lexiconId);
}
