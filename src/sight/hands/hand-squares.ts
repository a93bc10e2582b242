import type { TurnedSquare } from '../pictures/crop-turned.ts';
import type { Box, Picture } from '../pictures/picture.ts';
import { fingerPoints, handPointCount, wrist } from './hand-points.ts';

/** The palm and the first joints of the fingers, which stay where they are when fingers move. */
const steady = [0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18] as const;
/** Of the size of what is steady, around it; and how far the middle lies towards the fingers. Both as MediaPipe has them. */
const pointsRoom = 2;
const pointsShift = 0.1;
/** Of a detected box's longer side. */
const boxRoom = 1.6;
/** Ways in which a hand may point where nothing tells: up first, since most do. */
const turns = [0, Math.PI / 2, -Math.PI / 2, Math.PI] as const;

/** Where to look for a hand's points in the next frame. @param points shape (21, 2), pixels */
export function squareOfPoints(points: Float32Array): TurnedSquare {
  const at = (point: number): readonly [number, number] => [points[point * 2]!, points[point * 2 + 1]!];
  const [fromX, fromY] = at(wrist);
  const [index, middle, ring] = [at(fingerPoints.index[1]), at(fingerPoints.middle[1]), at(fingerPoints.ring[1])];
  const toX = ((index[0] + ring[0]) / 2 + middle[0]) / 2;
  const toY = ((index[1] + ring[1]) / 2 + middle[1]) / 2;
  const angle = angleOf(toX - fromX, toY - fromY);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const point of steady) {
    const [x, y] = at(point);
    const [u, v] = [x * cos + y * sin, y * cos - x * sin];
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const u = (left + right) / 2;
  const v = (top + bottom) / 2 - pointsShift * (bottom - top);
  const side = Math.max(8, pointsRoom * Math.max(right - left, bottom - top));
  return { x: u * cos - v * sin, y: u * sin + v * cos, side, angle };
}

/** Where the points of a hand may be that was found as a box, one square a way in which it may point. */
export function squaresOfBox({ width, height }: Picture, box: Box): readonly TurnedSquare[] {
  const x = (box[0] + box[2] / 2) * width;
  const y = (box[1] + box[3] / 2) * height;
  const side = Math.max(8, boxRoom * Math.max(box[2] * width, box[3] * height));
  return turns.map((angle) => ({ x, y, side, angle }));
}

/** How a square is turned in which something that points to (x, y) points up. */
export function angleOf(x: number, y: number): number {
  return Math.atan2(x, -y);
}

/** @param points shape (21, 2), pixels; @returns around all of them, shares of the picture */
export function boxOfPoints({ width, height }: Picture, points: Float32Array): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let point = 0; point < handPointCount; point++) {
    left = Math.min(left, points[point * 2]!);
    right = Math.max(right, points[point * 2]!);
    top = Math.min(top, points[point * 2 + 1]!);
    bottom = Math.max(bottom, points[point * 2 + 1]!);
  }
  return [left / width, top / height, (right - left) / width, (bottom - top) / height];
}
