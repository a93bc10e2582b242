import type { NameTrust } from '../objects/object-detector.ts';
import type { ClosedTrack } from '../objects/thing-track.ts';
import { boxArea } from '../pictures/picture.ts';
import { meanBox } from '../objects/path.ts';
import type { AppearanceFound, NamedThing, SightFound, VisualContextFound } from './visual-context.ts';

/** A flicker of one frame in a longer scene is no thing. */
const minSeen = 2;
/** What hardly stands out, or is lost every other frame, is more often a shadow than a thing. */
const minConfidence = 0.3;

/**
 * Cuts time wherever something comes into view or leaves it; each stretch in which something is in view is one context.
 * @param tracks in any order
 * @param trust of the detector that named them
 */
export function contextsOfTracks(
  tracks: readonly ClosedTrack[],
  durationSeconds: number,
  trust: NameTrust,
): SightFound {
  const appearances = tracks
    .filter((track) => track.confidence >= minConfidence && (track.seen >= minSeen || track.frames < minSeen))
    .map((track) => appearanceOf(track, durationSeconds, trust))
    .filter(({ startSeconds, endSeconds }) => endSeconds > startSeconds)
    .sort((a, b) => a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds || a.box[0] - b.box[0]);
  const times = [...new Set(appearances.flatMap((each) => [each.startSeconds, each.endSeconds]))].sort((a, b) => a - b);
  const contexts: VisualContextFound[] = [];
  let active: number[] = [];
  let next = 0;
  times.forEach((startSeconds, i) => {
    const endSeconds = times[i + 1];
    active = active.filter((at) => appearances[at]!.endSeconds > startSeconds);
    while (next < appearances.length && appearances[next]!.startSeconds <= startSeconds) active.push(next++);
    if (endSeconds === undefined || active.length === 0) return;
    contexts.push(contextOf(appearances, active, startSeconds, endSeconds));
  });
  return { appearances, contexts };
}

function appearanceOf(track: ClosedTrack, durationSeconds: number, trust: NameTrust): AppearanceFound {
  const { startSeconds, box, path, confidence, descriptor, guess, standsOut } = track;
  return {
    startSeconds,
    endSeconds: Math.min(track.endSeconds, durationSeconds),
    box,
    path,
    confidence,
    descriptor,
    isNamed: guess !== undefined && guess.confidence >= trust[standsOut ? 'standsOut' : 'inScene'],
    ...(guess && { label: guess.label, labelConfidence: guess.confidence }),
  };
}

function contextOf(
  appearances: readonly AppearanceFound[],
  active: readonly number[],
  startSeconds: number,
  endSeconds: number,
): VisualContextFound {
  const things = active
    .map((appearance) => ({ appearance, box: meanBox(appearances[appearance]!.path, startSeconds, endSeconds) }))
    .sort((a, b) => boxArea(b.box) - boxArea(a.box));
  const concepts = things.flatMap(({ appearance, box }): NamedThing[] => {
    const { isNamed, label, labelConfidence } = appearances[appearance]!;
    return isNamed ? [{ label: label!, kind: 'OBJECT', confidence: labelConfidence!, box }] : [];
  });
  return { startSeconds, endSeconds, concepts: concepts.sort((a, b) => b.confidence - a.confidence), things };
}
