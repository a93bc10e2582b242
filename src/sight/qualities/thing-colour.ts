import { toLab } from '../pictures/lab-colour.ts';
import { resample, type Box, type Picture } from '../pictures/picture.ts';
import { nameColour, type BasicColour } from './basic-colours.ts';

/** How much of a thing has which colour; shares sum to at most 1. */
export type ColourShares = ReadonlyMap<BasicColour, number>;

const side = 28;
/** Of the box, on each side, to see what is around it. */
const around = 0.2;
/** A pixel is backdrop where this share of what is around the box is as near in colour as this (ΔE of CIE Lab). */
const backdropShare = 0.12;
const backdropReach = 11;
/** A thing of which less than this is not backdrop has the backdrop's colour, or is not where its box is. */
const leastThing = 0.12;

/**
 * The colours of what is inside a box: pixels in the ellipse that fits it, without those that look like the ring around it.
 * Light is taken as white: in red light all is red.
 * @param picture RGB, 0 to 255
 */
export function thingColours(picture: Picture, box: Box): ColourShares {
  const margin = [box[2] * around * picture.width, box[3] * around * picture.height] as const;
  const whole = [
    box[0] * picture.width - margin[0],
    box[1] * picture.height - margin[1],
    box[2] * picture.width + 2 * margin[0],
    box[3] * picture.height + 2 * margin[1],
  ] as const;
  const { pixels } = toLab(resample(picture, side, side, whole));
  const ring: number[] = [];
  const inside: number[] = [];
  const half = 0.5 / (1 + 2 * around);
  for (let i = 0; i < side * side; i++) {
    const x = ((i % side) + 0.5) / side - 0.5;
    const y = (Math.floor(i / side) + 0.5) / side - 0.5;
    if (Math.hypot(x / half, y / half) < 0.95) inside.push(i);
    // What lies beyond the picture's edge is the edge repeated, and tells nothing.
    else if (Math.max(Math.abs(x), Math.abs(y)) > half * 1.08 && isWithin(picture, whole, x, y)) ring.push(i);
  }
  const things = inside.filter((i) => !isBackdrop(pixels, i, ring));
  const shown = things.length >= leastThing * inside.length ? things : inside;
  const counts = new Map<BasicColour, number>();
  for (const i of shown) {
    const { term, share } = nameColour(pixels[i * 3]!, pixels[i * 3 + 1]!, pixels[i * 3 + 2]!);
    counts.set(term, (counts.get(term) ?? 0) + share / shown.length);
  }
  return counts;
}

function isWithin(picture: Picture, whole: readonly [number, number, number, number], x: number, y: number): boolean {
  const [px, py] = [whole[0] + (x + 0.5) * whole[2], whole[1] + (y + 0.5) * whole[3]];
  return px >= 0 && py >= 0 && px < picture.width && py < picture.height;
}

function isBackdrop(lab: Float32Array, i: number, ring: readonly number[]): boolean {
  let alike = 0;
  for (const other of ring) {
    const [x, y, z] = [0, 1, 2].map((c) => lab[i * 3 + c]! - lab[other * 3 + c]!) as [number, number, number];
    if (x * x + y * y + z * z < backdropReach * backdropReach) alike++;
  }
  return alike > ring.length * backdropShare;
}

/** A thing has a colour if this much of it has. */
const leastColour = 0.3;

/** The colours that a thing may be called by, the most of it first. @param looks at least one */
export function coloursOf(looks: readonly ColourShares[]): readonly { term: BasicColour; share: number }[] {
  const sums = new Map<BasicColour, number>();
  for (const look of looks)
    for (const [term, share] of look) sums.set(term, (sums.get(term) ?? 0) + share / looks.length);
  return [...sums]
    .map(([term, share]) => ({ term, share }))
    .filter(({ share }) => share >= leastColour)
    .sort((a, b) => b.share - a.share);
}
