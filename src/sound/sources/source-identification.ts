import { sharedSeconds, totalSeconds, type TimeSpan } from '../time-span.ts';

/** What a person has said sounds at some times of a recording. It outlives what was inferred of the recording. */
export interface SourceIdentification {
  readonly sourceId: string;
  readonly createdAtMs: number;
  readonly spans: readonly TimeSpan[];
}

/** As much of what is heard must lie in what the person spoke of. */
const leastShare = 0.5;

/**
 * Which Source a person has said this is: the last who spoke of at least half of it.
 * @param turns of what was heard, in order of time
 * @returns null where nobody has
 */
export function identifiedAs(turns: readonly TimeSpan[], said: readonly SourceIdentification[]): string | null {
  const total = totalSeconds(turns);
  const fitting = said.filter(({ spans }) => sharedByAll(turns, spans) >= leastShare * total);
  return fitting.sort((a, b) => b.createdAtMs - a.createdAtMs)[0]?.sourceId ?? null;
}

function sharedByAll(some: readonly TimeSpan[], others: readonly TimeSpan[]): number {
  let seconds = 0;
  for (const one of some) for (const other of others) seconds += sharedSeconds(one, other);
  return seconds;
}
