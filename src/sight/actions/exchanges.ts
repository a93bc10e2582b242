import type { MediaFile } from '../../media/media.ts';
import { boxAt } from '../objects/path.ts';
import { boxArea, overlapArea, type Box } from '../pictures/picture.ts';
import type { Deed } from './action.ts';
import { amountOf, coloursApart, sharedColours, surplus, type Colours } from './colours-apart.ts';
import { reaches, type HandPlace, type Reach } from './reaches.ts';
import { viewsOf, type View, type WantedView } from './views.ts';
import { participant, type WhatIsKnown } from './what-is-known.ts';

/** Two hands that meet are so near, in radii of what a hand holds, and so near in time. */
const meetingReach = 2.2;
const meetingSeconds = 0.7;
/** Share of what is lost that is found again elsewhere, from which on it is the same thing. */
const leastShared = 0.5;
/** Share of a view that a thing covers, at least. */
const leastThing = 0.06;
const viewSide = 20;
/** Of the body's height, from before a reach to after it. */
const mostWalk = 0.12;
/** Of a person's box that another's covers. */
const mostCommon = 0.35;
/** A reach begins and ends with the arm's way. */
const wayShare = 0.7;

/** A hand's reach with the pictures that tell what it did. */
interface SeenReach extends ReachOfBody {
  /** Another's hand. */
  readonly meets: boolean;
  /** What the hand held that it holds no more, and what it holds now that it did not. */
  readonly lost: Colours;
  readonly gained: Colours;
  /** What lay there that is gone, and what lies there now that did not. */
  readonly gone: Colours;
  readonly left: Colours;
}

/**
 * Things that change hands: given by one to another, taken from where they lay, put down. Told by colours: what one place has lost, another
 * has gained. While the camera moves nothing is said.
 */
export async function exchanges(known: WhatIsKnown, media: MediaFile, signal?: AbortSignal): Promise<Exchanges> {
  const own = known.bodies.flatMap((body, place) =>
    reaches(body.moments, known.aspect).map((reach) => ({ ...reach, body: place })),
  );
  const all = own.map((reach) => ({ ...reach, meets: own.some((other) => meet(reach, other, known.aspect)) }));
  const still = all.filter((reach) => isStill(reach, known) && standsStill(reach, known) && isApart(reach, known));
  const wanted = still.flatMap((reach) => viewsWanted(reach, known.aspect));
  const views = await viewsOf(media, wanted, signal);
  const seen = still.flatMap((reach, i) => {
    const looks = views.slice(i * viewsEach, (i + 1) * viewsEach);
    return looks.every((view) => view !== undefined) ? [seenReach(reach, looks)] : [];
  });
  const given = seen.flatMap((giver) => seen.flatMap((taker) => handedOver(giver, taker, known)));
  const alone = seen.filter(({ meets }) => !meets);
  const deeds = [...surestOfEach(given), ...alone.flatMap((reach) => takenOrPut(reach, known))];
  return { deeds, meetings: all.filter(({ meets }) => meets) };
}

export interface Exchanges {
  readonly deeds: readonly Deed[];
  /** Hands that came together with somebody else's, whether something was handed over or not. */
  readonly meetings: readonly ReachOfBody[];
}

interface Given {
  readonly deed: Deed;
  readonly between: readonly [SeenReach, SeenReach];
}

/** A hand gives or takes once each time it reaches out. */
function surestOfEach(given: readonly Given[]): readonly Deed[] {
  const used = new Set<SeenReach>();
  return given
    .toSorted((a, b) => b.deed.confidence - a.deed.confidence)
    .filter(({ between }) => {
      const isFree = between.every((reach) => !used.has(reach));
      if (isFree) for (const reach of between) used.add(reach);
      return isFree;
    })
    .map(({ deed }) => deed);
}

export interface ReachOfBody extends Reach {
  readonly body: number;
}

/** Whether hands of two people come together. */
function meet(a: ReachOfBody, b: ReachOfBody, aspect: number): boolean {
  if (a.body === b.body) return false;
  const apart = Math.hypot((a.place.x - b.place.x) * aspect, a.place.y - b.place.y);
  const together = Math.min(a.endSeconds, b.endSeconds) - Math.max(a.startSeconds, b.startSeconds);
  return apart <= meetingReach * Math.max(a.radius, b.radius) && together >= -meetingSeconds;
}

function isStill({ beforeSeconds, afterSeconds }: Reach, { shots }: WhatIsKnown): boolean {
  const shot = shots.find(({ startSeconds, endSeconds }) => startSeconds <= beforeSeconds && endSeconds > afterSeconds);
  return (
    shot !== undefined &&
    shot.camera.every((motion) => motion.startSeconds > afterSeconds || motion.endSeconds < beforeSeconds)
  );
}

