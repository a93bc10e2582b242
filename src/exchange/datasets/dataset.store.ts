import type { PageWindow } from '../../api/connection-arguments.ts';
import { afterEveryText, boundsOf } from '../../api/page-bounds.ts';
import { NotFoundError } from '../../errors.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { keyOf } from './dataset-rows.ts';
import type { DatasetRecord, EntryRecord, ExampleRecord } from './dataset-record.ts';
import { LooseDatasets } from './loose-datasets.ts';
import type { NewDataset } from './read-dataset-files.ts';
import type { StoredDataset } from './write-dataset-files.ts';

const holdDatasets = cypher('exchange/hold-datasets');
const showDataset = cypher('exchange/show-dataset');
const loosenDataset = cypher('exchange/loosen-dataset');
const listDatasets = cypher('exchange/list-datasets');
const readParts = cypher('exchange/read-dataset-parts');
const readEntries = cypher('exchange/read-entries-of-dataset');
const readExamples = cypher('exchange/read-examples-of-dataset');
const listEntries = cypher('exchange/list-lexical-entries');
const listEntriesBackward = cypher('exchange/list-lexical-entries-backward');

/** Who puts datasets in, and beside which lexicons they may. */
export interface DatasetImporter {
  readonly personId: string;
  readonly lexiconIds: readonly string[];
}

/** Who takes datasets away: their own where they may annotate, others' where they own all of the lexicon. */
export interface DatasetRemover {
  readonly personId: string;
  readonly annotatableIds: readonly string[];
  readonly ownedIds: readonly string[];
}

export interface ImportedDataset {
  readonly dataset: DatasetRecord;
  /** False where the same was there already. */
  readonly isNew: boolean;
  /** Of those that it took the place of. */
  readonly replacedIds: readonly string[];
}

export interface EntryFilter {
  readonly datasetId?: string;
  /** The beginning of a form. */
  readonly formPrefix?: string;
  /** The beginning of a concept's name or id, or of its Concepticon id. */
  readonly concept?: string;
  /** Name, id, ISO 639-3 or Glottocode of a language. */
  readonly language?: string;
}

/** No import of half a million rows takes so long. */
const looseForMs = 6 * 3_600_000;
const rowsAtOnce = 2_000;

export class DatasetStore {
  constructor(private readonly graph: Graph) {}

  /**
   * In place of what the same person put in beside that lexicon under the same name. Its rows are written bit by bit, into a dataset that nobody
   * sees, and shown in one transaction.
   * @throws {NotFoundError} no such lexicon that they may annotate
   */
  async import(made: NewDataset, who: DatasetImporter, signal: AbortSignal): Promise<ImportedDataset> {
    const loose = new LooseDatasets(this.graph);
    await loose.sweepOlderThan(looseForMs);
    const known = await this.graph.write((transaction) => this.placeFor(made, who, transaction));
    if (known.same !== undefined) return { dataset: known.same, isNew: false, replacedIds: [] };
    const { id } = made.record;
    try {
      await loose.write(made, signal);
      signal.throwIfAborted();
      const imported = await this.show(made, who);
      if (!imported.isNew) await loose.sweep(id);
      for (const replacedId of imported.replacedIds) await loose.sweep(replacedId);
      return imported;
    } catch (error) {
      // What cannot be taken away now is taken away by a later import.
      await loose.sweep(id).catch(() => undefined);
      throw error;
    }
  }

  /** @throws {NotFoundError} no such dataset of theirs */
  async delete(lexiconId: string, id: string, who: DatasetRemover): Promise<void> {
    await this.graph.write(async (transaction) => {
      const held = await this.hold(lexiconId, who.annotatableIds, transaction);
      const found = held.find((each) => each.id === id);
      const isTheirs = found?.createdById === who.personId || who.ownedIds.includes(lexiconId);
      if (found === undefined || !isTheirs) throw new NotFoundError('dataset of yours', id);
      await transaction.run(loosenDataset, { id, nowMs: Date.now() });
    });
    await new LooseDatasets(this.graph).sweep(id);
  }

  /** Of lexicons that may be read, the newest first. */
  async list(lexiconIds: readonly string[]): Promise<readonly DatasetRecord[]> {
    const rows = await this.graph.read<{ dataset: DatasetRecord }>(listDatasets, { lexiconIds });
    return rows.map(({ dataset }) => recordOf(dataset));
  }

