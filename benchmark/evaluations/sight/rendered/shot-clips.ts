/** Films of many shots, of which it is known where each begins and how. */
import { join } from 'node:path';
import type { Shot, ShotTransition } from '../../../../src/sight/shots/shot.ts';
import { seededRandom, type Random } from '../../seeded-random.ts';
import { backdrop, inPlace, look, type View } from './camera.ts';
import { anyColour } from './colours.ts';
import { drawPerson, looks } from './person.ts';
import { place } from './places.ts';
import { film, painted, stage, type Pen, type Scene } from './stage.ts';

export interface ShotClip {
  readonly path: string;
  readonly shots: readonly TrueShot[];
}

/** A shot as it was made. */
export type TrueShot = Omit<Shot, 'camera' | 'movements'>;

interface Planned extends TrueShot {
  readonly scene: Scene;
  /** Of the transition into this shot; 0 for a cut. */
  readonly lastsSeconds: number;
}

/** @param number also the seed: another number is another film */
export async function makeShotClip(folder: string, number: number): Promise<ShotClip> {
  const random = seededRandom(`shots ${number}`);
  const shots = planShots(random, 12);
  const path = join(folder, `shots-${number}.mp4`);
  const flashes = Array.from({ length: 3 }, () => random.between(1, shots.at(-1)!.endSeconds - 1));
  await film(path, shots.at(-1)!.endSeconds, (pen, seconds) => {
    paintAt(pen, seconds, shots);
    if (flashes.some((flash) => seconds >= flash && seconds < flash + 0.09)) {
      pen.resetTransform();
      pen.globalAlpha = 0.75;
      pen.fillStyle = '#ffffff';
      pen.fillRect(0, 0, stage.width, stage.height);
      pen.globalAlpha = 1;
    }
  });
  return {
    path,
    shots: shots.map(({ startSeconds, endSeconds, transition }) => ({ startSeconds, endSeconds, transition })),
  };
}

function planShots(random: Random, count: number): Planned[] {
  const shots: Planned[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const lasts = random.between(1.2, 5);
    const transition: ShotTransition = i === 0 ? 'START' : random.oneOf(['CUT', 'CUT', 'CUT', 'DISSOLVE', 'FADE']);
    const lastsSeconds = transition === 'CUT' || i === 0 ? 0 : random.between(0.4, 1.1);
    // Some cuts stay in one place, as from one speaker to the other.
    shots.push({
      startSeconds: at,
      endSeconds: at + lasts,
      transition,
      lastsSeconds,
      scene: scene(random),
    });
    at += lasts;
  }
  return shots;
}

function scene(random: Random): Scene {
  const where = place(random);
  const moves = random.oneOf(['still', 'still', 'pan', 'fast pan', 'zoom', 'shake'] as const);
  const towards = random.oneOf([-1, 1]);
  const begin = random.between(-0.5, 0.5);
  const people = Array.from({ length: Math.floor(random.next() * 3) }, (_, i) => ({
    x: random.between(80, 560),
    look: random.oneOf(looks),
    height: random.between(180, 320),
    walks: random.between(-40, 40),
    phase: random.next() * 6 + i,
  }));
  const ball = { colour: anyColour(random, 0.8, 0.5), size: random.between(15, 60), fast: random.between(60, 420) };
  const dims = random.next() < 0.25;
  return (pen, seconds) => {
    const view = viewOf(moves, seconds, towards, begin);
    look(pen, view);
    backdrop(pen, where);
    for (const { x, look: clothes, height, walks, phase } of people) {
      const swing = Math.sin(seconds * 5 + phase) * 0.4;
      const feet = inPlace(x + walks * seconds, 352);
      drawPerson(
        pen,
        feet,
        height,
        {
          leftUpperArm: swing,
          rightUpperArm: -swing,
          leftThigh: -swing * 0.6,
          rightThigh: swing * 0.6,
          mouth: Math.abs(Math.sin(seconds * 9)),
        },
        clothes,
      );
    }
    const at = inPlace(((seconds * ball.fast) % 900) - 120, 250 - Math.abs(Math.sin(seconds * 3)) * 140);
    pen.fillStyle = ball.colour;
    pen.beginPath();
    pen.arc(at.x, at.y, ball.size, 0, 7);
    pen.fill();
    if (dims && seconds > 1) darken(pen, Math.min(0.5, (seconds - 1) * 1.2));
  };
}

function viewOf(moves: string, seconds: number, towards: number, begin: number): View {
  switch (moves) {
    case 'pan':
      return { x: begin + towards * 0.12 * seconds, y: 0, zoom: 1 };
    case 'fast pan':
      return { x: Math.max(-1, Math.min(1, begin + towards * 1.1 * Math.max(0, seconds - 0.5))), y: 0, zoom: 1 };
    case 'zoom':
      return { x: begin, y: 0, zoom: Math.min(2.2, 1 + 0.25 * seconds) };
    case 'shake':
      return { x: begin + 0.03 * Math.sin(seconds * 11), y: 0.03 * Math.cos(seconds * 13), zoom: 1 };
    default:
      return { x: begin, y: 0, zoom: 1 };
  }
}

/** A lamp goes out: the same shot in another light. */
function darken(pen: Pen, share: number): void {
  pen.resetTransform();
  pen.globalAlpha = share;
  pen.fillStyle = '#000000';
  pen.fillRect(0, 0, stage.width, stage.height);
  pen.globalAlpha = 1;
}

function paintAt(pen: Pen, seconds: number, shots: readonly Planned[]): void {
  const index = shots.findLastIndex(({ startSeconds }) => startSeconds <= seconds);
  const shot = shots[index]!;
  const next = shots[index + 1];
  const own = (each: Planned) => (p: Pen, t: number) => each.scene(p, t - each.startSeconds + each.lastsSeconds / 2);
  const into = shot.lastsSeconds > 0 ? (seconds - shot.startSeconds) / shot.lastsSeconds + 0.5 : 1;
  const outOf = next && next.lastsSeconds > 0 ? (seconds - next.startSeconds) / next.lastsSeconds + 0.5 : 0;
  if (into < 1 && index > 0) return mix(pen, own(shots[index - 1]!), own(shot), seconds, into, shot.transition);
  if (outOf > 0 && next) return mix(pen, own(shot), own(next), seconds, outOf, next.transition);
  own(shot)(pen, seconds);
}

/** @param share of the second, 0 to 1 */
function mix(pen: Pen, first: Scene, second: Scene, seconds: number, share: number, how: ShotTransition): void {
  if (how === 'FADE') {
    (share < 0.5 ? first : second)(pen, seconds);
    darken(pen, 1 - Math.abs(share - 0.5) * 2);
    return;
  }
  first(pen, seconds);
  const over = painted(second, seconds);
  pen.resetTransform();
  pen.globalAlpha = share;
  pen.drawImage(over, 0, 0);
  pen.globalAlpha = 1;
}
