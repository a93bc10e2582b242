/** Outlines for the drawings, in a unit square with y downwards. */

import type { Point } from './canvas.ts';

/** An ellipse, or the arc of one from `from` to `to` in turns, clockwise from the right. */
export function ellipse(x: number, y: number, width: number, height = width, from = 0, to = 1): Point[] {
  const steps = 48;
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = 2 * Math.PI * (from + ((to - from) * step) / steps);
    return [x + (Math.cos(angle) * width) / 2, y + (Math.sin(angle) * height) / 2];
  });
}

export function rectangle(left: number, top: number, width: number, height: number): Point[] {
  return [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
}

/** Corners alternate between the two radii; `corners` outer ones, the first straight up. */
export function starOutline(x: number, y: number, outer: number, inner: number, corners: number): Point[] {
  return Array.from({ length: corners * 2 }, (_, index): Point => {
    const radius = index % 2 === 0 ? outer : inner;
    const angle = (Math.PI * index) / corners - Math.PI / 2;
    return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
  });
}
