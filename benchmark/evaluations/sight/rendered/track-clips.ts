/** Films in which things come, go, cross and rest, of which it is known where each is at any time. */
import { join } from 'node:path';
import type { Box } from '../../../../src/sight/pictures/picture.ts';
import { seededRandom, type Random } from '../../seeded-random.ts';
import { backdrop, inPlace, look, still, type View } from './camera.ts';
import { anyColour, shade } from './colours.ts';
import { drawPerson, looks, type Looks, type Point } from './person.ts';
import { place } from './places.ts';
import { film, stage, type Pen } from './stage.ts';

export interface TrackClip {
  readonly path: string;
  readonly seconds: number;
  readonly things: readonly TrueThing[];
}

export interface TrueThing {
  readonly name: string;
  /** A few times a second; left out where less than a third of it is in view. */
  readonly places: readonly { readonly timeSeconds: number; readonly box: Box }[];
}

/** How often places are told. */
export const placesPerSecond = 4;

interface Actor {
  readonly name: string;
  /** Half of its width and of its height, pixels. */
  readonly size: Point;
  readonly at: (seconds: number) => Point;
  readonly paint: (pen: Pen, at: Point, seconds: number) => void;
}

/** @param number also the seed: another number is another film */
export async function makeTrackClip(folder: string, number: number): Promise<TrackClip> {
  const random = seededRandom(`tracks ${number}`);
  const seconds = 8;
  const where = place(random, { night: false });
  const actors = Array.from({ length: 2 + Math.floor(random.next() * 3) }, (_, i) => actorOf(random, i));
  const pans = random.next() < 0.3 ? random.between(-0.12, 0.12) : 0;
  const viewAt = (time: number): View => ({ ...still, x: pans * (time - seconds / 2) });
  const path = join(folder, `tracks-${number}.mp4`);
  await film(path, seconds, (pen, time) => {
    look(pen, viewAt(time));
    backdrop(pen, where);
    for (const actor of actors) actor.paint(pen, inPlace(actor.at(time).x, actor.at(time).y), time);
  });
  return { path, seconds, things: actors.map((actor) => thingOf(actor, seconds, viewAt)) };
}

function thingOf({ name, size, at }: Actor, seconds: number, viewAt: (time: number) => View): TrueThing {
  const places: { timeSeconds: number; box: Box }[] = [];
  for (let i = 0; i < seconds * placesPerSecond; i++) {
    const timeSeconds = i / placesPerSecond;
    const view = viewAt(timeSeconds);
    // As `look` moves the picture: the free room to both sides, by the share that the camera has gone.
    const shift = view.x * ((stage.width * 0.8) / 2);
    const middle = at(timeSeconds);
    const box: Box = [
      (middle.x - size.x - shift) / stage.width,
      (middle.y - size.y) / stage.height,
      (2 * size.x) / stage.width,
      (2 * size.y) / stage.height,
    ];
    const wide = Math.min(1, box[0] + box[2]) - Math.max(0, box[0]);
    const high = Math.min(1, box[1] + box[3]) - Math.max(0, box[1]);
    if (wide > 0 && high > 0 && wide * high >= box[2] * box[3] * 0.34) places.push({ timeSeconds, box });
  }
  return { name, places };
}

function actorOf(random: Random, i: number): Actor {
  const kind = random.oneOf(['ball', 'box', 'person', 'star'] as const);
  const name = `${kind} ${i}`;
  const lane = 110 + i * 55 + random.between(-15, 15);
  if (kind === 'person') return walker(name, random, random.oneOf(looks));
  const half = random.between(22, 44);
  const colour = anyColour(random, 0.75, random.between(0.35, 0.65));
  const at = wayOf(random, lane);
  return { name, size: { x: half, y: half }, at, paint: painterOf(kind, half, colour, anyColour(random, 0.7, 0.3)) };
}

/** Crosses, comes and stops, or hangs about. */
function wayOf(random: Random, lane: number): (seconds: number) => Point {
  const speed = random.between(60, 190) * random.oneOf([-1, 1]);
  const start = speed > 0 ? random.between(-120, 200) : random.between(440, 760);
  const stops = random.next() < 0.4 ? random.between(2, 5) : Infinity;
  const sway = random.between(0, 18);
  return (seconds) => {
    const time = Math.min(seconds, stops);
    return { x: start + speed * time, y: lane + sway * Math.sin(time * 2) };
  };
}

function walker(name: string, random: Random, clothes: Looks): Actor {
  const height = random.between(190, 270);
  const speed = random.between(25, 70) * random.oneOf([-1, 1]);
  const start = speed > 0 ? random.between(20, 250) : random.between(390, 620);
  const phase = random.next() * 6;
  return {
    name,
    size: { x: height * 0.15, y: height / 2 },
    at: (seconds) => ({ x: start + speed * seconds, y: 345 - height / 2 }),
    paint: (pen, at, seconds) => {
      const swing = Math.sin(seconds * 5 + phase) * 0.4;
      const pose = { leftUpperArm: swing, rightUpperArm: -swing, leftThigh: -swing * 0.6, rightThigh: swing * 0.6 };
      drawPerson(pen, { x: at.x, y: at.y + height / 2 }, height, pose, clothes);
    },
  };
}

function painterOf(kind: 'ball' | 'box' | 'star', half: number, colour: string, other: string) {
  return (pen: Pen, at: Point): void => {
    const light = pen.createRadialGradient(at.x - half / 3, at.y - half / 3, half / 8, at.x, at.y, half * 1.3);
    light.addColorStop(0, shade(colour, 0.4));
    light.addColorStop(1, shade(colour, -0.25));
    pen.fillStyle = light;
    pen.beginPath();
    if (kind === 'ball') pen.arc(at.x, at.y, half, 0, 7);
    else if (kind === 'box') pen.rect(at.x - half, at.y - half, 2 * half, 2 * half);
    else {
      for (let point = 0; point < 10; point++) {
        const reach = point % 2 ? half * 0.45 : half;
        const angle = (point / 10) * 2 * Math.PI - Math.PI / 2;
        pen.lineTo(at.x + Math.cos(angle) * reach, at.y + Math.sin(angle) * reach);
      }
    }
    pen.fill();
    pen.fillStyle = other;
    if (kind === 'box') pen.fillRect(at.x - half, at.y - half / 6, 2 * half, half / 3);
    if (kind === 'ball') pen.fillRect(at.x - half * 0.7, at.y - half / 8, 1.4 * half, half / 4);
  };
}
