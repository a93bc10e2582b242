import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbandoned, leastRecentlyUsed } from './least-recently-used.ts';

/**
 * Removes the least recently used files until what is left fits. Someone who is reading one keeps reading it, since
 * its name goes and not its bytes.
 * @param suffix of the files that count; `.part` files of a crash are removed as well
 * @param keep a path that stays, however large it is
 * @returns how many were removed
 */
export async function trimFolder(folder: string, suffix: string, maxBytes: number, keep: string): Promise<number> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      return { path, sizeBytes: found?.size ?? 0, usedAtMs: found?.mtimeMs ?? 0 };
    }),
  );
  const abandoned = files.filter((file) => file.path.endsWith('.part') && isAbandoned(file));
  const counted = files.filter(({ path }) => path.endsWith(suffix));
  const removed = [...abandoned, ...leastRecentlyUsed(counted, maxBytes, keep)];
  await Promise.all(removed.map(({ path }) => rm(path, { force: true }).catch(() => {}))); // in use, where that forbids it
  return removed.length;
}
