import { joints, type Joint } from '../people/joints.ts';
import type { BodyMoments } from '../people/body.ts';

/** A hand that goes somewhere, stays a moment and goes away again. Places are shares of the picture. */
export interface Reach {
  readonly side: 'left' | 'right';
  /** While the hand is there. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Last moment before, and first moment after, at which it is away from there. */
  readonly beforeSeconds: number;
  readonly afterSeconds: number;
  readonly place: HandPlace;
  readonly before: HandPlace;
  readonly after: HandPlace;
  /** What a hand holds is within so far of it; heights of the picture. */
  readonly radius: number;
}

export interface HandPlace {
  readonly x: number;
  readonly y: number;
}

const leastJoint = 0.25;
/** In forearms a second. */
const restSpeed = 1.6;
const leastRestSeconds = 0.15;
/** A hand that only stirs rests on; in forearms. */
const sameRest = 0.5;
/** In forearms: who has gone so far is away. */
const away = 1.1;
/** The way there, and back, takes no longer. */
const longestWaySeconds = 2;
/** Hands are beyond wrists; in forearms. */
const handBeyond = 0.3;
const holdReach = 0.55;

/** @param aspect of the picture, width by height */
export function reaches(moments: BodyMoments, aspect: number): readonly Reach[] {
  return (['left', 'right'] as const).flatMap((side) => reachesOf(moments, side, aspect));
}

interface Hand extends HandPlace {
  readonly at: number;
}

function reachesOf(moments: BodyMoments, side: 'left' | 'right', aspect: number): readonly Reach[] {
  const { startSeconds, ratePerSecond } = moments;
  const { hands, forearm } = handsOf(moments, side, aspect);
  if (!(forearm > 0)) return [];
  const found: Reach[] = [];
  const rests: Hand[][] = [];
  const isAway = (a: HandPlace, b: HandPlace): boolean => distance(a, b) > away * forearm;
  let begin = 0;
  for (let i = 1; i <= hands.length; i++) {
    const speed =
      i < hands.length
        ? (distance(hands[i]!, hands[i - 1]!) / forearm / (hands[i]!.at - hands[i - 1]!.at)) * ratePerSecond
        : Infinity;
    if (speed < restSpeed) continue;
    const rest = hands.slice(begin, i);
    begin = i;
    if (rest.at(-1)!.at - rest[0]!.at >= leastRestSeconds * ratePerSecond) rests.push(rest);
  }
  for (const rest of joinedRests(rests, (a, b) => distance(a, b) < sameRest * forearm)) {
    const [first, last] = [rest[0]!, rest.at(-1)!];
    const place = rest[rest.length >> 1]!;
    const before = hands.findLast(({ at, ...hand }) => at < first.at && isAway(hand, place));
    const after = hands.find(({ at, ...hand }) => at > last.at && isAway(hand, place));
    const longest = longestWaySeconds * ratePerSecond;
    if (!before || !after || first.at - before.at > longest || after.at - last.at > longest) continue;
    const time = (at: number): number => startSeconds + at / ratePerSecond;
    const shared = ({ x, y }: HandPlace): HandPlace => ({ x: x / aspect, y });
    found.push({
      side,
      startSeconds: time(first.at),
      endSeconds: time(last.at),
      beforeSeconds: time(before.at),
      afterSeconds: time(after.at),
      place: shared(place),
      before: shared(before),
      after: shared(after),
      radius: holdReach * forearm,
    });
  }
  return found;
}

/** Rests one after the other at one place are one. */
function joinedRests(rests: readonly Hand[][], isSame: (a: Hand, b: Hand) => boolean): readonly (readonly Hand[])[] {
  const joined: Hand[][] = [];
  for (const rest of rests) {
    const last = joined.at(-1);
    if (last && isSame(last.at(-1)!, rest[0]!)) last.push(...rest);
    else joined.push([...rest]);
  }
  return joined;
}

/** Where the hand is, in heights of the picture, at the moments at which that is known; and how long the forearm is. */
function handsOf({ joints: numbers }: BodyMoments, side: 'left' | 'right', aspect: number) {
  const lengths: number[] = [];
  const hands: Hand[] = [];
  const of = (at: number, joint: Joint): HandPlace | undefined => {
    const from = (at * joints.length + joints.indexOf(joint)) * 3;
    return numbers[from + 2]! >= leastJoint ? { x: numbers[from]! * aspect, y: numbers[from + 1]! } : undefined;
  };
  for (let at = 0; at < numbers.length / (joints.length * 3); at++) {
    const [elbow, wrist] = [of(at, `${side}Elbow`), of(at, `${side}Wrist`)];
    if (!elbow || !wrist) continue;
    lengths.push(distance(elbow, wrist));
    hands.push({
      at,
      x: wrist.x + handBeyond * (wrist.x - elbow.x),
      y: wrist.y + handBeyond * (wrist.y - elbow.y),
    });
  }
  // Seen from its end a forearm is short.
  const forearm = lengths.sort((a, b) => a - b)[Math.floor(lengths.length * 0.8)] ?? 0;
  return { hands, forearm };
}

function distance(a: HandPlace, b: HandPlace): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
