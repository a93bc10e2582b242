import type { TimeSpan } from '../../sound/time-span.ts';
import {
  NO_PHONE,
  POSTERIOR_FRAME_SECONDS,
  POSTERIOR_START_SECONDS,
  type PhonePosteriors,
} from './phone-posteriors.ts';

/** Where a phone sounds, in frames; `end` is exclusive. */
export interface FrameSpan {
  readonly start: number;
  readonly end: number;
}

/** Below this a frame says no more against a phone: one wrong frame must not undo a whole alignment. */
const FLOOR = -12;
/** How much the peaks of CTC weigh beside what is sounding. */
const PEAK_WEIGHT = 0.5;

/**
 * Places a reading in time: the likeliest way through the frames that sounds each phone at least one frame long, in
 * order, with silence allowed before, between and after (Viterbi). A frame speaks for a phone by what is sounding there,
 * and by CTC's peaks: a phone's frames hold its own peak or blanks, silence holds blanks only.
 * @param reading classes, at most as many as there are frames
 * @returns one span a phone, in order, not overlapping
 */
export function placePhones(posteriors: PhonePosteriors, reading: readonly number[]): FrameSpan[] {
  const { frames } = posteriors;
  if (reading.length === 0) return [];
  // Even states are silence, odd ones phones.
  const states = 2 * reading.length + 1;
  const scores = frameScores(posteriors, reading);
  const distinct = [...new Set(reading)];
  const column = new Map(distinct.map((phone, place) => [phone, place + 1]));
  const columnOf = Int32Array.from({ length: states }, (_, state) =>
    state % 2 === 0 ? 0 : column.get(reading[state >> 1]!)!,
  );
  const width = distinct.length + 1;
  // How many states back the best way came from: 0, 1, or 2 (from phone to phone without silence).
  const steps = new Uint8Array(frames * states);
  let best = new Float64Array(states).fill(-Infinity);
  let next = new Float64Array(states);
  best[0] = scores[0]!;
  best[1] = scores[columnOf[1]!]!;
  for (let frame = 1; frame < frames; frame++) {
    const row = frame * width;
    const trail = frame * states;
    // Of the states only those are tried that can be reached, and from which the end can be.
    const from = Math.max(0, states - 2 * (frames - frame) - 1);
    const to = Math.min(states - 1, 2 * frame + 1);
    next.fill(-Infinity);
    for (let state = from; state <= to; state++) {
      let score = best[state]!;
      let step = 0;
      if (state > 0 && best[state - 1]! > score) {
        score = best[state - 1]!;
        step = 1;
      }
      if ((state & 1) === 1 && state > 1 && best[state - 2]! > score) {
        score = best[state - 2]!;
        step = 2;
      }
      next[state] = score + scores[row + columnOf[state]!]!;
      steps[trail + state] = step;
    }
    [best, next] = [next, best];
  }
  let state = best[states - 1]! >= best[states - 2]! ? states - 1 : states - 2;
  const starts = new Int32Array(reading.length);
  const ends = new Int32Array(reading.length);
  for (let frame = frames - 1; frame >= 0; frame--) {
    if ((state & 1) === 1) {
      const place = state >> 1;
      starts[place] = frame;
      if (ends[place] === 0) ends[place] = frame + 1;
    }
    state -= steps[frame * states + state]!;
  }
  const spans = reading.map((_, place) => ({ start: starts[place]!, end: ends[place]! }));
  return halveTwins(spans, reading);
}

/** What each frame says for silence and for each distinct phone of a reading; shape (frames, 1 + distinct phones). */
function frameScores(posteriors: PhonePosteriors, reading: readonly number[]): Float64Array {
  const { frames, classes, phones, segments } = posteriors;
  const asked = [NO_PHONE, ...new Set(reading)];
  const scores = new Float64Array(frames * asked.length);
  let at = 0;
  for (let frame = 0; frame < frames; frame++) {
    const row = frame * classes;
    const blank = Math.exp(phones[row]!);
    for (const phone of asked) {
      const peak = phone === NO_PHONE ? phones[row]! : Math.log(blank + Math.exp(phones[row + phone]!));
      scores[at++] = Math.max(FLOOR, segments[row + phone]!) + PEAK_WEIGHT * Math.max(FLOOR, peak);
    }
  }
  return scores;
}

/** Where a phone follows itself without silence, nothing says where one ends: they get half each. */
function halveTwins(spans: FrameSpan[], reading: readonly number[]): FrameSpan[] {
  for (let place = 1; place < spans.length; place++) {
    const [former, twin] = [spans[place - 1]!, spans[place]!];
    if (reading[place] !== reading[place - 1] || former.end !== twin.start) continue;
    const middle = (former.start + twin.end) >> 1;
    spans[place - 1] = { start: former.start, end: Math.max(former.start + 1, middle) };
    spans[place] = { start: Math.max(former.start + 1, middle), end: twin.end };
  }
  return spans;
}

/**
 * Spans in seconds, finer than frames: where one class gives way to the next, the boundary lies where the line between
 * the two frames' log odds crosses zero.
 * @returns seconds from the first sample of the stretch
 */
export function refineSpans(
  posteriors: PhonePosteriors,
  reading: readonly number[],
  spans: readonly FrameSpan[],
): TimeSpan[] {
  const bounds = spans.map(({ start, end }, place) => {
    const joins = place > 0 && spans[place - 1]!.end === start;
    const goesOn = place + 1 < spans.length && spans[place + 1]!.start === end;
    return {
      startSeconds: boundarySeconds(posteriors, joins ? reading[place - 1]! : NO_PHONE, reading[place]!, start),
      endSeconds: boundarySeconds(posteriors, reading[place]!, goesOn ? reading[place + 1]! : NO_PHONE, end),
    };
  });
  return bounds;
}

/** @param frame the first one of the right-hand class */
function boundarySeconds({ frames, classes, segments }: PhonePosteriors, left: number, right: number, frame: number) {
  const edge = frame * POSTERIOR_FRAME_SECONDS + POSTERIOR_START_SECONDS;
  if (frame === 0 || frame >= frames || left === right) return edge;
  const odds = (row: number) => Math.max(FLOOR, segments[row + left]!) - Math.max(FLOOR, segments[row + right]!);
  const before = odds((frame - 1) * classes);
  const after = odds(frame * classes);
  if (!(before > 0 && after < 0)) return edge;
  // Frame centres lie half a frame to both sides of the edge.
  return edge + (before / (before - after) - 0.5) * POSTERIOR_FRAME_SECONDS;
}
