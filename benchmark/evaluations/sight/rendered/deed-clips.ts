/** Films in which things and people come, go, meet, hand over, take, fall, rise, open and close, of which it is known when. */
import { join } from 'node:path';
import type { ActionLabel } from '../../../../src/sight/actions/action.ts';
import { seededRandom, type Random } from '../../seeded-random.ts';
import { backdrop, inPlace, look, still, type View } from './camera.ts';
import { anyColour, shade } from './colours.ts';
import { curve, type Curve } from './curve.ts';
import { drawHead, drawPerson, looks, type Looks, type Point, type Pose } from './person.ts';
import { place } from './places.ts';
import { film, type Pen } from './stage.ts';

export interface TrueDeed {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: ActionLabel;
}

export interface DeedClip {
  readonly path: string;
  readonly actions: readonly TrueDeed[];
}

const ground = 345;

/** What a film shows, in the order in which it is painted. */
interface Story {
  readonly seconds: number;
  readonly actions: readonly TrueDeed[];
  readonly paint: (pen: Pen, seconds: number) => void;
  /** Whether the camera may move a little. */
  readonly indoors?: boolean;
}

const stories = { visit, handOver, table, ups, door, face } as const;
export const storyNames = Object.keys(stories) as readonly (keyof typeof stories)[];

/** @param number also the seed: another number is another film */
export async function makeDeedClip(folder: string, number: number): Promise<DeedClip> {
  const random = seededRandom(`deeds ${number}`);
  const story = stories[storyNames[number % storyNames.length]!](random);
  const where = place(random, { night: false, ...(story.indoors !== undefined && { indoors: story.indoors }) });
  const sways = random.next() < 0.3 ? random.between(0.01, 0.03) : 0;
  const path = join(folder, `deeds-${number}.mp4`);
  await film(path, story.seconds, (pen, seconds) => {
    const view: View = { ...still, x: sways * Math.sin(seconds * 5), y: sways * Math.cos(seconds * 4) };
    look(pen, view);
    backdrop(pen, where);
    pen.translate(inPlace(0, 0).x, inPlace(0, 0).y);
    story.paint(pen, seconds);
  });
  return { path, actions: [...story.actions].sort((a, b) => a.startSeconds - b.startSeconds) };
}

/** Someone comes in, goes up to another, stays a while and goes away; a third walks across behind. */
function visit(random: Random): Story {
  const height = random.between(230, 290);
  const [host, guest] = twoLooks(random);
  const side = random.oneOf([1, -1]);
  const hostX = 320 + side * random.between(90, 170);
  const far = 320 - side * 440;
  const near = hostX - side * random.between(75, 105);
  const comes = random.between(1, 2);
  const walk = Math.abs(near - far) / random.between(130, 200);
  const goes = comes + walk + random.between(1.2, 2);
  const back = Math.abs(near - far) / random.between(140, 210);
  const x = curve([
    [comes, far],
    [comes + walk, near],
    [goes, near],
    [goes + back, far],
  ]);
  // Half of the guest is in view where its middle crosses the edge.
  const inView = timeAt(x, comes, comes + walk, side > 0 ? 0 : 640);
  const outOfView = timeAt(x, goes, goes + back, side > 0 ? 0 : 640);
  return {
    seconds: goes + back + 1,
    actions: [
      { label: 'appear', startSeconds: inView - 0.3, endSeconds: inView + 0.4 },
      { label: 'approach', startSeconds: inView, endSeconds: comes + walk },
      { label: 'leave', startSeconds: outOfView - 0.4, endSeconds: outOfView + 0.3 },
    ],
    paint: (pen, seconds) => {
      drawPerson(pen, { x: hostX, y: ground }, height, {}, host);
      const isWalking = (seconds > comes && seconds < comes + walk) || (seconds > goes && seconds < goes + back);
      drawPerson(pen, { x: x(seconds), y: ground }, height * 1.02, isWalking ? stride(seconds) : {}, guest);
    },
  };
}