  /** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async entries(
    { datasetId, formPrefix = '', concept, language }: EntryFilter,
    window: PageWindow,
    lexiconIds: readonly string[],
  ): Promise<readonly EntryRecord[]> {
    const query = window.backward ? listEntriesBackward : listEntries;
    const prefix = keyOf(formPrefix);
    const rows = await this.graph.read<{ entry: EntryRecord }>(query, {
      ...{ lexiconIds, datasetId: datasetId ?? null },
      concept: concept === undefined ? null : keyOf(concept),
      language: language === undefined ? null : keyOf(language),
      ...{ after: window.after ?? null, before: window.before ?? null },
      ...boundsOf(window, { atLeast: prefix, atMost: `${prefix}${afterEveryText}` }, 'ascending'),
      limit: window.limit + 1,
    });
    return rows.map(({ entry }) => entry);
  }

  /** A stretch of a dataset's sentences, in their order. */
  async examples(datasetId: string, fromOrdinal: number, limit: number): Promise<readonly ExampleRecord[]> {
    const rows = await this.graph.read<{ row: ExampleRecord }>(readExamples, { datasetId, fromOrdinal, limit });
    return rows.map(({ row }) => row);
  }

  /** All of it, to be written again. */
  async stored({ id, entryCount, exampleCount }: DatasetRecord, signal: AbortSignal): Promise<StoredDataset> {
    const parts = await this.graph.read<{ bytes: Uint8Array }>(readParts, { id });
    const encoder = new TextEncoder();
    const batches = async (query: typeof readEntries, count: number) => {
      const read: Uint8Array[] = [];
      for (let fromOrdinal = 0; fromOrdinal < count; fromOrdinal += rowsAtOnce) {
        signal.throwIfAborted();
        const asked = { datasetId: id, fromOrdinal, limit: rowsAtOnce };
        const rows = await this.graph.read<{ row: object }>(query, asked);
        read.push(encoder.encode(JSON.stringify(rows.map(({ row }) => row))));
      }
      return read;
    };
    return {
      parts: parts.map(({ bytes }) => bytes),
      entries: await batches(readEntries, entryCount),
      examples: await batches(readExamples, exampleCount),
    };
  }

  private async show(made: NewDataset, who: DatasetImporter): Promise<ImportedDataset> {
    return await this.graph.write(async (transaction) => {
      const { same, replacedIds } = await this.placeFor(made, who, transaction);
      if (same !== undefined) return { dataset: same, isNew: false, replacedIds: [] };
      for (const id of replacedIds) await transaction.run(loosenDataset, { id, nowMs: Date.now() });
      const dataset: DatasetRecord = { ...made.record, createdById: who.personId, createdAtMs: Date.now() };
      await transaction.run(showDataset, { dataset: { ...dataset } });
      return { dataset, isNew: true, replacedIds };
    });
  }

  /** What the same person put in under the same name: the same, or what gives way to it; or the same under another name. */
  private async placeFor(
    { record }: NewDataset,
    { personId, lexiconIds }: DatasetImporter,
    transaction: GraphTransaction,
  ): Promise<{ readonly same?: DatasetRecord; readonly replacedIds: readonly string[] }> {
    const held = await this.hold(record.lexiconId, lexiconIds, transaction);
    const own = held.filter(({ createdById }) => createdById === personId);
    const formers = own.filter(({ fileName }) => fileName === record.fileName);
    const same = (formers.length > 0 ? formers : own).find(
      ({ contentSha256 }) => contentSha256 === record.contentSha256,
    );
    return same === undefined ? { replacedIds: formers.map(({ id }) => id) } : { same, replacedIds: [] };
  }

  private async hold(
    lexiconId: string,
    lexiconIds: readonly string[],
    transaction: GraphTransaction,
  ): Promise<readonly DatasetRecord[]> {
    const [row] = await transaction.run<{ datasets: DatasetRecord[] }>(holdDatasets, { lexiconId, lexiconIds });
    if (row === undefined) throw new NotFoundError('lexicon that you may annotate', lexiconId);
    return row.datasets.map(recordOf);
  }
}

/** With nulls for the properties that are not there. */
function recordOf(read: DatasetRecord): DatasetRecord {
  const { title = null, licence = null, citation = null } = read as Partial<DatasetRecord>;
  return { ...read, title, licence, citation };
}
