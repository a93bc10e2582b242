import type { TimeSpan } from '../../sound/time-span.ts';

export const WINDOW_SECONDS = 4;
/** With less speech than this nothing is said: a word or two. */
export const LEAST_SECONDS = 1;
/** Speech beyond a longer pause may be somebody else's, in another language. */
const LONGEST_PAUSE_SECONDS = 2;

/**
 * The windows that an utterance is told by: as many of four seconds as fit, evenly spread. One that is shorter takes of the
 * utterances around it, nearest first, what it lacks.
 * @param utterances of a recording, in order of time, not overlapping
 * @returns each window's stretches of speech, in order of time; none where there is too little speech
 */
export function languageWindows(utterances: readonly TimeSpan[], place: number): TimeSpan[][] {
  const { startSeconds, endSeconds } = utterances[place]!;
  const seconds = endSeconds - startSeconds;
  const count = Math.floor(seconds / WINDOW_SECONDS);
  if (count >= 1) {
    const step = count === 1 ? 0 : (seconds - WINDOW_SECONDS) / (count - 1);
    const first = count === 1 ? startSeconds + (seconds - WINDOW_SECONDS) / 2 : startSeconds;
    return Array.from({ length: count }, (_, i) => [
      { startSeconds: first + i * step, endSeconds: first + i * step + WINDOW_SECONDS },
    ]);
  }
  const window = withNeighbours(utterances, place);
  const length = window.reduce((sum, span) => sum + span.endSeconds - span.startSeconds, 0);
  return length < LEAST_SECONDS ? [] : [window];
}

function withNeighbours(utterances: readonly TimeSpan[], place: number): TimeSpan[] {
  const window = [utterances[place]!];
  let missing = WINDOW_SECONDS - (window[0]!.endSeconds - window[0]!.startSeconds);
  let [before, after] = [place - 1, place + 1];
  while (missing > 0) {
    const earlier = pause(utterances[before], window[0]);
    const later = pause(window.at(-1), utterances[after]);
    if (Math.min(earlier, later) > LONGEST_PAUSE_SECONDS) break;
    if (earlier <= later) {
      const { startSeconds, endSeconds } = utterances[before--]!;
      window.unshift({ startSeconds: Math.max(startSeconds, endSeconds - missing), endSeconds });
      missing -= endSeconds - window[0]!.startSeconds;
    } else {
      const { startSeconds, endSeconds } = utterances[after++]!;
      window.push({ startSeconds, endSeconds: Math.min(endSeconds, startSeconds + missing) });
      missing -= window.at(-1)!.endSeconds - startSeconds;
    }
  }
  return window;
}

function pause(earlier: TimeSpan | undefined, later: TimeSpan | undefined): number {
  return earlier === undefined || later === undefined ? Infinity : later.startSeconds - earlier.endSeconds;
}
