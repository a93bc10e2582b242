import { createHash } from 'node:crypto';
import type { PageWindow } from '../../api/connection-arguments.ts';
import { NotFoundError } from '../../errors.ts';
import { appendChange } from '../../graph/change-log.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { Access } from '../../request-context.ts';
import { groupedBy } from '../../grouped-by.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import { cueOfRow, cueRows, type CueRow } from './cue-row.ts';
import type { RecognisedTranscript } from './recognise-transcripts.ts';
import type { Cue, CueRecord, TranscriptFormat, TranscriptRecord } from './transcript.ts';

const holdImported = cypher('phonetics/hold-imported-transcript');
const writeImported = cypher('phonetics/write-imported-transcript');
const writeCues = cypher('phonetics/write-cues');
const listTranscripts = cypher('phonetics/list-transcripts');
const listCues = cypher('phonetics/list-cues');
const listCuesBackward = cypher('phonetics/list-cues-backward');
const deleteTranscript = cypher('phonetics/delete-transcript');
const writeRecognised = cypher('phonetics/write-recognised-transcript');
const readRecognised = cypher('phonetics/read-recognised-transcripts');
const forgetAll = cypher('phonetics/forget-transcripts');

export interface NewTranscript {
  readonly recordingId: string;
  readonly language: string;
  readonly importedById: string;
  readonly format: TranscriptFormat;
  readonly sourceName: string | null;
  readonly cues: readonly Cue[];
}

export interface CueFilter {
  readonly fromSeconds: number | null;
  readonly toSeconds: number | null;
}

/** What is there in place of the former one, and whether it is new: the same cues again are no change. */
export interface Imported {
  readonly transcript: TranscriptRecord;
  readonly created: boolean;
}

/** Cues that are written at once. */
const rowsAtOnce = 2_000;
/** Cues that are read at once. */
const cuesAtOnce = 1_000;

export class TranscriptStore {
  constructor(private readonly graph: Graph) {}

  /**
   * In place of what the same person imported in that language before.
   * @throws {NotFoundError} the recording is gone
   */
  async import({ cues, ...facts }: NewTranscript): Promise<Imported> {
    const { recordingId, importedById, language } = facts;
    const contentSha256 = createHash('sha256').update(JSON.stringify(cues)).digest('hex');
    return await this.graph.write(async (transaction) => {
      const [held] = await transaction.run<Held>(holdImported, { recordingId, importedById, language });
      if (held === undefined) throw new NotFoundError('recording', recordingId);
      const { collectionId, lexiconId, formerId } = held;
      if (formerId !== null && held.formerSha256 === contentSha256) {
        const former = await transaction.run<{ transcript: TranscriptRecord }>(listTranscripts, {
          ...{ recordingIds: [recordingId], collectionIds: [collectionId], former: false },
        });
        return { transcript: former.find(({ transcript }) => transcript.id === formerId)!.transcript, created: false };
      }
      const revision = (held.revision ?? 0) + 1;
      const [row] = await transaction.run<{ transcript: TranscriptRecord }>(writeImported, {
        ...{ formerId, importedById },
        transcript: {
          ...facts,
          id: nodeId('transcript', recordingId, importedById, language, revision, contentSha256),
          ...{ collectionId, revision, contentSha256, current: true, origin: 'IMPORTED' },
          cueCount: cues.length,
          longestCueSeconds: longest(cues),
          createdAtMs: Date.now(),
        },
      });
      const { transcript } = row!;
      await putCues(transcript, cues, transaction);
      const payload = { transcriptId: transcript.id, language, happened: 'IMPORTED' };
      await appendChange(transaction, { kind: transcriptChange, recordingId, collectionId, lexiconId, payload });
      return { transcript, created: true };
    });
  }

  /** @returns whether there was one that this person may delete: their own where they may annotate, and any where they own */
  async delete(id: string, byId: string, { annotatable, owned }: Access): Promise<boolean> {
    return await this.graph.write(async (transaction) => {
      const [row] = await transaction.run<Deleted>(deleteTranscript, {
        ...{ id, byId, annotatableIds: annotatable.collectionIds, ownedIds: owned.collectionIds },
      });
      if (row === undefined) return false;
      const { recordingId, collectionId, lexiconId, language } = row;
      const payload = { transcriptId: id, language, happened: 'DELETED' };
      await appendChange(transaction, { kind: transcriptChange, recordingId, collectionId, lexiconId, payload });
      return true;
    });
  }

