/** One video frame put together: a softly lit, plain background with pictures laid over it. */

import type { Colour, Picture } from './canvas.ts';
import type { Random } from './random.ts';

export interface Background {
  readonly colour: Colour;
  /** How much lighter or darker the corners are, in levels of 255; an unobtrusive texture. */
  readonly shading: number;
  readonly phase: number;
}

const tints: readonly Colour[] = [
  [238, 232, 218],
  [214, 224, 232],
  [222, 232, 214],
  [228, 220, 230],
  [205, 205, 205],
];

export function randomBackground(random: Random): Background {
  return { colour: random.pick(tints), shading: random.between(4, 12), phase: random.between(0, 2 * Math.PI) };
}

/** @returns RGB, shape (height, width, 3) */
export function paintBackground(background: Background, width: number, height: number): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = background.shading * Math.sin((3 * x) / width + (2 * y) / height + background.phase);
      for (const level of background.colour) rgb[at++] = Math.max(0, Math.min(255, Math.round(level + light)));
    }
  }
  return rgb;
}

/** Lays `picture` over `rgb` with its upper left corner at (left, top) pixels; what hangs over the edge is cut. */
export function layOver(rgb: Uint8Array, width: number, picture: Picture, left: number, top: number): void {
  const height = rgb.length / 3 / width;
  for (let y = Math.max(0, -top); y < Math.min(picture.height, height - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(picture.width, width - left); x++) {
      const from = (y * picture.width + x) * 4;
      const alpha = picture.rgba[from + 3]! / 255;
      if (alpha === 0) continue;
      const to = ((top + y) * width + left + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        rgb[to + channel] = Math.round(picture.rgba[from + channel]! * alpha + rgb[to + channel]! * (1 - alpha));
      }
    }
  }
}
