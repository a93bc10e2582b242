import type { Box } from '../../sight/pictures/picture.ts';

/** Shares of the picture's width: what has its middle between them is in the middle. */
const [leftEnd, rightStart] = [0.38, 0.62];
/** Of its height: small things above and below them are at the top and at the bottom. */
const [topEnd, bottomStart] = [0.28, 0.78];
const smallArea = 0.06;
const closeUp = 0.7;

export type Side = 'left' | 'middle' | 'right';

export function sideOf([x, , width]: Box): Side {
  const middle = x + width / 2;
  return middle < leftEnd ? 'left' : middle > rightStart ? 'right' : 'middle';
}

/** Where something is, as a viewer sees it: `on the left`, `in the middle`, `at the top right`. */
export function placeInWords(box: Box): string {
  const [, y, width, height] = box;
  const side = sideOf(box);
  const middle = y + height / 2;
  const isSmall = width * height < smallArea;
  const level = isSmall && middle < topEnd ? 'top' : isSmall && middle > bottomStart ? 'bottom' : undefined;
  if (level !== undefined) return side === 'middle' ? `at the ${level}` : `at the ${level} ${side}`;
  return side === 'middle' ? 'in the middle' : `on the ${side}`;
}

/** What is far away when it looks small, and no small thing. */
const large = new Set([
  ...['person', 'bicycle', 'car', 'motorcycle', 'airplane', 'bus', 'train', 'truck', 'boat', 'horse', 'sheep', 'cow'],
  ...['elephant', 'bear', 'zebra', 'giraffe', 'traffic light', 'bench'],
]);
const farHeight = 0.16;

/** How near something is, where its size tells. */
export function nearness(label: string | null, [, , width, height]: Box): 'close up' | 'in the distance' | undefined {
  if (width > closeUp && height > closeUp) return 'close up';
  if (label !== null && large.has(label) && height < farHeight) return 'in the distance';
  return undefined;
}
