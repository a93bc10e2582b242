import type { ClosedTrack } from '../objects/thing-track.ts';
import type { NamedThing, ThingInView, VisualContextFound } from './visual-context.ts';

/**
 * From here on the detector's name is taken for what the thing is. Of a thing apart from its backdrop the detector,
 * which learned from photographs of whole scenes, is often wrong and stably so (a sea lion is a bird at 0.75); in a
 * scene it can be believed earlier. Measured in `benchmark/evaluations/appearances.md`.
 */
export const minNameConfidence = { standsOut: 0.8, inScene: 0.6 } as const;

/** A flicker of one frame in a longer scene is no thing. */
const minSeen = 2;
/** What hardly stands out, or is lost every other frame, is more often a shadow than a thing. */
const minConfidence = 0.3;

/**
 * Cuts time wherever something comes into view or leaves it; each stretch in which something is in view is one context.
 * @param tracks in any order
 */
export function contextsOfTracks(tracks: readonly ClosedTrack[], durationSeconds: number): VisualContextFound[] {
  const lasting = tracks.filter(
    (track) => track.confidence >= minConfidence && (track.seen >= minSeen || track.frames < minSeen),
  );
  const sorted = lasting
    .map((track) => ({ ...track, endSeconds: Math.min(track.endSeconds, durationSeconds) }))
    .filter((track) => track.endSeconds > track.startSeconds)
    .sort((a, b) => a.startSeconds - b.startSeconds);
  const times = [...new Set(sorted.flatMap((track) => [track.startSeconds, track.endSeconds]))].sort((a, b) => a - b);
  const contexts: VisualContextFound[] = [];
  let active: ClosedTrack[] = [];
  let next = 0;
  times.forEach((startSeconds, i) => {
    const endSeconds = times[i + 1];
    active = active.filter((track) => track.endSeconds > startSeconds);
    while (next < sorted.length && sorted[next]!.startSeconds <= startSeconds) active.push(sorted[next++]!);
    if (endSeconds !== undefined && active.length > 0) contexts.push(contextOf(active, startSeconds, endSeconds));
  });
  return contexts;
}

function contextOf(tracks: readonly ClosedTrack[], startSeconds: number, endSeconds: number): VisualContextFound {
  const bySize = [...tracks].sort((a, b) => b.box[2] * b.box[3] - a.box[2] * a.box[3]);
  const concepts = bySize.flatMap((track): NamedThing[] =>
    track.guess && track.guess.confidence >= minNameConfidence[track.standsOut ? 'standsOut' : 'inScene']
      ? [{ label: track.guess.label, kind: 'OBJECT', confidence: track.guess.confidence, box: track.box }]
      : [],
  );
  const appearances = bySize.map(({ box, confidence, descriptor, guess }): ThingInView => ({
    box,
    confidence,
    descriptor,
    ...(guess && { label: guess.label, labelConfidence: guess.confidence }),
  }));
  return { startSeconds, endSeconds, concepts: concepts.sort((a, b) => b.confidence - a.confidence), appearances };
}
