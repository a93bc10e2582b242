import { meanBox, type PathPoint } from '../objects/path.ts';
import type { ActionLabel, Deed, Participant } from './action.ts';
import { armGestures } from './arm-gestures.ts';
import { headGestures } from './head-gestures.ts';
import { participant, type WhatIsKnown } from './what-is-known.ts';

/** What people tell with heads and arms. */
export function gestures({ faces, bodies, aspect }: WhatIsKnown): readonly Deed[] {
  return [
    ...faces.flatMap((face, place) =>
      headGestures(face.moments).map((gesture) => deedOf(gesture, face, participant('faces', place, face))),
    ),
    ...bodies.flatMap((body, place) =>
      armGestures(body.moments, aspect).map((gesture) => deedOf(gesture, body, participant('bodies', place, body))),
    ),
  ];
}

function deedOf(
  gesture: { label: ActionLabel; startSeconds: number; endSeconds: number; confidence: number },
  who: { readonly path: readonly PathPoint[]; readonly confidence: number },
  actor: Participant,
): Deed {
  const { label, startSeconds, endSeconds } = gesture;
  const confidence = gesture.confidence * Math.min(1, who.confidence * 1.3);
  return { startSeconds, endSeconds, label, confidence, box: meanBox(who.path, startSeconds, endSeconds), actor };
}
