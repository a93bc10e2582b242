/** Backdrops: a room or the open air, by day or by night, wider than the stage so that a camera may move before them. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Random } from '../../seeded-random.ts';
import { anyColour, shade } from './colours.ts';
import { stage, type Pen } from './stage.ts';

export interface Place {
  readonly canvas: Canvas;
  readonly indoors: boolean;
  readonly night: boolean;
}

/** As many times as wide and high as the stage. */
export const placeScale = 1.8;

export function place(random: Random, { indoors = random.next() < 0.5, night = random.next() < 0.3 } = {}): Place {
  const width = Math.round(stage.width * placeScale);
  const height = Math.round(stage.height * placeScale);
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (indoors) room(pen, width, height, random);
  else openAir(pen, width, height, random, night);
  if (night) {
    pen.fillStyle = indoors ? 'rgba(8, 8, 24, 0.55)' : 'rgba(4, 6, 22, 0.6)';
    pen.fillRect(0, 0, width, height);
  }
  speckle(pen, width, height, random);
  return { canvas, indoors, night };
}

function room(pen: Pen, width: number, height: number, random: Random): void {
  const wall = anyColour(random, 0.25, 0.72);
  const floor = anyColour(random, 0.35, 0.38);
  const edge = height * (0.62 + random.next() * 0.12);
  pen.fillStyle = gradient(pen, 0, edge, shade(wall, 0.15), shade(wall, -0.12));
  pen.fillRect(0, 0, width, edge);
  pen.fillStyle = gradient(pen, edge, height, shade(floor, -0.15), shade(floor, 0.15));
  pen.fillRect(0, edge, width, height - edge);
  for (let plank = 0; plank < 24; plank++) {
    pen.strokeStyle = shade(floor, -0.3);
    pen.beginPath();
    pen.moveTo((plank / 24) * width, edge);
    pen.lineTo(((plank - 12) * 1.8 + 12) * (width / 24), height);
    pen.stroke();
  }
  for (let picture = 0; picture < 2 + random.next() * 3; picture++) {
    const w = random.between(0.06, 0.16) * width;
    const h = random.between(0.12, 0.25) * height;
    const x = random.next() * (width - w);
    const y = random.between(0.08, 0.4) * height;
    pen.fillStyle = anyColour(random, 0.3, 0.25);
    pen.fillRect(x - 6, y - 6, w + 12, h + 12);
    pen.fillStyle = gradient(pen, y, y + h, anyColour(random, 0.6, 0.6), anyColour(random, 0.6, 0.4));
    pen.fillRect(x, y, w, h);
  }
  const board = random.next() * width * 0.7;
  pen.fillStyle = anyColour(random, 0.4, 0.3);
  pen.fillRect(board, edge - height * 0.2, width * 0.16, height * 0.24);
}

function openAir(pen: Pen, width: number, height: number, random: Random, night: boolean): void {
  const horizon = height * random.between(0.45, 0.65);
  const sky = night ? '#26304f' : random.oneOf(['#86b6e8', '#9cc3ea', '#b9cbd8']);
  const ground = random.oneOf(['#5f8f45', '#7c9a52', '#a08a5e', '#8d8f92']);
  pen.fillStyle = gradient(pen, 0, horizon, shade(sky, -0.15), shade(sky, 0.35));
  pen.fillRect(0, 0, width, horizon);
  pen.fillStyle = gradient(pen, horizon, height, shade(ground, 0.2), shade(ground, -0.2));
  pen.fillRect(0, horizon, width, height - horizon);
  for (let cloud = 0; cloud < 5; cloud++) {
    pen.fillStyle = night ? 'rgba(60, 66, 96, 0.5)' : 'rgba(255, 255, 255, 0.55)';
    const [x, y] = [random.next() * width, random.next() * horizon * 0.7];
    for (let puff = 0; puff < 5; puff++) {
      pen.beginPath();
      pen.ellipse(x + puff * 22, y + random.next() * 12, 30, 16, 0, 0, 7);
      pen.fill();
    }
  }
  for (let tree = 0; tree < 3 + random.next() * 4; tree++) {
    const x = random.next() * width;
    const size = random.between(40, 110);
    pen.fillStyle = '#5a4330';
    pen.fillRect(x - size * 0.07, horizon - size * 0.4, size * 0.14, size * 0.6);
    pen.fillStyle = shade('#3f6b34', random.between(-0.25, 0.25));
    for (let leaf = 0; leaf < 7; leaf++) {
      pen.beginPath();
      pen.arc(x + random.between(-0.35, 0.35) * size, horizon - size * random.between(0.4, 1), size * 0.26, 0, 7);
      pen.fill();
    }
  }
}

/** So that a camera's motion can be seen everywhere. */
function speckle(pen: Pen, width: number, height: number, random: Random): void {
  for (let spot = 0; spot < 1500; spot++) {
    pen.fillStyle = random.next() < 0.5 ? 'rgba(255, 255, 255, 0.09)' : 'rgba(0, 0, 0, 0.1)';
    pen.fillRect(random.next() * width, random.next() * height, random.between(2, 14), random.between(2, 10));
  }
}

function gradient(pen: Pen, from: number, to: number, first: string, last: string) {
  const made = pen.createLinearGradient(0, from, 0, to);
  made.addColorStop(0, first);
  made.addColorStop(1, last);
  return made;
}
