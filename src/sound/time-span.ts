/** From when to when, in seconds from the start of the recording; from another moment only where that is said. */
export interface TimeSpan {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** In seconds. */
export function lengthOf({ startSeconds, endSeconds }: TimeSpan): number {
  return endSeconds - startSeconds;
}

/** In all; what overlaps counts twice. */
export function totalSeconds(spans: readonly TimeSpan[]): number {
  return spans.reduce((sum, span) => sum + lengthOf(span), 0);
}

export function overlaps(one: TimeSpan, other: TimeSpan): boolean {
  return one.startSeconds < other.endSeconds && one.endSeconds > other.startSeconds;
}

/** How long both last at once; 0 where they do not meet. */
export function sharedSeconds(one: TimeSpan, other: TimeSpan): number {
  return Math.max(0, Math.min(one.endSeconds, other.endSeconds) - Math.max(one.startSeconds, other.startSeconds));
}
