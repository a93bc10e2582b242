import type { DatasetFiles } from './dataset.ts';
import { zipDataset } from './zipped-dataset.ts';

/** A module of a lane: packs the files of a dataset. */
export default function zipFiles(files: DatasetFiles): Uint8Array {
  return zipDataset(files);
}
