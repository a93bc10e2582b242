import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { openMedia } from '../../../../src/media/open-media.ts';
import { HandPoints } from '../../../../src/sight/hands/hand-landmarks.ts';
import { handForm } from '../../../../src/sight/hands/hand-openness.ts';
import { squareOfPoints } from '../../../../src/sight/hands/hand-squares.ts';
import type { Picture } from '../../../../src/sight/pictures/picture.ts';
import type { Point } from './person.ts';
import type { Pen } from './stage.ts';

/** A photographed right hand without its backdrop. */
export interface CutOutHand {
  readonly canvas: Canvas;
  /** Pixels of the canvas. */
  readonly wrist: Point;
  /** From the wrist to the root of the middle finger: how far it is, pixels, and where it points, radians from straight up. */
  readonly palm: number;
  readonly angle: number;
  /** As it is measured in the photograph. */
  readonly openness: number;
}

/** Of the palm, below the wrist: the rest of the arm is not the hand's. */
const sleeve = 0.5;
/** Where the hand of the film is at first. */
const firstSquare = { x: 0.52, y: 0.47, side: 0.65, angle: 0 } as const;

/** @param path of a film of one hand before a light blue backdrop, upright all the time; @returns about twelve a second */
export async function cutOutHands(path: string): Promise<readonly CutOutHand[]> {
  const network = await HandPoints.load();
  const hands: CutOutHand[] = [];
  for await (const { width, height, rgb } of (await openMedia(path)).frames({ ratePerSecond: 12, longSide: 1080 })) {
    const picture = { width, height, pixels: rgb };
    const first = {
      ...firstSquare,
      x: firstSquare.x * width,
      y: firstSquare.y * height,
      side: firstSquare.side * width,
    };
    const { points } = await network.measure(picture, first);
    const { points: better, shape } = await network.measure(picture, squareOfPoints(points));
    const [x, y, toX, toY] = [better[0]!, better[1]!, better[18]!, better[19]!];
    const palm = Math.hypot(toX - x, toY - y);
    hands.push({
      canvas: withoutBackdrop(picture, y + sleeve * palm),
      wrist: { x, y },
      palm,
      angle: Math.atan2(toX - x, y - toY),
      openness: handForm(shape).openness,
    });
  }
  return hands;
}

/** Skin is redder than blue. */
function withoutBackdrop({ width, height, pixels }: Picture, bottom: number): Canvas {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  const data = pen.createImageData(width, height);
  for (let cell = 0; cell < width * Math.min(height, Math.floor(bottom)); cell++) {
    const [red, green, blue] = pixels.subarray(cell * 3, cell * 3 + 3) as unknown as [number, number, number];
    const alpha = Math.max(0, Math.min(255, (red - blue + 5) * 12));
    data.data.set([red, green, blue, alpha], cell * 4);
  }
  pen.putImageData(data, 0, 0);
  return canvas;
}

/** @param angle where it points, radians from straight up; @param palm in the pen's pixels */
export function drawHand(
  pen: Pen,
  hand: CutOutHand,
  { wrist, palm, angle, isLeft }: { wrist: Point; palm: number; angle: number; isLeft: boolean },
): void {
  const scale = palm / hand.palm;
  pen.save();
  pen.translate(wrist.x, wrist.y);
  pen.rotate(angle);
  pen.scale(isLeft ? -scale : scale, scale);
  pen.rotate(-hand.angle);
  pen.drawImage(hand.canvas, -hand.wrist.x, -hand.wrist.y);
  pen.restore();
}
