import { bestAssignment } from '../../../dsp/assignment.ts';
import type { TimeSpan } from '../../time-span.ts';

const FRAME_SECONDS = 0.01;

/** A stretch that somebody speaks. */
export interface SpokenSpan extends TimeSpan {
  readonly speaker: string | number;
}

/** Parts of what is spoken; their sum is the diarisation error rate. */
export interface DiarisationError {
  /** Spoken, and heard of nobody. */
  readonly missed: number;
  /** Heard, and not spoken. */
  readonly falseAlarm: number;
  /** Heard of another speaker. */
  readonly confusion: number;
  readonly rate: number;
}

/**
 * Diarisation error rate (NIST 2009): which share of what is spoken is missed, heard of the wrong speaker, or not there, where heard speakers
 * are taken for the spoken ones that they share most with.
 * @param collarSeconds around each beginning and end of what is spoken nothing counts
 */
export function diarisationError(
  spoken: readonly SpokenSpan[],
  heard: readonly SpokenSpan[],
  collarSeconds = 0,
): DiarisationError {
  const frames = Math.ceil(Math.max(0, ...[...spoken, ...heard].map(({ endSeconds }) => endSeconds)) / FRAME_SECONDS);
  const counts = new Uint8Array(frames).fill(1);
  for (const { startSeconds, endSeconds } of spoken) {
    for (const border of [startSeconds, endSeconds]) {
      counts.fill(0, frameAt(border - collarSeconds), frameAt(border + collarSeconds));
    }
  }
  const actual = tracksOf(spoken, frames);
  const found = tracksOf(heard, frames);
  const sharedFrames = (a: Uint8Array, b: Uint8Array) => {
    let shared = 0;
    for (let frame = 0; frame < frames; frame++) shared += counts[frame]! & a[frame]! & b[frame]!;
    return shared;
  };
  const assignment = bestAssignment(actual.map((a) => found.map((b) => sharedFrames(a, b))));
  let [all, missed, falseAlarm, confusion] = [0, 0, 0, 0];
  for (let frame = 0; frame < frames; frame++) {
    if (counts[frame] === 0) continue;
    let [speaking, hearing, right] = [0, 0, 0];
    actual.forEach((track, i) => {
      speaking += track[frame]!;
      right += track[frame]! & (found[assignment[i]!]?.[frame] ?? 0);
    });
    for (const track of found) hearing += track[frame]!;
    all += speaking;
    missed += Math.max(0, speaking - hearing);
    falseAlarm += Math.max(0, hearing - speaking);
    confusion += Math.min(speaking, hearing) - right;
  }
  return {
    missed: missed / all,
    falseAlarm: falseAlarm / all,
    confusion: confusion / all,
    rate: (missed + falseAlarm + confusion) / all,
  };
}

function frameAt(seconds: number): number {
  return Math.max(0, Math.round(seconds / FRAME_SECONDS));
}

/** Of each speaker, in which frames they speak: 1 or 0. */
function tracksOf(spans: readonly SpokenSpan[], frames: number): Uint8Array[] {
  const tracks = new Map<string | number, Uint8Array>();
  for (const { speaker, startSeconds, endSeconds } of spans) {
    const track = tracks.get(speaker) ?? new Uint8Array(frames);
    track.fill(1, frameAt(startSeconds), frameAt(endSeconds));
    tracks.set(speaker, track);
  }
  return [...tracks.values()];
}
