import { NotFoundError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Lanes } from '../../inference/lanes.ts';
import type { DatasetFiles } from './dataset.ts';
import { DatasetStore } from './dataset.store.ts';
import { datasetOfLexicon } from './lexicon-dataset.ts';
import type { LexiconDownload } from './lexicon-download-path.ts';
import { datasetOfTranscripts } from './transcripts-dataset.ts';
import { writeDataset } from './write-dataset.ts';
import type { WordsToWrite, WrittenWords } from './write-words.ts';

export interface ExportTools {
  readonly graph: Graph;
  readonly lanes: Pick<Lanes, 'call'>;
  readonly signal: AbortSignal;
}

export interface ExportedDataset {
  /** As the archive or folder may be called, without an extension. */
  readonly name: string;
  readonly files: DatasetFiles;
  readonly forms: number;
  readonly examples: number;
}

/**
 * What there is of a lexicon in the Cross-Linguistic Data Formats: one of its datasets as it was put in, its recordings' transcripts as texts, or
 * what was learned, with the words of its datasets beside it.
 * @param asked of a lexicon that may be read
 * @throws {NotFoundError} no such dataset of the lexicon
 */
export async function exportDataset(
  { lexiconId, datasetId, texts = false }: LexiconDownload,
  { graph, lanes, signal }: ExportTools,
): Promise<ExportedDataset> {
  if (texts) {
    const dataset = await datasetOfTranscripts(lexiconId, graph, signal);
    const counts = { forms: 0, examples: dataset.examples.length };
    return { name: 'texts', files: writeDataset(dataset), ...counts };
  }
  const store = new DatasetStore(graph);
  const records = await store.list([lexiconId]);
  if (datasetId !== undefined) {
    const record = records.find(({ id }) => id === datasetId);
    if (record === undefined) throw new NotFoundError('dataset of the lexicon', datasetId);
    const module = new URL('./write-dataset-files.ts', import.meta.url);
    const stored = await store.stored(record, signal);
    const files = await lanes.call<DatasetFiles>('exchange', module, stored, { signal });
    const name = record.fileName.replace(/\.(?:zip|csv)$/iu, '');
    return { name, files, forms: record.entryCount, examples: record.exampleCount };
  }
  const beside: WordsToWrite['beside'][number][] = [];
  for (const record of records.toReversed()) {
    if (record.entryCount > 0) beside.push({ name: record.fileName, stored: await store.stored(record, signal) });
  }
  const words: WordsToWrite = { learned: await datasetOfLexicon(lexiconId, graph), beside };
  const module = new URL('./write-words.ts', import.meta.url);
  const { files, forms } = await lanes.call<WrittenWords>('exchange', module, words, { signal });
  return { name: 'words', files, forms, examples: 0 };
}

/** The same as an archive. */
export async function zipped(files: DatasetFiles, { lanes, signal }: Omit<ExportTools, 'graph'>): Promise<Uint8Array> {
  return await lanes.call<Uint8Array>('exchange', new URL('./zip-files.ts', import.meta.url), files, { signal });
}
