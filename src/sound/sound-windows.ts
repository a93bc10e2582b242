import type { HeardSoundEvent } from './sound-event.ts';

/** What is in a window for less than this does not count there, unless it is in it as a whole. */
const leastSeconds = 0.1;

/**
 * What was heard in windows of one length instead of by events: of each window the label that sounds in it for longest, the
 * earlier one of two, with the mean confidence of its events by how long they are in it. Windows in which nothing is heard are left out.
 * @param events in order of their starts
 * @param windowSeconds above 0; the last window ends with the recording
 */
export function soundWindows(
  events: readonly HeardSoundEvent[],
  windowSeconds: number,
  durationSeconds: number,
): HeardSoundEvent[] {
  const windows: HeardSoundEvent[] = [];
  let sounding: HeardSoundEvent[] = [];
  let next = 0;
  for (let place = 0; place * windowSeconds < durationSeconds; place++) {
    const startSeconds = place * windowSeconds;
    const endSeconds = Math.min(durationSeconds, startSeconds + windowSeconds);
    sounding = sounding.filter((event) => event.endSeconds > startSeconds);
    while (next < events.length && events[next]!.startSeconds < endSeconds) sounding.push(events[next++]!);
    const longest = longestOf(sounding, startSeconds, endSeconds);
    if (longest !== undefined) windows.push({ startSeconds, endSeconds, ...longest });
  }
  return windows;
}

function longestOf(events: readonly HeardSoundEvent[], startSeconds: number, endSeconds: number) {
  const byLabel = new Map<string, { kind: HeardSoundEvent['kind']; seconds: number; sureSeconds: number }>();
  for (const event of events) {
    const seconds = Math.min(endSeconds, event.endSeconds) - Math.max(startSeconds, event.startSeconds);
    const isWhole = event.startSeconds >= startSeconds && event.endSeconds <= endSeconds;
    if (seconds <= 0 || (seconds < leastSeconds && !isWhole)) continue;
    const known = byLabel.get(event.label) ?? { kind: event.kind, seconds: 0, sureSeconds: 0 };
    known.seconds += seconds;
    known.sureSeconds += seconds * event.confidence;
    byLabel.set(event.label, known);
  }
  let longest: { label: string; kind: HeardSoundEvent['kind']; confidence: number } | undefined;
  let most = 0;
  for (const [label, { kind, seconds, sureSeconds }] of byLabel) {
    if (seconds <= most) continue;
    most = seconds;
    longest = { label, kind, confidence: sureSeconds / seconds };
  }
  return longest;
}
