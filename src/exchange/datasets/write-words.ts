import { besideImported } from './beside-imported.ts';
import type { Dataset, DatasetFiles } from './dataset.ts';
import { datasetOfStored, type StoredDataset } from './write-dataset-files.ts';
import { writeDataset } from './write-dataset.ts';

export interface WordsToWrite {
  readonly learned: Dataset;
  readonly beside: readonly { readonly name: string; readonly stored: StoredDataset }[];
}

export interface WrittenWords {
  readonly files: DatasetFiles;
  readonly forms: number;
}

/** A module of a lane: the files of what was learned, with the words of datasets beside it. */
export default function writeWords({ learned, beside }: WordsToWrite): WrittenWords {
  const named = beside.map(({ name, stored }) => ({ name, dataset: datasetOfStored(stored) }));
  const dataset = besideImported(learned, named);
  return { files: writeDataset(dataset), forms: dataset.forms.length };
}
