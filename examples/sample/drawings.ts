/** Eight things to point at, each of a few filled shapes. Distinct in colour and outline, as in a picture book. */

import { emptyPicture, fillPolygon, type Colour, type Picture, type Point } from './canvas.ts';
import { ellipse, rectangle, starOutline } from './shapes.ts';
import type { Box } from './truth.ts';

type Layer = readonly [colour: Colour, outline: readonly Point[]];

const black: Colour = [30, 30, 35];
const white: Colour = [250, 250, 245];

export const drawings = {
  sun: [
    [[245, 150, 20], starOutline(0.5, 0.5, 0.49, 0.33, 12)],
    [[255, 214, 40], ellipse(0.5, 0.5, 0.6)],
    [black, ellipse(0.4, 0.45, 0.06, 0.09)],
    [black, ellipse(0.6, 0.45, 0.06, 0.09)],
    [[205, 90, 20], ellipse(0.5, 0.56, 0.26, 0.2, 0, 0.5)],
  ],
  fish: [
    [
      [20, 90, 190],
      [
        [0.68, 0.5],
        [0.98, 0.24],
        [0.92, 0.5],
        [0.98, 0.76],
      ],
    ],
    [
      [20, 90, 190],
      [
        [0.34, 0.34],
        [0.52, 0.14],
        [0.66, 0.36],
      ],
    ],
    [[50, 150, 235], ellipse(0.4, 0.5, 0.76, 0.44)],
    [[150, 215, 250], ellipse(0.42, 0.6, 0.5, 0.18)],
    [white, ellipse(0.2, 0.44, 0.12)],
    [black, ellipse(0.19, 0.44, 0.06)],
    [
      [20, 90, 190],
      [
        [0.42, 0.46],
        [0.56, 0.42],
        [0.56, 0.58],
      ],
    ],
  ],
  house: [
    [[235, 215, 180], rectangle(0.14, 0.44, 0.72, 0.52)],
    [
      [200, 45, 40],
      [
        [0.5, 0.04],
        [0.98, 0.46],
        [0.02, 0.46],
      ],
    ],
    [[115, 65, 40], rectangle(0.42, 0.64, 0.18, 0.32)],
    [[130, 195, 235], rectangle(0.2, 0.56, 0.15, 0.16)],
    [[130, 195, 235], rectangle(0.67, 0.56, 0.15, 0.16)],
    [[150, 50, 45], rectangle(0.7, 0.1, 0.1, 0.16)],
  ],
  tree: [
    [[120, 75, 40], rectangle(0.43, 0.58, 0.14, 0.4)],
    [[30, 120, 50], ellipse(0.3, 0.48, 0.46)],
    [[30, 120, 50], ellipse(0.7, 0.48, 0.46)],
    [[45, 150, 65], ellipse(0.5, 0.3, 0.56)],
    [[215, 40, 50], ellipse(0.4, 0.3, 0.09)],
    [[215, 40, 50], ellipse(0.62, 0.42, 0.09)],
    [[215, 40, 50], ellipse(0.28, 0.5, 0.09)],
  ],
  cup: [
    [[120, 50, 150], ellipse(0.76, 0.52, 0.42, 0.44)],
    [white, ellipse(0.76, 0.52, 0.24, 0.26)],
    [
      [150, 75, 185],
      [
        [0.08, 0.2],
        [0.76, 0.2],
        [0.66, 0.92],
        [0.18, 0.92],
      ],
    ],
    [[190, 130, 215], ellipse(0.42, 0.2, 0.68, 0.16)],
    [[85, 50, 30], ellipse(0.42, 0.2, 0.56, 0.1)],
    [[225, 190, 240], rectangle(0.14, 0.46, 0.54, 0.1)],
  ],
  star: [
    [[190, 20, 110], starOutline(0.5, 0.53, 0.5, 0.22, 5)],
    [[245, 70, 160], starOutline(0.5, 0.53, 0.41, 0.18, 5)],
    [[255, 170, 210], ellipse(0.5, 0.53, 0.16)],
  ],
  ball: [
    [[255, 200, 40], ellipse(0.5, 0.5, 0.92)],
    [
      [225, 60, 45],
      [...ellipse(0.5, 0.5, 0.92, 0.92, 0.5, 0.75), [0.5, 0.5]],
    ],
    [
      [225, 60, 45],
      [...ellipse(0.5, 0.5, 0.92, 0.92, 0, 0.25), [0.5, 0.5]],
    ],
    [
      [30, 70, 160],
      [...ellipse(0.5, 0.5, 0.92, 0.92, 0.25, 0.5), [0.5, 0.5]],
    ],
    [white, ellipse(0.5, 0.5, 0.22)],
  ],
  boat: [
    [
      [110, 60, 30],
      [
        [0.04, 0.68],
        [0.96, 0.68],
        [0.78, 0.94],
        [0.2, 0.94],
      ],
    ],
    [[70, 40, 25], rectangle(0.47, 0.06, 0.05, 0.62)],
    [
      [20, 165, 150],
      [
        [0.54, 0.1],
        [0.92, 0.6],
        [0.54, 0.6],
      ],
    ],
    [
      [130, 220, 205],
      [
        [0.45, 0.18],
        [0.45, 0.6],
        [0.12, 0.6],
      ],
    ],
    [[235, 180, 60], rectangle(0.12, 0.74, 0.76, 0.05)],
  ],
} satisfies Record<string, readonly Layer[]>;

export type Drawing = keyof typeof drawings;

/** @param side width and height of the square picture, in pixels */
export function draw(name: Drawing, side: number): Picture {
  const picture = emptyPicture(side, side);
  for (const [colour, outline] of drawings[name] as readonly Layer[]) {
    fillPolygon(
      picture,
      outline.map(([x, y]): Point => [x * side, y * side]),
      colour,
    );
  }
  return picture;
}

/** The smallest box around the drawing, as shares of its canvas: x, y, width, height. */
export function extent(name: Drawing): Box {
  const points = (drawings[name] as readonly Layer[]).flatMap(([, outline]) => outline);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}
