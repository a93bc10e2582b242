import type { TimeSpan } from '../time-span.ts';
import { BadSpanError } from './separation.errors.ts';

/** A stretch as it is asked for: from the start of a recording unless said, and to its end. */
export type AskedSpan = { readonly [bound in keyof TimeSpan]?: number | undefined };

/**
 * @param recording as messages name it
 * @returns the stretch, in seconds from the start of the recording
 * @throws {BadSpanError} it is no number, negative, empty, or ends behind the recording
 */
export function spanWithin(
  { startSeconds = 0, endSeconds }: AskedSpan,
  durationSeconds: number,
  recording: string,
): TimeSpan {
  const end = endSeconds ?? durationSeconds;
  const refuse = (problem: string): never => {
    throw new BadSpanError(recording, startSeconds, end, durationSeconds, problem);
  };
  if (!Number.isFinite(startSeconds) || !Number.isFinite(end)) refuse('both must be numbers of seconds');
  if (startSeconds < 0) refuse('it must not start before the recording does');
  if (end > durationSeconds) refuse('it must not end after the recording does');
  if (startSeconds >= end) refuse('it must start before it ends');
  return { startSeconds, endSeconds: end };
}
