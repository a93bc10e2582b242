import type { MediaFile } from '../../media/media.ts';
import { boxAt } from '../objects/path.ts';
import { boxArea, boxAround, overlapArea, type Box } from '../pictures/picture.ts';
import type { Deed } from './action.ts';
import { middleOf, type OwnWay } from './own-way.ts';
import { viewsOf, type View } from './views.ts';
import type { WhatIsKnown } from './what-is-known.ts';

/** Something that opens stays where it is: its middle moves less than this share of the place. */
const mostWay = 0.55;
const leastSeconds = 0.3;
const longestSeconds = 4;
const leastArea = 0.01;
/** Grey levels, and share of the place that must have changed for good. */
const leastChange = 22;
const leastChanged = 0.25;
/** By how much more there is to see inside than outside. */
const leastContrast = 1.12;
const mostPeople = 0.4;
/** Movements that go on at one time. */
const mostAtOnce = 24;
const viewSide = 48;
/** Around the movement, so that it is over. */
const marginSeconds = 0.25;

/**
 * Doors, lids and drawers that open or close: a movement that stays in its place and leaves it changed. What is open shows its inside, which has more
 * edges than what closed it. While the camera moves nothing is said.
 */
export async function openingsOfThings(
  known: WhatIsKnown,
  ways: readonly OwnWay[],
  media: MediaFile,
  signal?: AbortSignal,
): Promise<readonly Deed[]> {
  const candidates = joinedInPlace(ways).filter((candidate) => mayOpen(candidate, known));
  const wanted = candidates.flatMap(({ startSeconds, endSeconds, place }) => [
    { timeSeconds: Math.max(0, startSeconds - marginSeconds), box: place, size: viewSide },
    { timeSeconds: endSeconds + marginSeconds, box: place, size: viewSide },
  ]);
  const views = await viewsOf(media, wanted, signal);
  return candidates.flatMap(({ startSeconds, endSeconds, place }, i): Deed[] => {
    const [before, after] = [views[i * 2], views[i * 2 + 1]];
    if (!before || !after || changedShare(before, after) < leastChanged) return [];
    const ratio = edges(after) / edges(before);
    if (Math.max(ratio, 1 / ratio) < leastContrast) return [];
    return [
      {
        label: ratio > 1 ? 'open' : 'close',
        startSeconds,
        endSeconds,
        confidence: Math.min(0.9, 0.4 + 0.5 * Math.abs(Math.log(ratio))),
        box: place,
      },
    ];
  });
}

interface InPlace {
  readonly ways: readonly OwnWay[];
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** All that moves over. */
  readonly place: Box;
}

/** Movements that overlap in time and place are one: both edges of a door. */
function joinedInPlace(ways: readonly OwnWay[]): readonly InPlace[] {
  const joined: InPlace[] = [];
  for (const way of ways) {
    const { startSeconds, endSeconds } = way.movement;
    const place = boxAround(way.boxes);
    // They come in order of time: what ended long ago need not be asked.
    const at = joined.findLastIndex(
      (other, index) =>
        index >= joined.length - mostAtOnce &&
        other.endSeconds > startSeconds - 0.2 &&
        other.startSeconds < endSeconds + 0.2 &&
        overlapArea(other.place, place) > 0.5 * Math.min(boxArea(place), boxArea(other.place)),
    );
    if (at < 0) joined.push({ ways: [way], startSeconds, endSeconds, place });
    else {
      const other = joined[at]!;
      joined[at] = {
        ways: [...other.ways, way],
        startSeconds: Math.min(other.startSeconds, startSeconds),
        endSeconds: Math.max(other.endSeconds, endSeconds),
        place: boxAround([other.place, place]),
      };
    }
  }
  return joined;
}

function mayOpen({ ways, startSeconds, endSeconds, place }: InPlace, known: WhatIsKnown): boolean {
  const seconds = endSeconds - startSeconds;
  const [{ shot }] = ways as readonly [OwnWay];
  if (seconds < leastSeconds || seconds > longestSeconds || boxArea(place) < leastArea) return false;
  if (startSeconds - marginSeconds < shot.startSeconds || endSeconds + marginSeconds > shot.endSeconds) return false;
  if (shot.camera.some((motion) => motion.startSeconds < endSeconds && motion.endSeconds > startSeconds)) return false;
  return (
    ways.every((way) => {
      const [first, last] = [middleOf(way.boxes[0]!), middleOf(way.boxes.at(-1)!)];
      const moved = Math.abs(first.x - last.x) > mostWay * place[2] || Math.abs(first.y - last.y) > mostWay * place[3];
      return !moved;
    }) && peopleBefore(place, startSeconds, endSeconds, known) < mostPeople
  );
}

/** Share of a place that people are before at some time, arms and all. */
function peopleBefore(place: Box, startSeconds: number, endSeconds: number, { bodies, things }: WhatIsKnown): number {
  const people = [...bodies, ...things.filter(({ label }) => label === 'person')];
  const times = [0, 0.5, 1].map((share) => startSeconds + share * (endSeconds - startSeconds));
  const shares = people.map((person) =>
    Math.max(
      0,
      ...times
        .filter((time) => time >= person.startSeconds && time < person.endSeconds)
        .map((time) => overlapArea(boxAt(person.path, time), place) / boxArea(place)),
    ),
  );
  return shares.reduce((sum, share) => sum + share, 0);
}

function changedShare(a: View, b: View): number {
  let changed = 0;
  for (let at = 0; at < a.pixels.length; at += 3) {
    const difference = Math.max(...[0, 1, 2].map((c) => Math.abs(a.pixels[at + c]! - b.pixels[at + c]!)));
    if (difference >= leastChange) changed++;
  }
  return (changed * 3) / a.pixels.length;
}

/** Mean difference between neighbours across and down, grey levels, with what light's grain always gives. */
function edges({ width, height, pixels }: View): number {
  let sum = 0;
  for (let y = 1; y < height; y++) {
    for (let x = 1; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const at = (y * width + x) * 3 + c;
        sum += Math.abs(pixels[at]! - pixels[at - 3]!) + Math.abs(pixels[at]! - pixels[at - width * 3]!);
      }
    }
  }
  return 2 + sum / (3 * width * height);
}
