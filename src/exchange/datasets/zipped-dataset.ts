import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { AnnotationFormatError } from '../annotations/annotation-format.errors.ts';
import { checkFileName } from './file-names.ts';
import type { DatasetFiles } from './dataset.ts';

const mostFiles = 10_000;
/** All files together, unpacked: the largest word lists have some 100 MiB. */
const mostBytes = 256 * 1024 * 1024;
/** Fed at once: what a bomb can unpack before it is noticed is a thousand times that. */
const fedBytes = 16 * 1024;

/**
 * Unpacks a dataset. What is unpacked is counted while it comes: sizes that an archive claims are not believed.
 * @throws {AnnotationFormatError} no ZIP, names that lead out of the folder or come twice, more than 10,000 files or 256 MiB
 */
export function unzipDataset(bytes: Uint8Array): DatasetFiles {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  let count = 0;
  let open = 0;
  const refuse = (problem: string, remedy: string): never => {
    throw new AnnotationFormatError('CLDF', null, problem, remedy);
  };
  const unzip = new Unzip((file) => {
    const { name } = file;
    count += 1;
    if (count > mostFiles) refuse(`the archive has more than ${mostFiles} files`, 'pack the dataset alone');
    if (name.endsWith('/')) {
      checkFileName(name.slice(0, -1));
      return;
    }
    checkFileName(name);
    if (files.has(name)) refuse(`the archive has ${JSON.stringify(name)} twice`, 'pack it anew');
    const chunks: Uint8Array[] = [];
    files.set(name, new Uint8Array());
    open += 1;
    file.ondata = (error, chunk, isLast) => {
      if (error !== null) throw error;
      total += chunk.length;
      if (total > mostBytes) refuse(`it unpacks to more than ${mostBytes} bytes`, 'give the tables without media');
      chunks.push(chunk);
      if (!isLast) return;
      open -= 1;
      files.set(name, new Uint8Array(Buffer.concat(chunks)));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let start = 0; start < bytes.length; start += fedBytes) {
      unzip.push(bytes.subarray(start, start + fedBytes), start + fedBytes >= bytes.length);
    }
  } catch (error) {
    if (error instanceof AnnotationFormatError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    refuse(`the archive cannot be unpacked: ${reason}`, 'pack it anew as ZIP, without a password');
  }
  if (count === 0 || open > 0) refuse('it is no whole ZIP archive', 'see that it was copied to its end');
  return files;
}

export function zipDataset(files: DatasetFiles): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date('1980-01-01T12:00:00') });
}