  /** By recording, the newest first. @param former also those that another has taken the place of */
  async list(
    recordingIds: readonly string[],
    collectionIds: readonly string[],
    former = false,
  ): Promise<ReadonlyMap<string, readonly TranscriptRecord[]>> {
    const parameters = { recordingIds, collectionIds, former };
    const rows = await this.graph.read<{ transcript: TranscriptRecord }>(listTranscripts, parameters);
    return groupedBy(
      rows.map(({ transcript }) => transcript),
      ({ recordingId }) => recordingId,
    );
  }

  /** By transcript: one cue more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async cues(
    transcriptIds: readonly string[],
    window: PageWindow,
    filter: CueFilter,
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly CueRecord[]>> {
    const rows = await this.graph.read<{ cue: CueRow }>(window.backward ? listCuesBackward : listCues, {
      ...{ transcriptIds, collectionIds, ...filter },
      fromOrdinal: window.after === undefined ? 0 : Number(window.after[0]) + 1,
      toOrdinal: window.before === undefined ? Number.MAX_SAFE_INTEGER : Number(window.before[0]) - 1,
      limit: window.limit + 1,
    });
    return groupedBy(
      rows,
      ({ cue }) => cue.transcriptId,
      ({ cue }) => cueOfRow(cue),
    );
  }

  /** All of a transcript, in order. */
  async *allCues({ id, collectionId }: Pick<TranscriptRecord, 'id' | 'collectionId'>): AsyncGenerator<CueRecord> {
    const filter = { fromSeconds: null, toSeconds: null };
    for (let last = -1; ;) {
      const window = { order: 'transcript:cues', limit: cuesAtOnce, backward: false, after: [last] };
      const cues = (await this.cues([id], window, filter, [collectionId])).get(id) ?? [];
      yield* cues.slice(0, cuesAtOnce);
      if (cues.length <= cuesAtOnce) return;
      last = cues[cuesAtOnce - 1]!.ordinal;
    }
  }
}

/** Of the log of changes. */
export const transcriptChange = 'TRANSCRIPT_CHANGED';

interface Held {
  readonly collectionId: string;
  readonly lexiconId: string;
  readonly formerId: string | null;
  readonly formerSha256: string | null;
  readonly revision: number | null;
}

interface Deleted {
  readonly recordingId: string;
  readonly collectionId: string;
  readonly lexiconId: string;
  readonly language: string;
}

async function putCues(
  transcript: Pick<TranscriptRecord, 'id' | 'recordingId' | 'collectionId'>,
  cues: readonly Cue[],
  transaction: GraphTransaction,
): Promise<void> {
  const rows = cueRows(transcript, cues);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await transaction.run(writeCues, { cues: rows.slice(from, from + rowsAtOnce).map((row) => ({ ...row })) });
  }
}

function longest(cues: readonly Cue[]): number {
  return cues.reduce((most, { startSeconds, endSeconds }) => Math.max(most, endSeconds - startSeconds), 0);
}

/** Transcripts by models. A run has parameters always, so that every one of the present version is shown. */
export const recognisedTranscriptStore: InferenceStore<RecognisedTranscript, TranscriptRecord> = {
  async write(runs, transaction) {
    for (const { runId, token, recordingId, collectionId, result } of runs) {
      const { model, language, cues } = result;
      const id = nodeId('transcript', runId);
      const transcript = {
        ...{ id, runId, token, recordingId, collectionId, model, language, current: true, origin: 'RECOGNISED' },
        cueCount: cues.length,
        longestCueSeconds: longest(cues),
        createdAtMs: Date.now(),
      };
      await transaction.run(writeRecognised, { runId, transcript });
      await putCues(transcript, cues, transaction);
    }
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ transcript: TranscriptRecord }>(readRecognised, { runIds });
    const byRun = new Map(rows.map(({ transcript }) => [transcript.runId, transcript]));
    return runIds.map((id) => byRun.get(id));
  },

  /** Those that people put in go with them. */
  async forget(recordingId, transaction) {
    await transaction.run(forgetAll, { recordingId });
  },
};
