import type { TimeSpan } from '../../sound/time-span.ts';

/**
 * When nobody speaks, with some time left before and after who does.
 * @param speech in any order
 * @returns in order of time; none is shorter than `leastSeconds`
 */
export function pausesBetween(
  speech: readonly TimeSpan[],
  durationSeconds: number,
  marginSeconds: number,
  leastSeconds: number,
): readonly TimeSpan[] {
  const pauses: TimeSpan[] = [];
  let startSeconds = 0;
  const add = (endSeconds: number) => {
    if (endSeconds - startSeconds >= leastSeconds) pauses.push({ startSeconds, endSeconds });
  };
  for (const each of speech.toSorted((a, b) => a.startSeconds - b.startSeconds)) {
    add(Math.min(each.startSeconds - marginSeconds, durationSeconds));
    startSeconds = Math.max(startSeconds, each.endSeconds + marginSeconds);
  }
  add(durationSeconds);
  return pauses;
}
