import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ParameterError } from '../errors.ts';
import type { DatasetFiles } from '../exchange/datasets/dataset.ts';
import { checkDatasetSize } from '../exchange/datasets/most-rows.ts';

const mostFiles = 10_000;

export interface FoundDataset {
  readonly fileName: string;
  readonly content: DatasetFiles | Uint8Array;
}

/**
 * A dataset of this machine: an archive, a table, or a folder with all that is in it but hidden files and links.
 * @throws {ParameterError} there is nothing of the kind
 * @throws {AnnotationFormatError} it is too large
 */
export async function datasetAt(path: string): Promise<FoundDataset> {
  const found = await stat(path).catch(() => undefined);
  const fileName = basename(resolve(path));
  if (found?.isFile() === true) {
    checkDatasetSize(found.size);
    return { fileName, content: await readFile(path) };
  }
  if (found?.isDirectory() !== true) throw new ParameterError(`${path} is no file and no folder`);
  const names = await namesIn(path);
  let bytes = 0;
  for (const name of names) {
    bytes += (await stat(join(path, name))).size;
    checkDatasetSize(bytes);
  }
  const files = new Map<string, Uint8Array>();
  for (const name of names) files.set(name, await readFile(join(path, name)));
  return { fileName, content: files };
}

async function namesIn(path: string): Promise<string[]> {
  const names: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(join(path, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) folders.push(`${folder}${entry.name}/`);
      else if (entry.isFile()) names.push(`${folder}${entry.name}`);
      if (names.length > mostFiles) throw new ParameterError(`${path} has more than ${mostFiles} files`);
    }
  }
  return names.sort();
}
