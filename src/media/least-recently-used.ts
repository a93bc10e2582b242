/** What is half made and was not touched for this long was left by someone who crashed. */
const ABANDONED_MS = 24 * 3600 * 1000;

/** A file or a folder of a cache. */
export interface CacheEntry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly usedAtMs: number;
}

export function isAbandoned({ usedAtMs }: CacheEntry): boolean {
  return Date.now() - usedAtMs > ABANDONED_MS;
}

/**
 * What has to go for the rest to fit, those that were used least recently first.
 * @param keep a path that stays, however large it is
 */
export function leastRecentlyUsed(entries: readonly CacheEntry[], maxBytes: number, keep: string): CacheEntry[] {
  let total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const going: CacheEntry[] = [];
  for (const entry of [...entries].sort((a, b) => a.usedAtMs - b.usedAtMs)) {
    if (total <= maxBytes) break;
    if (entry.path === keep) continue;
    going.push(entry);
    total -= entry.sizeBytes;
  }
  return going;
}
