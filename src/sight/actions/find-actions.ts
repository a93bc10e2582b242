import type { RunModule } from '../../inference/run-batch.ts';
import { meanBox } from '../objects/path.ts';
import type { BodyFound } from '../people/body.ts';
import type { FaceFound } from '../people/face.ts';
import type { Box } from '../pictures/picture.ts';
import { actionLabels, type ActionFound, type ActionLabel } from './action.ts';
import { armGestures } from './arm-gestures.ts';
import { headGestures } from './head-gestures.ts';

/** What comes out of the graph has an id. */
interface Stored {
  readonly id?: string;
}

/** What is done in a recording, from what was found in it before: nothing is decoded. */
const findActions: RunModule<readonly ActionFound[]> = (batch) => {
  const { video } = batch.media.facts;
  const faces = (batch.inputs['faces'] ?? []) as readonly (FaceFound & Stored)[];
  const bodies = (batch.inputs['bodies'] ?? []) as readonly (BodyFound & Stored)[];
  const aspect = video ? video.width / video.height : 1;
  const found = [
    ...faces.flatMap((face, place) =>
      headGestures(face.moments).map((gesture) => actionOf(gesture, face, actorOf('faces', place, face))),
    ),
    ...bodies.flatMap((body, place) =>
      armGestures(body.moments, aspect).map((gesture) => actionOf(gesture, body, actorOf('bodies', place, body))),
    ),
  ].sort((a, b) => a.startSeconds - b.startSeconds || (a.label < b.label ? -1 : 1));
  return Promise.resolve(
    batch.subjects.map(({ startSeconds, endSeconds }) =>
      found.filter((action) => action.startSeconds < endSeconds && action.endSeconds > startSeconds),
    ),
  );
};

export default findActions;

function actorOf(of: 'faces' | 'bodies', place: number, { id }: Stored): ActionFound['actor'] {
  return { of, place, ...(id !== undefined && { id }) };
}

function actionOf(
  gesture: { label: ActionLabel; startSeconds: number; endSeconds: number; confidence: number },
  who: { readonly path: Parameters<typeof meanBox>[0]; readonly confidence: number },
  actor: ActionFound['actor'],
): ActionFound {
  const { label, startSeconds, endSeconds } = gesture;
  const box: Box = meanBox(who.path, startSeconds, endSeconds);
  const confidence = gesture.confidence * Math.min(1, who.confidence * 1.3);
  return { startSeconds, endSeconds, label, kind: actionLabels[label], confidence, box, actor };
}
