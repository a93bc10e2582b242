import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import { boxArea, overlapArea } from '../pictures/picture.ts';
import { actionLabels, type ActionFound, type Deed } from './action.ts';
import { approaches } from './approaches.ts';
import { comingsAndGoings } from './comings-and-goings.ts';
import { exchanges, type ReachOfBody } from './exchanges.ts';
import { fallsAndRises } from './falls-and-rises.ts';
import { gestures } from './gestures.ts';
import { openingsOfFaces } from './openings-of-faces.ts';
import { openingsOfHands } from './openings-of-hands.ts';
import { openingsOfThings } from './openings-of-things.ts';
import { knownOf } from './known-of.ts';
import { ownWays } from './own-way.ts';

/** What is done in a recording, from what was found in it before; where hands reach or something moves in its place, it is looked at again. */
const findActions: RunModule<readonly ActionFound[]> = async (batch) => {
  const found = (await deedsOf(batch))
    .map((deed): ActionFound => ({ ...deed, kind: actionLabels[deed.label] }))
    .sort((a, b) => a.startSeconds - b.startSeconds || (a.label < b.label ? -1 : 1));
  return batch.subjects.map(({ startSeconds, endSeconds }) =>
    found.filter((action) => action.startSeconds < endSeconds && action.endSeconds > startSeconds),
  );
};

export default findActions;

async function deedsOf({ media, inputs, signal }: RunBatch): Promise<readonly Deed[]> {
  const known = knownOf(media.facts, inputs);
  if (!known) return [];
  const ways = ownWays(known);
  // Those who look at one film at once share its pictures.
  const [{ deeds: exchanged, meetings }, opened] = await Promise.all([
    exchanges(known, media, signal),
    openingsOfThings(known, ways, media, signal),
  ]);
  return [
    ...gestures(known).filter((gesture) => !isReach(gesture, exchanged, meetings)),
    ...exchanged,
    ...openingsOfFaces(known),
    ...openingsOfHands(known),
    ...comingsAndGoings(ways),
    ...approaches(known, ways),
    ...fallsAndRises(ways, known.aspect).filter((fall) => !opened.some((opening) => isWithin(fall, opening))),
    ...opened,
  ];
}

/** An arm stretched out to give, to take or to shake hands does not point. */
function isReach(gesture: Deed, exchanged: readonly Deed[], meetings: readonly ReachOfBody[]): boolean {
  if (gesture.label !== 'point') return false;
  const isMeanwhile = (other: { startSeconds: number; endSeconds: number }): boolean =>
    other.startSeconds < gesture.endSeconds && other.endSeconds > gesture.startSeconds;
  const body = gesture.actor?.place;
  return (
    meetings.some((reach) => reach.body === body && isMeanwhile(reach)) ||
    exchanged.some((deed) => isMeanwhile(deed) && deed.actor?.of === 'bodies' && deed.actor.place === body)
  );
}

/** A part of a door that goes up or down. */
function isWithin(fall: Deed, opening: Deed): boolean {
  return (
    fall.startSeconds < opening.endSeconds &&
    fall.endSeconds > opening.startSeconds &&
    overlapArea(fall.box, opening.box) > 0.5 * boxArea(fall.box)
  );
}