/** One hands a thing to the other, or only a hand; the thing may be given back. */
function handOver(random: Random): Story {
  const height = random.between(260, 310);
  const [a, b] = twoLooks(random);
  const gap = height * random.between(0.87, 0.92);
  const [ax, bx] = [320 - gap / 2, 320 + gap / 2];
  const prop = propOf(random, height * 0.055);
  const actions: TrueDeed[] = [];
  // Each time the arm of one, then of the other, is stretched out, and both go back.
  const meetings = Array.from({ length: 3 }, (_, i) => 1.2 + i * random.between(3, 3.4));
  const isEmpty = meetings.map(() => random.next() < 0.34);
  const reachA: [number, number][] = [];
  const reachB: [number, number][] = [];
  let holder: 'a' | 'b' = random.oneOf(['a', 'b']);
  const holders: { from: number; who: 'a' | 'b' }[] = [{ from: 0, who: holder }];
  meetings.forEach((at, i) => {
    const from = holder;
    const [first, second] = from === 'a' ? [reachA, reachB] : [reachB, reachA];
    first.push([at, 0], [at + 0.6, 1], [at + 1.5, 1], [at + 2, 0]);
    second.push([at + 0.5, 0], [at + 1, 1], [at + 1.5, 1], [at + 2.1, 0]);
    if (isEmpty[i]) return;
    holder = from === 'a' ? 'b' : 'a';
    holders.push({ from: at + 1.25, who: holder });
    actions.push({ label: 'give', startSeconds: at + 0.2, endSeconds: at + 1.9 });
  });
  const [armA, armB] = [curve(reachA), curve(reachB)];
  return {
    seconds: meetings.at(-1)! + 3.4,
    actions,
    paint: (pen, seconds) => {
      const now = holders.findLast(({ from }) => from <= seconds)!.who;
      const left = drawPerson(pen, { x: ax, y: ground }, height, arm('left', armA(seconds)), a);
      const right = drawPerson(pen, { x: bx, y: ground }, height, arm('right', armB(seconds)), b);
      prop(pen, now === 'a' ? left.leftHand : right.rightHand);
    },
  };
}

/** Somebody beside a table takes what lies on it, puts it back, or only points there. */
function table(random: Random): Story {
  const height = random.between(260, 310);
  const look = random.oneOf(looks);
  const side = random.oneOf(['left', 'right'] as const);
  const sign = side === 'left' ? 1 : -1;
  const x = 320 - sign * random.between(60, 120);
  const prop = propOf(random, height * 0.055);
  const other = propOf(random, height * 0.06);
  const wood = anyColour(random, 0.4, 0.35);
  // Where the hand is when the arm is stretched out.
  const rest = handAt(x, height, sign, 1.25);
  const top = rest.y + height * 0.055;
  const actions: TrueDeed[] = [];
  const reaches: [number, number][] = [];
  const holds: { from: number; held: boolean }[] = [{ from: 0, held: false }];
  let [held, at] = [false, 1];
  for (let i = 0; i < 3; i++) {
    const isFeint = random.next() < 0.3;
    reaches.push([at, 0], [at + 0.7, 1.25], [at + 1.1, 1.25], [at + 1.7, 0]);
    if (!isFeint) {
      held = !held;
      holds.push({ from: at + 0.9, held });
      actions.push({ label: held ? 'take' : 'put', startSeconds: at + 0.3, endSeconds: at + 1.5 });
    }
    at += 1.7 + random.between(1, 1.6);
  }
  const reach = curve(reaches);
  return {
    seconds: at + 0.8,
    actions,
    indoors: true,
    paint: (pen, seconds) => {
      pen.fillStyle = wood;
      const left = sign > 0 ? rest.x - 25 : rest.x - 125;
      pen.fillRect(left, top, 150, 10);
      pen.fillRect(left + 8, top, 10, ground - top);
      pen.fillRect(left + 132, top, 10, ground - top);
      other(pen, { x: rest.x + sign * 95, y: top - height * 0.06 });
      const isHeld = holds.findLast(({ from }) => from <= seconds)!.held;
      if (!isHeld) prop(pen, rest);
      const body = drawPerson(pen, { x, y: ground }, height, arm(side, reach(seconds)), look);
      if (isHeld) prop(pen, side === 'left' ? body.leftHand : body.rightHand);
    },
  };
}

