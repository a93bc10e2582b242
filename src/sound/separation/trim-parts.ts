import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbandoned, leastRecentlyUsed, type CacheEntry } from '../../media/least-recently-used.ts';

/** What a crash or someone at work leaves beside the folders of parts. */
const HALF_MADE = /\.(part|lock)$/;

/**
 * Removes the least recently used folders of parts until what is left fits. Someone who is reading a part keeps reading it, since its name goes and not its
 * bytes.
 * @param keep a folder that stays, however large it is
 * @returns how many were removed
 */
export async function trimParts(folder: string, maxBytes: number, keep: string): Promise<number> {
  const names = await readdir(folder);
  const all = await Promise.all(names.map((name) => sizeOf(join(folder, name))));
  const abandoned = all.filter((entry) => HALF_MADE.test(entry.path) && isAbandoned(entry));
  const kept = all.filter(({ path }) => !HALF_MADE.test(path));
  const removed = [...abandoned, ...leastRecentlyUsed(kept, maxBytes, keep)];
  await Promise.all(removed.map(({ path }) => rm(path, { recursive: true, force: true }).catch(() => {}))); // in use, where that forbids it
  return removed.length;
}

/** Of the files in it. What is gone meanwhile has no size. */
async function sizeOf(path: string): Promise<CacheEntry> {
  const names = await readdir(path).catch(() => []);
  const [own, ...files] = await Promise.all(
    [path, ...names.map((name) => join(path, name))].map((each) => stat(each).catch(() => undefined)),
  );
  const sizeBytes = files.reduce((sum, file) => sum + (file?.size ?? 0), 0);
  return { path, sizeBytes, usedAtMs: own?.mtimeMs ?? 0 };
}
