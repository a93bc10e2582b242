import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { MediaError, MediaFileMissingError } from '../media/media-errors.ts';

/** One thing to take in. */
export type Source = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'url'; readonly url: string };

/** A folder, and nothing in it looks like a recording. */
export class NoMediaInFolderError extends MediaError {
  override readonly code = 'NO_MEDIA';
  constructor(folder: string) {
    super(folder, 'the folder holds no recordings', 'name the files themselves if they have unusual endings');
  }
}

/** Endings that are looked for in folders; a file that is named itself may have any. */
const endings = new Set(
  (
    'wav wave flac mp3 m4a aac ogg oga opus wma aif aiff aifc au snd amr caf w64 mka ac3 ' +
    'mp4 m4v mov mkv webm avi mpg mpeg mts m2ts ts wmv flv 3gp 3g2 ogv mxf vob'
  ).split(' '),
);

/**
 * A file stands for itself, a folder for the recordings in it and below it, in order of their paths.
 * @throws {MediaFileMissingError} neither
 * @throws {NoMediaInFolderError}
 */
export async function sourcesOf(argument: string): Promise<readonly Source[]> {
  if (/^https?:\/\//i.test(argument)) return [{ kind: 'url', url: argument }];
  const found = await stat(argument).catch(() => undefined);
  if (found === undefined) throw new MediaFileMissingError(argument);
  if (!found.isDirectory()) return [{ kind: 'file', path: argument }];
  const paths: string[] = [];
  for (const entry of await readdir(argument, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !endings.has(extname(entry.name).slice(1).toLowerCase())) continue;
    paths.push(join(entry.parentPath, entry.name));
  }
  if (paths.length === 0) throw new NoMediaInFolderError(argument);
  return paths.sort().map((path) => ({ kind: 'file', path }));
}

export function nameOf(source: Source): string {
  return source.kind === 'file' ? source.path : source.url;
}
