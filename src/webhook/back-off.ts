const firstMs = 5_000;
/** No wait is longer, whatever a receiver asks for. */
export const longestBackOffMs = 3_600_000;

/**
 * How long a message that was not accepted waits for its next try: 5 s, doubled with each failure up to an hour, of which
 * chance takes up to a half, so that receivers that broke down together are not asked together again.
 * @param failures tries that failed, 1 or more
 * @param retryAfterMs what the receiver asked for; heeded up to an hour
 * @param chance in [0, 1)
 * @returns milliseconds
 */
export function backOffMs(failures: number, retryAfterMs = 0, chance: () => number = Math.random): number {
  const full = Math.min(longestBackOffMs, firstMs * 2 ** (failures - 1));
  return Math.round(Math.max(full * (1 - chance() / 2), Math.min(retryAfterMs, longestBackOffMs)));
}

/** @param header seconds, or a date of HTTP @returns milliseconds from now, 0 where it says nothing */
export function retryAfterMs(header: string | undefined, nowMs: number = Date.now()): number {
  if (header === undefined) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - nowMs);
}
