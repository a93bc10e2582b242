import { createHash } from 'node:crypto';
import { refusalInLane, type RefusalInLane } from '../annotations/refusal-in-lane.ts';
import { jsonBatches } from '../json-batches.ts';
import { textOf } from './csvw/json.ts';
import type { DatasetRecord } from './dataset-record.ts';
import { rowsOfDataset } from './dataset-rows.ts';
import type { Dataset, DatasetFiles } from './dataset.ts';
import { commonFolder, isHidden } from './file-names.ts';
import { checkRowCount } from './most-rows.ts';
import { packDetails } from './packed-details.ts';
import { readDataset } from './read-dataset.ts';
import { unzipDataset } from './zipped-dataset.ts';

export interface FilesToRead {
  readonly datasetId: string;
  readonly lexiconId: string;
  readonly fileName: string;
  /** Of the folder; or the bytes of one file, an archive or a table. */
  readonly content: DatasetFiles | Uint8Array;
}

/** A dataset as the graph is to hold it, ready to be written. */
export type ReadDatasetRecord = Omit<DatasetRecord, 'createdById' | 'createdAtMs'>;

export interface NewDataset {
  readonly record: ReadDatasetRecord;
  /** Of all that has no nodes of its own. */
  readonly parts: readonly Uint8Array[];
  /** Rows as JSON, each list small enough to be written at once. */
  readonly entries: readonly Uint8Array[];
  readonly examples: readonly Uint8Array[];
}

export type DatasetRead = { readonly kind: 'read'; readonly dataset: NewDataset } | RefusalInLane;

const rowsAtOnce = 2_000;
const longestText = 2_000;

/** A module of a lane: reads and checks a dataset and makes what the graph is to hold of it. */
export default function readDatasetFiles(asked: FilesToRead): DatasetRead {
  try {
    return { kind: 'read', dataset: newDataset(asked) };
  } catch (error) {
    return refusalInLane(error);
  }
}

function newDataset({ datasetId: id, lexiconId, fileName, content }: FilesToRead): NewDataset {
  const files = content instanceof Uint8Array ? filesIn(content, fileName) : content;
  const dataset = readDataset(files);
  checkRowCount(dataset.forms.length + dataset.examples.length);
  const { entries, examples } = rowsOfDataset(dataset, { datasetId: id, lexiconId });
  const { forms: _forms, examples: _examples, ...details } = dataset;
  return {
    record: {
      ...{ id, lexiconId, fileName, module: dataset.module, contentSha256: hashOf(files) },
      ...saidOf(dataset),
      languageCount: dataset.languages.length,
      conceptCount: dataset.parameters.length,
      entryCount: entries.length,
      textCount: dataset.texts.length,
      exampleCount: examples.length,
    },
    parts: packDetails(details),
    entries: jsonBatches(entries, rowsAtOnce),
    examples: jsonBatches(examples, rowsAtOnce),
  };
}

/** Of an archive as of a folder: without what systems put in unasked, such as `__MACOSX/._forms.csv`. */
function filesIn(bytes: Uint8Array, fileName: string): DatasetFiles {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) return new Map([[fileName, bytes]]);
  return new Map([...unzipDataset(bytes)].filter(([name]) => !isHidden(name)));
}

/** The same however they are packed: in a folder of their own, as archives mostly have them, or without. */
function hashOf(files: DatasetFiles): string {
  const hash = createHash('sha256');
  const folder = commonFolder([...files.keys()]);
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${JSON.stringify(name.slice(folder.length))} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

function saidOf({ metadata }: Dataset): Pick<DatasetRecord, 'title' | 'licence' | 'citation'> {
  const said = (name: string) => textOf(metadata?.content, name)?.trim().slice(0, longestText) || null;
  return { title: said('dc:title'), licence: said('dc:license'), citation: said('dc:bibliographicCitation') };
}
