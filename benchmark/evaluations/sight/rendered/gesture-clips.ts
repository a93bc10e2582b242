/** Films of one or two people who gesture, of which it is known when each gesture begins and ends. */
import { join } from 'node:path';
import type { ActionLabel } from '../../../../src/sight/actions/action.ts';
import { seededRandom, type Random } from '../../seeded-random.ts';
import { backdrop, inPlace, look, still, type View } from './camera.ts';
import { drawPerson, looks, type Pose } from './person.ts';
import { place } from './places.ts';
import { film, type Scene } from './stage.ts';

export interface TrueAction {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: ActionLabel;
  /** Counts the people from the left. */
  readonly who: number;
}

export interface ActionClip {
  readonly path: string;
  readonly actions: readonly TrueAction[];
}

/** What people do besides, which is no gesture: 'speak', 'turn away', 'scratch', 'look down', 'swing arms'. */
const others = ['speak', 'turn', 'scratch', 'look down', 'swing'] as const;
type Other = (typeof others)[number];

const gestures = ['nod', 'shake head', 'wave', 'point'] as const satisfies readonly ActionLabel[];
type Gesture = (typeof gestures)[number];

interface Part {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly does: Gesture | Other;
  readonly side: 1 | -1;
  readonly rate: number;
  readonly size: number;
}

/** @param number also the seed: another number is another film */
export async function makeGestureClip(folder: string, number: number): Promise<ActionClip> {
  const random = seededRandom(`gestures ${number}`);
  const people = random.next() < 0.5 ? 1 : 2;
  const plans = Array.from({ length: people }, () => planOf(random));
  const seconds = Math.max(...plans.map((parts) => parts.at(-1)!.endSeconds)) + 0.6;
  const path = join(folder, `gestures-${number}.mp4`);
  const scene = sceneOf(plans, random);
  await film(path, seconds, scene);
  const actions = plans.flatMap((parts, who) =>
    parts.flatMap(({ does, startSeconds, endSeconds }) =>
      isOther(does) ? [] : [{ label: does, startSeconds, endSeconds, who }],
    ),
  );
  return { path, actions: actions.sort((a, b) => a.startSeconds - b.startSeconds) };
}

function isOther(does: Gesture | Other): does is Other {
  return (others as readonly string[]).includes(does);
}

function planOf(random: Random): Part[] {
  const parts: Part[] = [];
  let at = random.between(0.4, 1);
  for (let i = 0; i < 6; i++) {
    const does = random.oneOf([...gestures, ...others]);
    const lasts = does === 'point' ? random.between(0.9, 1.8) : random.between(1.3, 2.2);
    parts.push({
      startSeconds: at,
      endSeconds: at + lasts,
      does,
      side: random.oneOf([1, -1]),
      rate: random.between(1.5, 2.6),
      size: random.between(0.7, 1),
    });
    at += lasts + random.between(0.5, 1.1);
  }
  return parts;
}

function sceneOf(plans: readonly (readonly Part[])[], random: Random): Scene {
  const where = place(random, { night: random.next() < 0.2 });
  const height = random.between(270, 330);
  const clothes = plans.map((_, who) => looks[(who * 2 + Math.floor(random.next() * 2)) % looks.length]!);
  const shakes = random.next() < 0.3;
  return (pen, seconds) => {
    const view: View = shakes ? { ...still, x: 0.02 * Math.sin(seconds * 7), y: 0.02 * Math.cos(seconds * 9) } : still;
    look(pen, view);
    backdrop(pen, where);
    plans.forEach((parts, who) => {
      const x = plans.length === 1 ? 320 : who === 0 ? 190 : 460;
      const part = parts.find(({ startSeconds, endSeconds }) => seconds >= startSeconds && seconds < endSeconds);
      drawPerson(pen, inPlace(x, 350), height, part ? poseOf(part, seconds) : {}, clothes[who]!);
    });
  };
}

function poseOf({ does, startSeconds, endSeconds, side, rate, size }: Part, seconds: number): Pose {
  const time = seconds - startSeconds;
  // Limbs move there and back and do not jump.
  const there = Math.min(1, time / 0.25, (endSeconds - seconds) / 0.25);
  const swing = Math.sin(2 * Math.PI * rate * time);
  const arm = (upper: number, fore: number): Pose =>
    side > 0
      ? { leftUpperArm: 0.15 + (upper - 0.15) * there, leftForearm: 0.1 + (fore - 0.1) * there }
      : { rightUpperArm: -0.15 - (upper - 0.15) * there, rightForearm: -0.1 - (fore - 0.1) * there };
  switch (does) {
    case 'nod':
      return { nod: (0.5 - 0.5 * Math.cos(2 * Math.PI * rate * 0.8 * time)) * size * 1.3 };
    case 'shake head':
      return { turn: swing * size };
    case 'wave':
      return arm(2.2, 2.8 + swing * 0.55 * size);
    case 'point':
      return arm(1.5, 1.5);
    case 'speak':
      return { mouth: Math.abs(Math.sin(time * 11)) * there };
    case 'turn':
      return { turn: there * side };
    case 'scratch':
      return arm(1, 2.9);
    case 'look down':
      return { nod: there };
    case 'swing': {
      const angle = Math.sin(time * 4) * 0.45;
      return { leftUpperArm: angle, rightUpperArm: -angle, leftForearm: angle, rightForearm: -angle };
    }
  }
}
