import type { Inference } from '../../inference/define-inference.ts';
import type { AllFileResults } from '../../inference/infer-file.ts';
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
import { voiceLabel } from '../../sound/sound-event.ts';
import type { WhatIsSeen } from './seen.ts';

/** What has to be found in a file for its description. */
export const inferredForDescription = [
  shotsOfRecording,
  visualContextsOfRecording,
  facesOfRecording,
  bodiesOfRecording,
  handsOfRecording,
  actionsOfRecording,
  scenesOfRecording,
  textsOfRecording,
  qualitiesOfRecording,
  soundEventsOfRecording,
];

/**
 * What is seen in a file, as it is described.
 * @param results of {@link inferredForDescription}
 */
export function seenInFile(results: AllFileResults): WhatIsSeen {
  const foundBy = <Result, Stored>(inference: Inference<Result, Stored>) => results.foundBy(inference);
  return {
    durationSeconds: results.facts.durationSeconds,
    shots: foundBy(shotsOfRecording)[0]?.result ?? [],
    things: foundBy(visualContextsOfRecording)[0]?.result.appearances ?? [],
    faces: foundBy(facesOfRecording)[0]?.result ?? [],
    bodies: foundBy(bodiesOfRecording)[0]?.result ?? [],
    hands: (foundBy(handsOfRecording)[0]?.result ?? []).map(({ body }) => ({ body: body?.place })),
    actions: foundBy(actionsOfRecording)[0]?.result ?? [],
    scenes: foundBy(scenesOfRecording)[0]?.result ?? [],
    texts: foundBy(textsOfRecording)[0]?.result ?? [],
    qualities: foundBy(qualitiesOfRecording)[0]?.result ?? [],
    speech: (foundBy(soundEventsOfRecording)[0]?.result ?? []).filter(({ label }) => label === voiceLabel),
  };
}
