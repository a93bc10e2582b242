import type { Inference } from '../../inference/define-inference.ts';
import type { LoadOptions } from '../../inference/inference-loader.ts';
import type { RecordingRecord } from '../../recording/recording.ts';
import type { RequestContext } from '../../request-context.ts';
import type { Participant } from '../../sight/actions/action.ts';
import { actionsOfRecording } from '../../sight/actions/actions-inference.ts';
import { visualContextsOfRecording } from '../../sight/contexts/visual-contexts-inference.ts';
import { handsOfRecording } from '../../sight/hands/hands-inference.ts';
import { bodiesOfRecording } from '../../sight/people/bodies-inference.ts';
import { facesOfRecording } from '../../sight/people/faces-inference.ts';
import { qualitiesOfRecording } from '../../sight/qualities/qualities-inference.ts';
import { scenesOfRecording } from '../../sight/scenes/scenes-inference.ts';
import { shotsOfRecording } from '../../sight/shots/shots-inference.ts';
import { textsOfRecording } from '../../sight/texts/texts-inference.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import { withGivenNames } from './given-names.ts';
import type { WhatIsSeen } from './seen.ts';

export type DescriptionRequest = Pick<RequestContext, 'infer' | 'graph' | 'signal' | 'reader'>;

/**
 * What is seen in a recording that is in; what is not there yet is inferred, as `inferred` says.
 * @returns null where something of it is not there and is not to be inferred
 */
export async function seenInRecording(
  { id, durationSeconds }: RecordingRecord,
  request: DescriptionRequest,
  inferred: LoadOptions = {},
): Promise<WhatIsSeen | null> {
  const load = <Result, Stored>(inference: Inference<Result, Stored>): Promise<Stored | null> =>
    request.infer(inference, inferred).load(id);
  const [shots, sight, faces, bodies, hands, actions, scenes, texts, qualities, events] = await Promise.all([
    load(shotsOfRecording),
    load(visualContextsOfRecording),
    load(facesOfRecording),
    load(bodiesOfRecording),
    load(handsOfRecording),
    load(actionsOfRecording),
    load(scenesOfRecording),
    load(textsOfRecording),
    load(qualitiesOfRecording),
    load(soundEventsOfRecording),
  ]);
  if (!shots || !sight || !faces || !bodies || !hands || !actions || !scenes || !texts || !qualities || !events)
    return null;
  const { lexiconIds } = await request.reader.access();
  const participants = new Map<string | null, Participant>([
    ...sight.appearances.map((each, place) => [each.id, { of: 'appearances', place }] as const),
    ...faces.map((each, place) => [each.id, { of: 'faces', place }] as const),
    ...bodies.map((each, place) => [each.id, { of: 'bodies', place }] as const),
    ...hands.map((each, place) => [each.id, { of: 'hands', place }] as const),
  ]);
  return {
    durationSeconds,
    shots,
    things: withGivenNames(sight, lexiconIds),
    faces,
    bodies,
    hands: hands.map(({ bodyId }) => ({ body: participants.get(bodyId)?.place })),
    actions: actions.map(({ startSeconds, endSeconds, label, confidence, box, actorId, targetId }) => {
      const [actor, target] = [participants.get(actorId), participants.get(targetId)];
      return { startSeconds, endSeconds, label, confidence, box, ...(actor && { actor }), ...(target && { target }) };
    }),
    scenes,
    texts,
    qualities: qualities.map(({ appearanceIds, ...quality }) => ({
      ...quality,
      of: appearanceIds.flatMap((appearanceId) => participants.get(appearanceId) ?? []),
    })),
    speech: events.filter(({ isVoice }) => isVoice),
  };
}
