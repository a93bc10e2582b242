import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Dataset } from './dataset.ts';

/** All of a dataset but what has nodes of its own. */
export type DatasetDetails = Omit<Dataset, 'forms' | 'examples'>;

/** Bytes of one node: a transaction holds some of them. */
const partBytes = 1024 * 1024;
const detailsName = 'details.json';
const filesFolder = 'files/';

/** As pieces that are small enough to be written one by one. */
export function packDetails({ files, ...details }: DatasetDetails): Uint8Array[] {
  const named = [...files].map(([name, bytes]) => [`${filesFolder}${name}`, bytes] as const);
  const packed = zipSync({ [detailsName]: strToU8(JSON.stringify(details)), ...Object.fromEntries(named) });
  const parts: Uint8Array[] = [];
  for (let from = 0; from < packed.length; from += partBytes) parts.push(packed.slice(from, from + partBytes));
  return parts;
}

/** @param parts in their order */
export function unpackDetails(parts: readonly Uint8Array[]): DatasetDetails {
  const unpacked = new Map(Object.entries(unzipSync(Buffer.concat(parts))));
  const details = JSON.parse(strFromU8(unpacked.get(detailsName)!)) as Omit<DatasetDetails, 'files'>;
  unpacked.delete(detailsName);
  return { ...details, files: new Map([...unpacked].map(([name, bytes]) => [name.slice(filesFolder.length), bytes])) };
}
