import { resample, type Box, type Picture } from './picture.ts';

/** A picture at a glance: tiny, so that grain and coding noise are averaged away. */
export type Glance = Float32Array;

const columns = 32;
const rows = 18;
/** Mean difference of channel values (0 to 255) below which two pictures are the same. */
const sameMean = 1.2;
/** And no cell differs by more than this: a small thing that came or went. */
const sameCell = 9;
/** Mean difference from which on nothing is taken to go on. */
const cutMean = 22;
const patchSide = 6;
const samePatch = 16;

export function glance(picture: Picture): Glance {
  return resample(picture, columns, rows).pixels;
}

export type Change = 'none' | 'some' | 'cut';

export function changeBetween(before: Glance, now: Glance): Change {
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < now.length; i++) {
    const difference = Math.abs(now[i]! - before[i]!);
    sum += difference;
    largest = Math.max(largest, difference);
  }
  const mean = sum / now.length;
  if (mean < sameMean && largest < sameCell) return 'none';
  return mean > cutMean ? 'cut' : 'some';
}

/** What is inside a box, at a glance. */
export function patch(picture: Picture, box: Box): Glance {
  const from = [
    box[0] * picture.width,
    box[1] * picture.height,
    box[2] * picture.width,
    box[3] * picture.height,
  ] as const;
  return resample(picture, patchSide, patchSide, from).pixels;
}

/** Whether two boxes plainly hold the same thing; false only means that one must look closer. */
export function samePatches(before: Glance, now: Glance, most = samePatch): boolean {
  let sum = 0;
  for (let i = 0; i < now.length; i++) sum += Math.abs(now[i]! - before[i]!);
  return sum / now.length < most;
}
