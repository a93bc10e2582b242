import type { TimeSpan } from '../time-span.ts';

/** Long enough to tell a voice by, short enough that seldom two are in it. */
const WINDOW_SECONDS = 1.5;
const STEP_SECONDS = 0.75;

/** A stretch of an utterance that one voice is taken to say. */
export interface SpeakerWindow extends TimeSpan {
  /** Place of the utterance. */
  readonly utterance: number;
}

/** Windows of 1.5 s at steps of half of one, the last one to the end of the utterance; an utterance shorter than two steps more is one window. */
export function speakerWindows(utterances: readonly TimeSpan[]): SpeakerWindow[] {
  return utterances.flatMap(({ startSeconds, endSeconds }, utterance) => {
    if (endSeconds - startSeconds < WINDOW_SECONDS + STEP_SECONDS) return [{ startSeconds, endSeconds, utterance }];
    const windows: SpeakerWindow[] = [];
    for (let start = startSeconds; start + WINDOW_SECONDS < endSeconds; start += STEP_SECONDS) {
      windows.push({ startSeconds: start, endSeconds: start + WINDOW_SECONDS, utterance });
    }
    windows.push({ startSeconds: endSeconds - WINDOW_SECONDS, endSeconds, utterance });
    return windows;
  });
}
