import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is half made and was not touched for this long was left by a crash. */
const ABANDONED_MS = 24 * 3600 * 1000;
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
  const removed = all
    .filter(({ path, usedAtMs }) => HALF_MADE.test(path) && Date.now() - usedAtMs > ABANDONED_MS)
    .map(({ path }) => path);
  const kept = all.filter(({ path }) => !HALF_MADE.test(path)).sort((a, b) => a.usedAtMs - b.usedAtMs);
  let total = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  for (const { path, sizeBytes } of kept) {
    if (total <= maxBytes) break;
    if (path === keep) continue;
    removed.push(path);
    total -= sizeBytes;
  }
  await Promise.all(removed.map((path) => rm(path, { recursive: true, force: true }).catch(() => {}))); // in use, where that forbids it
  return removed.length;
}

/** Of the files in it. What is gone meanwhile has no size. */
async function sizeOf(path: string): Promise<{ path: string; sizeBytes: number; usedAtMs: number }> {
  const names = await readdir(path).catch(() => []);
  const [own, ...files] = await Promise.all(
    [path, ...names.map((name) => join(path, name))].map((each) => stat(each).catch(() => undefined)),
  );
  const sizeBytes = files.reduce((sum, file) => sum + (file?.size ?? 0), 0);
  return { path, sizeBytes, usedAtMs: own?.mtimeMs ?? 0 };
}
