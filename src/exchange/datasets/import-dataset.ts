import { randomUUID } from 'node:crypto';
import { NotFoundError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { acceptedOf } from '../annotations/refusal-in-lane.ts';
import type { DatasetFiles } from './dataset.ts';
import { DatasetStore, type DatasetImporter, type ImportedDataset } from './dataset.store.ts';
import { checkDatasetSize } from './most-rows.ts';
import type { DatasetRead, FilesToRead } from './read-dataset-files.ts';

export interface DatasetToImport {
  readonly lexiconId: string;
  /** Of the archive, the folder or the table. */
  readonly fileName: string;
  /** The files of a folder by name, or the bytes of one file: an archive, or a table called as CLDF calls it. */
  readonly content: DatasetFiles | Uint8Array;
}

export interface DatasetTools {
  readonly graph: Graph;
  readonly lanes: Pick<Lanes, 'call'>;
  readonly signal: AbortSignal;
}

const longestName = 200;

/**
 * Puts a dataset in beside a lexicon, whole or not at all.
 * @throws {NotFoundError} no such lexicon that this person may annotate
 * @throws {AnnotationFormatError} it is no dataset, or some of it does not fit together
 */
export async function importDataset(
  { lexiconId, fileName, content }: DatasetToImport,
  who: DatasetImporter,
  { graph, lanes, signal }: DatasetTools,
): Promise<ImportedDataset> {
  if (!who.lexiconIds.includes(lexiconId)) throw new NotFoundError('lexicon that you may annotate', lexiconId);
  const sizes = content instanceof Uint8Array ? [content.length] : [...content.values()].map(({ length }) => length);
  checkDatasetSize(sizes.reduce((sum, size) => sum + size, 0));
  const datasetId = `dataset_${randomUUID()}`;
  const asked: FilesToRead = { datasetId, lexiconId, fileName: fileName.trim().slice(0, longestName), content };
  const module = new URL('./read-dataset-files.ts', import.meta.url);
  const { dataset } = acceptedOf(await lanes.call<DatasetRead>('exchange', module, asked, { signal }));
  return await new DatasetStore(graph).import(dataset, who, signal);
}