/** A ball drops, a balloon goes up, somebody falls over or gets up; something rolls along. */
function ups(random: Random): Story {
  const actions: TrueDeed[] = [];
  const seconds = 9;
  const painters: ((pen: Pen, seconds: number) => void)[] = [];
  if (random.next() < 0.6) {
    const height = random.between(200, 250);
    const clothes = random.oneOf(looks);
    const falls = random.next() < 0.5;
    const at = random.between(1.5, 4.5);
    const lasts = falls ? random.between(0.7, 1) : random.between(1, 1.6);
    const sign = random.oneOf([1, -1]);
    const lean = curve([
      [at, falls ? 0 : 1.45 * sign],
      [at + lasts, falls ? 1.45 * sign : 0],
    ]);
    const x = 320 - sign * 130;
    actions.push({ label: falls ? 'fall' : 'rise', startSeconds: at, endSeconds: at + lasts });
    painters.push((pen, time) => drawPerson(pen, { x, y: ground - 15 }, height, { lean: lean(time) }, clothes));
  }
  const things = 1 + Math.floor(random.next() * 2);
  for (let i = 0; i < things; i++) {
    // What rolls up to somebody would approach them.
    const does = random.oneOf(painters.length > 0 ? (['fall', 'rise'] as const) : (['fall', 'rise', 'roll'] as const));
    const size = random.between(20, 34);
    const prop = propOf(random, size);
    const x0 = random.between(60, 580);
    const at = random.between(1, 2.2) + i * 3.5;
    if (does === 'fall') {
      const from = random.between(40, 120);
      const lasts = Math.sqrt((ground - size - from) / random.between(280, 500));
      painters.push((pen, time) => {
        const share = Math.min(1, Math.max(0, (time - at) / lasts));
        prop(pen, { x: x0, y: from + (ground - size - from) * share ** 2 });
      });
      actions.push({ label: 'fall', startSeconds: at, endSeconds: at + lasts });
    } else if (does === 'rise') {
      const lasts = random.between(1.2, 2.4);
      const y = curve([
        [at, ground - size],
        [at + lasts, random.between(50, 110)],
      ]);
      painters.push((pen, time) => prop(pen, { x: x0, y: y(time) }));
      actions.push({ label: 'rise', startSeconds: at, endSeconds: at + lasts });
    } else {
      const to = x0 < 320 ? random.between(380, 580) : random.between(60, 260);
      const x = curve([
        [at, x0],
        [at + random.between(1, 2), to],
      ]);
      painters.push((pen, time) => prop(pen, { x: x(time), y: ground - size }));
    }
  }
  return { seconds, actions, paint: (pen, time) => painters.forEach((painter) => painter(pen, time)) };
}

/** A door that opens and shuts; somebody passes. */
function door(random: Random): Story {
  const width = random.between(95, 130);
  const height = random.between(215, 265);
  const x = random.between(60, 440);
  const hinge = random.oneOf([0, 1]);
  const colour = anyColour(random, 0.5, random.between(0.3, 0.55));
  const actions: TrueDeed[] = [];
  const keys: [number, number][] = [];
  let [open, at] = [random.next() < 0.4 ? 1 : 0, random.between(1, 2)];
  keys.push([0, open]);
  for (let i = 0; i < 3; i++) {
    const lasts = random.between(0.7, 1.3);
    keys.push([at, open], [at + lasts, 1 - open]);
    actions.push({ label: open ? 'close' : 'open', startSeconds: at, endSeconds: at + lasts });
    open = 1 - open;
    at += lasts + random.between(1.2, 2);
  }
  const share = curve(keys);
  const walker = random.oneOf(looks);
  const passes = random.next() < 0.5;
  const size = random.between(190, 230);
  const seconds = at + 0.5;
  const walk = (time: number): number => 720 - time * 90;
  if (passes) {
    const [comes, goes] = [timeAt(walk, 0, seconds, 640), timeAt(walk, 0, seconds, 0)];
    actions.push({ label: 'appear', startSeconds: comes - 0.3, endSeconds: comes + 0.4 });
    if (walk(seconds) < -40) actions.push({ label: 'leave', startSeconds: goes - 0.4, endSeconds: goes + 0.3 });
  }
  return {
    seconds,
    actions,
    indoors: true,
    paint: (pen, time) => {
      const [top, bottom] = [ground - 25 - height, ground - 25];
      pen.fillStyle = shade(colour, 0.6);
      pen.fillRect(x - 8, top - 8, width + 16, height + 8);
      pen.fillStyle = '#1d2026';
      pen.fillRect(x, top, width, height);
      // Seen from the front, an open door is narrow; its free edge comes nearer.
      const angle = share(time) * 1.25;
      const [wide, nearer] = [width * Math.cos(angle), 1 + 0.12 * Math.sin(angle)];
      const fixed = hinge === 0 ? x : x + width;
      const free = hinge === 0 ? x + wide : x + width - wide;
      pen.fillStyle = shade(colour, -0.25 * share(time));
      pen.beginPath();
      pen.moveTo(fixed, top);
      pen.lineTo(free, bottom - (bottom - top) * nearer);
      pen.lineTo(free, top + (bottom - top) * nearer);
      pen.lineTo(fixed, bottom);
      pen.fill();
      if (passes) drawPerson(pen, { x: walk(time), y: ground + 12 }, size, stride(time), walker);
    },
  };
}

