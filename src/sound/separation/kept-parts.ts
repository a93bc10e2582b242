import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeparatedPart } from './separate-file.ts';

/** A part whose place among the others is its file's name. */
export type KeptPart = Omit<SeparatedPart, 'path'>;

/** A folder of parts that were made once. */
export interface KeptParts {
  /** SHA-256 of the recording that they are parts of. */
  readonly sha256: string;
  readonly parts: readonly KeptPart[];
}

const LIST = 'parts.json';

/** @param place among the parts of the folder */
export function keptPartPath(folder: string, place: number): string {
  return join(folder, `${place}.wav`);
}

/**
 * Has parts made in a new folder.
 * @param make writes them into the folder, under names of its own
 */
export async function keepParts(
  folder: string,
  sha256: string,
  make: (folder: string) => Promise<readonly SeparatedPart[]>,
): Promise<void> {
  const making = join(folder, 'making');
  await mkdir(making, { recursive: true });
  const made = await make(making);
  const parts: KeptPart[] = [];
  for (const [place, { path, ...part }] of made.entries()) {
    await rename(path, keptPartPath(folder, place));
    parts.push(part);
  }
  await rm(making, { recursive: true });
  await writeFile(join(folder, LIST), JSON.stringify({ sha256, parts } satisfies KeptParts));
}

/** @returns undefined where there are none, or no more */
export async function readKeptParts(folder: string): Promise<KeptParts | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, LIST), 'utf8')) as KeptParts;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Those that were used last stay longest. */
export async function markUsed(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch(() => {}); // gone or read-only does not matter
}
