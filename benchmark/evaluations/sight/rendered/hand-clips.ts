/** Films of photographed hands, on drawn people or alone, of which it is known where they are. */
import { createCanvas } from '@napi-rs/canvas';
import type { MediaFile } from '../../../../src/media/media.ts';
import type { HandSide } from '../../../../src/sight/hands/hand.ts';
import type { Picture } from '../../../../src/sight/pictures/picture.ts';
import { videoOf } from '../../../../test/sight/drawn-pictures.ts';
import { seededRandom, type Random } from '../../seeded-random.ts';
import { drawHand, type CutOutHand } from './cut-out-hands.ts';
import { drawPerson, looks, type Point } from './person.ts';
import type { Pen } from './stage.ts';

export const handFilm = { width: 640, height: 360, ratePerSecond: 12, seconds: 4 } as const;
const { width, height, ratePerSecond, seconds } = handFilm;
/** Of a person's height: from the wrist to the root of the middle finger. */
export const palmByHeight = 0.055;

export interface TrueHand {
  readonly side: HandSide;
  /** One a frame. */
  readonly places: TruePlace[];
}

export interface TruePlace {
  /** Pixels. */
  readonly wrist: Point;
  readonly palm: number;
  readonly openness: number;
  /** The wrist and the roots of the fingers are. */
  readonly isInView: boolean;
}

/** A film and what is true of it. */
export interface HandClip {
  readonly media: MediaFile;
  readonly hands: readonly TrueHand[];
}

/** Somebody who moves both arms. */
export function personFilm(cut: readonly CutOutHand[], personHeight: number, seed: number): HandClip {
  const random = seededRandom(`person ${personHeight} ${seed}`);
  const feet = { x: width / 2 + random.between(-40, 40), y: personHeight <= height ? height - 15 : personHeight + 20 };
  const look = random.oneOf(looks);
  const palm = personHeight * palmByHeight;
  const [first, right, left] = [Math.floor(random.between(0, cut.length)), way(random, -1), way(random, 1)];
  const hands: readonly TrueHand[] = [
    { side: 'RIGHT', places: [] },
    { side: 'LEFT', places: [] },
  ];
  const media = filmOf(seed, (pen, frame) => {
    const pose = { right: right(frame / ratePerSecond), left: left(frame / ratePerSecond) };
    const body = drawPerson(
      pen,
      feet,
      personHeight,
      {
        rightUpperArm: pose.right.upper,
        rightForearm: pose.right.fore,
        leftUpperArm: pose.left.upper,
        leftForearm: pose.left.fore,
      },
      look,
    );
    for (const [i, hand] of hands.entries()) {
      const { fore } = i === 0 ? pose.right : pose.left;
      const end = i === 0 ? body.rightHand : body.leftHand;
      const back = (0.3 * personHeight) / 8;
      const wrist = { x: end.x - Math.sin(fore) * back, y: end.y - Math.cos(fore) * back };
      const shown = cut[(first + frame + i * 40) % cut.length]!;
      hand.places.push(shownAt(pen, shown, { wrist, palm, angle: Math.PI - fore, isLeft: i === 1 }));
    }
  });
  return { media, hands };
}

/** One hand, right or left, that points somewhere. */
export function closeUp(cut: readonly CutOutHand[], palm: number, seed: number): HandClip {
  const random = seededRandom(`close-up ${palm} ${seed}`);
  const angle = (seed / 8) * 2 * Math.PI;
  const isLeft = random.next() < 0.5;
  const first = Math.floor(random.between(0, cut.length));
  const from = { x: width * random.between(0.35, 0.65), y: height * random.between(0.4, 0.6) };
  const hand: TrueHand = { side: isLeft ? 'LEFT' : 'RIGHT', places: [] };
  const media = filmOf(seed, (pen, frame) => {
    const wrist = { x: from.x + 40 * Math.sin(frame / 8), y: from.y + 20 * Math.sin(frame / 5) };
    const shown = cut[(first + frame) % cut.length]!;
    hand.places.push(shownAt(pen, shown, { wrist, palm, angle, isLeft }));
  });
  return { media, hands: [hand] };
}

function shownAt(pen: Pen, hand: CutOutHand, at: Parameters<typeof drawHand>[2]): TruePlace {
  drawHand(pen, hand, at);
  const { wrist, palm, angle } = at;
  const roots = { x: wrist.x + palm * Math.sin(angle), y: wrist.y - palm * Math.cos(angle) };
  const isInView = [wrist, roots].every(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
  return { wrist, palm, openness: hand.openness, isInView };
}

/** Of an arm: to another pose every second. @param sign the picture's side on which it is */
function way(random: Random, sign: 1 | -1): (time: number) => { upper: number; fore: number } {
  const poses = Array.from({ length: seconds + 2 }, () => ({
    upper: sign * random.between(0.2, 1.4),
    fore: sign * random.between(0.3, 3),
  }));
  return (time) => {
    const [from, to] = [poses[Math.floor(time)]!, poses[Math.floor(time) + 1]!];
    const share = (1 - Math.cos((time % 1) * Math.PI)) / 2;
    return { upper: from.upper + share * (to.upper - from.upper), fore: from.fore + share * (to.fore - from.fore) };
  };
}

function filmOf(seed: number, paint: (pen: Pen, frame: number) => void): MediaFile {
  const pen = createCanvas(width, height).getContext('2d');
  const backdrops = ['#a9b3b8', '#6f7c6a', '#d8d2c4', '#3f4a5a'];
  const pictures = Array.from({ length: seconds * ratePerSecond }, (_, frame): Picture => {
    pen.fillStyle = backdrops[seed % backdrops.length]!;
    pen.fillRect(0, 0, width, height);
    paint(pen, frame);
    const { data } = pen.getImageData(0, 0, width, height);
    const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!);
    return { width, height, pixels };
  });
  return videoOf(pictures, ratePerSecond);
}