/** A face near by that shuts its eyes, opens its mouth, blinks and speaks. */
function face(random: Random): Story {
  const look = random.oneOf(looks);
  const u = random.between(105, 135);
  const x = random.between(260, 380);
  const actions: TrueDeed[] = [];
  const mouth: [number, number][] = [[0, 0]];
  const lids: [number, number][] = [[0, 0]];
  let speaks: [number, number] = [0, 0];
  let at = random.between(0.8, 1.4);
  for (let i = 0; i < 4; i++) {
    const does = random.oneOf(['eyes', 'mouth', 'speak', 'blink'] as const);
    const lasts = does === 'blink' ? 0.2 : random.between(1.2, 2);
    if (does === 'eyes' || does === 'mouth') {
      (does === 'eyes' ? lids : mouth).push([at, 0], [at + 0.2, 1], [at + lasts, 1], [at + lasts + 0.2, 0]);
      const [first, second] = does === 'eyes' ? (['close', 'open'] as const) : (['open', 'close'] as const);
      actions.push({ label: first, startSeconds: at - 0.1, endSeconds: at + 0.4 });
      actions.push({ label: second, startSeconds: at + lasts - 0.1, endSeconds: at + lasts + 0.4 });
    } else if (does === 'blink') lids.push([at, 0], [at + 0.08, 1], [at + 0.14, 1], [at + 0.24, 0]);
    else speaks = [at, at + lasts];
    at += lasts + random.between(0.8, 1.4);
  }
  const [mouthAt, lidsAt] = [curve(mouth), curve(lids)];
  return {
    seconds: at + 0.5,
    actions,
    paint: (pen, seconds) => {
      const talk = seconds > speaks[0] && seconds < speaks[1] ? Math.abs(Math.sin(seconds * 12)) * 0.8 : 0;
      const pose: Pose = {
        mouth: Math.max(mouthAt(seconds), talk),
        lids: lidsAt(seconds),
        turn: 0.06 * Math.sin(seconds),
      };
      const chest: Point = { x, y: 190 + u * 0.75 };
      pen.fillStyle = look.shirt;
      pen.beginPath();
      pen.ellipse(chest.x, chest.y + u * 0.9, u * 1.3, u * 0.8, 0, 0, 7);
      pen.fill();
      pen.fillStyle = look.skin;
      pen.fillRect(x - u * 0.22, 170 + u * 0.4, u * 0.44, u * 0.5);
      drawHead(pen, { x, y: 160 }, u, 0, pose, look);
    },
  };
}

function twoLooks(random: Random): readonly [Looks, Looks] {
  const first = Math.floor(random.next() * looks.length);
  return [looks[first]!, looks[(first + 1 + Math.floor(random.next() * (looks.length - 1))) % looks.length]!];
}

function stride(seconds: number): Pose {
  const swing = Math.sin(seconds * 7) * 0.4;
  return { leftUpperArm: swing, rightUpperArm: -swing, leftThigh: -swing * 0.7, rightThigh: swing * 0.7 };
}

/** @param lift of the upper arm and forearm to the side, radians */
function arm(side: 'left' | 'right', lift: number): Pose {
  return side === 'left'
    ? { leftUpperArm: 0.15 + lift * 0.95, leftForearm: 0.1 + lift * 1.2 }
    : { rightUpperArm: -0.15 - lift * 0.95, rightForearm: -0.1 - lift * 1.2 };
}

/** Where `drawPerson` puts the hand. */
function handAt(x: number, height: number, sign: 1 | -1, lift: number): Point {
  const u = height / 8;
  const [upper, fore] = [0.15 + lift * 0.95, 0.1 + lift * 1.2];
  return {
    x: x + sign * (0.85 * u + Math.sin(upper) * 1.45 * u + Math.sin(fore) * 1.6 * u),
    y: ground - 6.6 * u + 0.35 * u + Math.cos(upper) * 1.45 * u + Math.cos(fore) * 1.6 * u,
  };
}

function propOf(random: Random, half: number): (pen: Pen, at: Point) => void {
  const colour = anyColour(random, 0.85, random.between(0.4, 0.6));
  const isRound = random.next() < 0.6;
  return (pen, at) => {
    const light = pen.createRadialGradient(at.x - half / 3, at.y - half / 3, half / 8, at.x, at.y, half * 1.4);
    light.addColorStop(0, shade(colour, 0.35));
    light.addColorStop(1, shade(colour, -0.25));
    pen.fillStyle = light;
    pen.beginPath();
    if (isRound) pen.arc(at.x, at.y, half, 0, 7);
    else pen.rect(at.x - half, at.y - half, 2 * half, 2 * half);
    pen.fill();
  };
}

/** When a curve passes a value. */
function timeAt(of: Curve, from: number, to: number, value: number): number {
  for (let time = from; time < to; time += 0.02) {
    if ((of(time) - value) * (of(time + 0.02) - value) <= 0) return time;
  }
  return (from + to) / 2;
}
