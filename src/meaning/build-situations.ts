import { ParameterError } from '../errors.ts';
import { nodeId } from '../graph/node-id.ts';
import { compareIds, type HeardToken, type SeenConcept, type Situation } from './situation.ts';

/** A stretch of voice, or an animal's call, with the recurring sounds in it. */
export interface HeardUtterance {
  /** Of its SoundEvent. */
  readonly eventId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly tokens: readonly HeardToken[];
}

/** An interval of the same recording and what was in view. */
export interface SeenInterval {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shows: readonly SeenConcept[];
}

export interface AttentionSpan {
  /** A thing out of view for this long counts 1/e as much: people speak of what comes and of what has just gone. */
  readonly decaySeconds: number;
  /** A thing further away in time than this does not count. */
  readonly windowSeconds: number;
}

export const attentionSpan: AttentionSpan = { decaySeconds: 1, windowSeconds: 3 };

/** A situation with its place in the recording. */
export interface TimedSituation extends Situation {
  readonly recordingId: string;
  readonly eventId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/**
 * One situation an utterance of a recording: what was heard, and each concept with the probability that it was there to
 * be spoken of, averaged over the moments of the utterance: its confidence while it is in view, fading with the time
 * to when it is. Utterances in which nothing recurs, or with nothing in view, make situations too: they tell how
 * often things and forms occur without each other. The recording is their sequence.
 * @returns in order of start; the ids follow from the events' ids
 * @throws {ParameterError} a decay that is not above 0
 */
export function buildSituations(
  recordingId: string,
  utterances: readonly HeardUtterance[],
  intervals: readonly SeenInterval[],
  span: AttentionSpan = attentionSpan,
): TimedSituation[] {
  if (!(span.decaySeconds > 0)) throw new ParameterError(`decaySeconds is ${span.decaySeconds}; it must be above 0`);
  const inOrder = [...intervals].sort((a, b) => a.startSeconds - b.startSeconds);
  const longest = inOrder.reduce((most, { startSeconds, endSeconds }) => Math.max(most, endSeconds - startSeconds), 0);
  return [...utterances]
    .sort((a, b) => a.startSeconds - b.startSeconds || compareIds(a.eventId, b.eventId))
    .map(({ eventId, startSeconds, endSeconds, tokens }, ordinal) => {
      const from = firstNotBefore(inOrder, startSeconds - span.windowSeconds - longest);
      const near: SeenInterval[] = [];
      for (let i = from; i < inOrder.length; i++) {
        const interval = inOrder[i]!;
        if (interval.startSeconds > endSeconds + span.windowSeconds) break;
        if (interval.endSeconds >= startSeconds - span.windowSeconds) near.push(interval);
      }
      const saw = conceptsAround(startSeconds, endSeconds, near, span);
      const id = nodeId('situation', eventId);
      return {
        id,
        recordingId,
        eventId,
        sequenceId: recordingId,
        ordinal,
        startSeconds,
        endSeconds,
        heard: tokens,
        saw,
      };
    });
}

/** Enough that an interval's edge inside an utterance of two seconds is placed within 60 ms. */
const moments = 32;

function conceptsAround(start: number, end: number, near: readonly SeenInterval[], span: AttentionSpan): SeenConcept[] {
  const sums = new Map<string, number>();
  for (let i = 0; i < moments; i++) {
    const time = start + ((i + 0.5) / moments) * Math.max(0, end - start);
    const best = new Map<string, number>();
    for (const { startSeconds, endSeconds, shows } of near) {
      const away = Math.max(0, startSeconds - time, time - endSeconds);
      if (away > span.windowSeconds) continue;
      const closeness = Math.exp(-away / span.decaySeconds);
      for (const { conceptId, confidence } of shows) {
        best.set(conceptId, Math.max(best.get(conceptId) ?? 0, confidence * closeness));
      }
    }
    for (const [conceptId, value] of best) sums.set(conceptId, (sums.get(conceptId) ?? 0) + value);
  }
  return [...sums]
    .map(([conceptId, sum]) => ({ conceptId, confidence: Math.min(1, sum / moments) }))
    .sort((a, b) => compareIds(a.conceptId, b.conceptId));
}

function firstNotBefore(intervals: readonly SeenInterval[], seconds: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (intervals[middle]!.startSeconds < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
