import { boxAt, meanBox } from '../objects/path.ts';
import { boxArea, type Box } from '../pictures/picture.ts';
import type { Deed } from './action.ts';
import { middleOf, type OwnWay } from './own-way.ts';
import { isLimb } from './whose-movement.ts';

/** So near to the picture's edge something is cut off by it: cells of the flow are as large. */
const atEdge = 0.03;
/** What comes in moves at least so far, shares of the picture; what only grows at the edge is part of something. */
const leastWay = 0.1;
const leastArea = 0.004;
/** Of what is usually in view of it, at the edge. */
const mostInView = 0.75;
/** A moment is told with so much time around it. */
const aroundSeconds = 0.4;
/** Where a shot begins or ends everything comes and goes. */
const fromBoundary = 0.15;

/** Things and people that come into the picture by its edges, or leave it there, by their own motion. */
export function comingsAndGoings(ways: readonly OwnWay[]): readonly Deed[] {
  return ways.flatMap((way) => [...crossing(way, 'appear'), ...crossing(way, 'leave')]);
}

function crossing({ movement, shot, boxes, mover }: OwnWay, label: 'appear' | 'leave'): Deed[] {
  const { startSeconds, endSeconds, path } = movement;
  // Told as a coming; a going is one that runs backwards.
  const inOrder = label === 'appear' ? boxes : boxes.toReversed();
  const [first, last] = [inOrder[0]!, inOrder.at(-1)!];
  if (label === 'appear' ? startSeconds < shot.startSeconds + fromBoundary : endSeconds > shot.endSeconds - 0.02)
    return [];
  const outermost = boxAt(path, label === 'appear' ? startSeconds : endSeconds);
  const edge = edgeOf(outermost);
  if (edge === undefined || !isCutOff(outermost, boxes, edge)) return [];
  const inward = { left: [1, 0], right: [-1, 0], top: [0, 1], bottom: [0, -1] }[edge] as [number, number];
  const [from, to] = [middleOf(first), middleOf(last)];
  const way = (to.x - from.x) * inward[0] + (to.y - from.y) * inward[1];
  const largest = Math.max(...boxes.map(boxArea));
  if (way < leastWay || largest < leastArea) return [];
  // An arm stretched in from the edge is not somebody who comes.
  if (isLimb(mover)) return [];
  const inside = boxes.filter((box) => edgeOf(box) !== edge).length;
  const crossed = label === 'appear' ? startSeconds : endSeconds;
  const [start, end] = [Math.max(0, crossed - aroundSeconds / 2), crossed + aroundSeconds];
  const [begin, finish] = label === 'appear' ? [start, end] : [crossed - aroundSeconds, crossed + aroundSeconds / 2];
  return [
    {
      label,
      startSeconds: Math.max(shot.startSeconds, begin),
      endSeconds: Math.min(shot.endSeconds, finish),
      confidence: Math.min(0.95, 0.5 + 0.3 * Math.min(1, inside / 4) + 0.15 * Math.min(1, way / 0.3)),
      box: meanBox(path, Math.max(startSeconds, begin), Math.min(endSeconds, finish)),
      ...(mover && { actor: mover.who }),
    },
  ];
}

/** What is half out of view is narrower than it is when all of it can be seen. */
function isCutOff(outermost: Box, boxes: readonly Box[], edge: 'left' | 'right' | 'top' | 'bottom'): boolean {
  const side = edge === 'left' || edge === 'right' ? 2 : 3;
  const usual = boxes.map((box) => box[side]).sort((a, b) => a - b)[boxes.length >> 1]!;
  return outermost[side] <= mostInView * usual;
}

function edgeOf([x, y, width, height]: Box): 'left' | 'right' | 'top' | 'bottom' | undefined {
  // What spans the picture's height touches its upper and its lower edge and comes by neither.
  if (x < atEdge && x + width < 1 - atEdge) return 'left';
  if (x + width > 1 - atEdge && x > atEdge) return 'right';
  if (y < atEdge && y + height < 0.6) return 'top';
  if (y + height > 1 - atEdge && y > 0.6) return 'bottom';
  return undefined;
}
