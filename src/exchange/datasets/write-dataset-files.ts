import type { EntryRecord, ExampleRecord } from './dataset-record.ts';
import { exampleOfRow, formOfEntry } from './dataset-rows.ts';
import type { Dataset, DatasetFiles } from './dataset.ts';
import { unpackDetails } from './packed-details.ts';
import { writeDataset } from './write-dataset.ts';

/** A dataset as it comes from the graph: the same that was put in, piece by piece. */
export interface StoredDataset {
  readonly parts: readonly Uint8Array[];
  /** Rows as JSON, in their order. */
  readonly entries: readonly Uint8Array[];
  readonly examples: readonly Uint8Array[];
}

/** A module of a lane: the files of a dataset that was put in. */
export default function writeDatasetFiles(stored: StoredDataset): DatasetFiles {
  return writeDataset(datasetOfStored(stored));
}

export function datasetOfStored({ parts, entries, examples }: StoredDataset): Dataset {
  return {
    ...unpackDetails(parts),
    forms: rowsOf<EntryRecord>(entries).map(formOfEntry),
    examples: rowsOf<ExampleRecord>(examples).map(exampleOfRow),
  };
}

function rowsOf<Row>(batches: readonly Uint8Array[]): Row[] {
  const decoder = new TextDecoder();
  return batches.flatMap((batch) => JSON.parse(decoder.decode(batch)) as Row[]);
}