/** Who walks swings the arms. */
function standsStill({ body, beforeSeconds, afterSeconds }: ReachOfBody, { bodies }: WhatIsKnown): boolean {
  const { path } = bodies[body]!;
  const [before, after] = [boxAt(path, beforeSeconds), boxAt(path, afterSeconds)];
  return Math.abs(before[0] + before[2] / 2 - after[0] - after[2] / 2) < mostWalk * before[3];
}

/** Of people before one another it is not sure whose hand is whose. */
function isApart({ body, startSeconds }: ReachOfBody, { bodies }: WhatIsKnown): boolean {
  const own = boxAt(bodies[body]!.path, startSeconds);
  return bodies.every(
    (other, place) =>
      place === body ||
      startSeconds < other.startSeconds ||
      startSeconds >= other.endSeconds ||
      overlapArea(boxAt(other.path, startSeconds), own) < mostCommon * boxArea(own),
  );
}

const viewsEach = 6;

/** The hand before and after, each place also with the hand elsewhere; the place before and after. */
function viewsWanted(
  { place, before, after, radius, beforeSeconds, afterSeconds, startSeconds, endSeconds }: Reach,
  aspect: number,
): readonly WantedView[] {
  const view = ({ x, y }: HandPlace, timeSeconds: number): WantedView => ({
    timeSeconds,
    box: around({ x, y }, radius, aspect),
    size: viewSide,
  });
  const meanwhile = (startSeconds + endSeconds) / 2;
  return [
    view(before, beforeSeconds),
    view(before, meanwhile),
    view(after, afterSeconds),
    view(after, meanwhile),
    view(place, beforeSeconds),
    view(place, afterSeconds),
  ];
}

function around({ x, y }: HandPlace, radius: number, aspect: number): Box {
  return [x - radius / aspect, y - radius, (2 * radius) / aspect, 2 * radius];
}

function seenReach(reach: ReachOfBody & Pick<SeenReach, 'meets'>, views: readonly (View | undefined)[]): SeenReach {
  const [before, beforeEmpty, after, afterEmpty, placeBefore, placeAfter] = views as readonly View[];
  const held = coloursApart(before!, beforeEmpty!);
  const holds = coloursApart(after!, afterEmpty!);
  return {
    ...reach,
    lost: surplus(held, holds),
    gained: surplus(holds, held),
    gone: coloursApart(placeBefore!, placeAfter!),
    left: coloursApart(placeAfter!, placeBefore!),
  };
}

function handedOver(giver: SeenReach, taker: SeenReach, known: WhatIsKnown): readonly Given[] {
  if (!meet(giver, taker, known.aspect)) return [];
  const shared = sharedColours(giver.lost, taker.gained, leastThing);
  if (shared < leastShared) return [];
  const [startSeconds, endSeconds] = [Math.min(begin(giver), begin(taker)), Math.max(end(giver), end(taker))];
  const [actor, target] = [giver, taker].map(({ body }) => participant('bodies', body, known.bodies[body]!)) as [
    Deed['actor'] & {},
    Deed['actor'] & {},
  ];
  const box = around(giver.place, giver.radius, known.aspect);
  const deed: Deed = { label: 'give', startSeconds, endSeconds, confidence: 0.4 + 0.55 * shared, box, actor, target };
  return [{ deed, between: [giver, taker] }];
}

function takenOrPut(reach: SeenReach, known: WhatIsKnown): Deed[] {
  const { gone, left, lost, gained } = reach;
  if (Math.max(amountOf(gone), amountOf(left)) < leastThing) return [];
  const taken = sharedColours(gone, gained, leastThing);
  const put = sharedColours(left, lost, leastThing);
  if (Math.max(taken, put) < leastShared) return [];
  return [
    {
      label: taken >= put ? 'take' : 'put',
      startSeconds: begin(reach),
      endSeconds: end(reach),
      confidence: 0.4 + 0.55 * Math.max(taken, put),
      box: around(reach.place, reach.radius, known.aspect),
      actor: participant('bodies', reach.body, known.bodies[reach.body]!),
    },
  ];
}

function begin({ startSeconds, beforeSeconds }: Reach): number {
  return startSeconds - wayShare * (startSeconds - beforeSeconds);
}

function end({ endSeconds, afterSeconds }: Reach): number {
  return endSeconds + wayShare * (afterSeconds - endSeconds);
}
