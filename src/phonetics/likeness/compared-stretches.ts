import type { TimeSpan } from '../../sound/time-span.ts';

/** Longer sounds are more than one word, and compared in parts. */
export const LONGEST_WHOLE_SECONDS = 2;
const PART_SECONDS = 1;
const STEP_SECONDS = 0.5;
/** A machine that hums for an hour is not worth seven thousand parts. */
export const MOST_PARTS = 120;

/**
 * The stretches of a sound that are compared with others: the whole of a short one; of a longer one, parts of a second
 * that overlap by half, so that every word lies in one of them, or as many as are spread over a very long one.
 * @returns in order of time; the first starts with the sound and the last ends with it
 */
export function comparedStretches({ startSeconds, endSeconds }: TimeSpan): TimeSpan[] {
  const seconds = endSeconds - startSeconds;
  if (!(seconds > LONGEST_WHOLE_SECONDS)) return [{ startSeconds, endSeconds }];
  const parts = Math.min(MOST_PARTS, Math.ceil((seconds - PART_SECONDS) / STEP_SECONDS) + 1);
  const step = (seconds - PART_SECONDS) / (parts - 1);
  return Array.from({ length: parts }, (_, part) => ({
    startSeconds: startSeconds + part * step,
    endSeconds: part === parts - 1 ? endSeconds : startSeconds + part * step + PART_SECONDS,
  }));
}
