import { resample, type Box, type Picture } from './picture.ts';

/** A picture at a glance: tiny, so that grain and coding noise are averaged away. */
export type Glance = Float32Array;

const columns = 32;
const rows = 18;
/** Mean difference of channel values (0 to 255) below which two pictures are the same. */
const sameMean = 1.2;
/** And no cell differs by more than this: a small thing that came or went. */
const sameCell = 9;
const patchSide = 6;
const samePatch = 16;

export function glance(picture: Picture): Glance {
  return resample(picture, columns, rows).pixels;
}

/** Whether nothing has changed but grain. */
export function samePictures(before: Glance, now: Glance): boolean {
  let sum = 0;
  for (let i = 0; i < now.length; i++) {
    const difference = Math.abs(now[i]! - before[i]!);
    if (difference >= sameCell) return false;
    sum += difference;
  }
  return sum / now.length < sameMean;
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
