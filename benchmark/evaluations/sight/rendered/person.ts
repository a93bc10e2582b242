/** A person drawn so that networks that learned from photographs see one: limbs with shade, a face, hair, clothes. */
import { shade } from './colours.ts';
import type { Pen } from './stage.ts';

/** Angles in radians from straight down, towards the picture's right; what is left out hangs at ease. */
export interface Pose {
  /** Of the person's left side, which is on the picture's right. */
  readonly leftUpperArm?: number;
  readonly leftForearm?: number;
  readonly rightUpperArm?: number;
  readonly rightForearm?: number;
  readonly leftThigh?: number;
  readonly leftShin?: number;
  readonly rightThigh?: number;
  readonly rightShin?: number;
  /** The whole body about the feet. */
  readonly lean?: number;
  /** Of the head: -1 to 1, to the picture's right, and down. */
  readonly turn?: number;
  readonly nod?: number;
  /** 0 shut to 1 wide open. */
  readonly mouth?: number;
  /** 0 open to 1 shut. */
  readonly lids?: number;
}

export interface Looks {
  readonly skin: string;
  readonly shirt: string;
  readonly trousers: string;
  readonly hair: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where parts of the person are, in the pen's pixels. */
export interface Body {
  readonly leftHand: Point;
  readonly rightHand: Point;
  readonly head: Point;
}

export const looks: readonly Looks[] = [
  { skin: '#e0ac86', shirt: '#35639e', trousers: '#333c4d', hair: '#3a2a1c' },
  { skin: '#c68863', shirt: '#b5443c', trousers: '#4b4136', hair: '#1d1713' },
  { skin: '#f0c8a8', shirt: '#4f8a4b', trousers: '#26303f', hair: '#8a6435' },
  { skin: '#8d5a3b', shirt: '#d9b64a', trousers: '#3b3b44', hair: '#15110f' },
];

/** @param height from the soles to the crown, pixels; @param feet where the person stands */
export function drawPerson(pen: Pen, feet: Point, height: number, pose: Pose, look: Looks): Body {
  const u = height / 8;
  const about = (point: Point): Point => turned(point, feet, pose.lean ?? 0);
  const neck = about({ x: feet.x, y: feet.y - 6.6 * u });
  const hip = about({ x: feet.x, y: feet.y - 4 * u });
  const lean = pose.lean ?? 0;
  const reach = (from: Point, angle: number, length: number): Point => ({
    x: from.x + Math.sin(angle + lean) * length,
    y: from.y + Math.cos(angle + lean) * length,
  });
  const beside = (centre: Point, x: number, y: number): Point => {
    const at = turned({ x: x * u, y: y * u }, { x: 0, y: 0 }, lean);
    return { x: centre.x + at.x, y: centre.y + at.y };
  };

  const legs: [Point, number, number, number][] = [
    [beside(hip, 0.45, 0), pose.leftThigh ?? 0.06, pose.leftShin ?? 0.02, 1],
    [beside(hip, -0.45, 0), pose.rightThigh ?? -0.06, pose.rightShin ?? -0.02, -1],
  ];
  for (const [top, thigh, shin, side] of legs) {
    const knee = reach(top, thigh, 2 * u);
    const ankle = reach(knee, shin, 1.85 * u);
    limb(pen, top, knee, 0.5 * u, 0.38 * u, look.trousers);
    limb(pen, knee, ankle, 0.38 * u, 0.24 * u, look.trousers);
    limb(pen, ankle, beside(ankle, 0.25 * side, 0.12), 0.2 * u, 0.16 * u, '#22201f');
  }

  torso(pen, neck, hip, u, lean, look.shirt);
  limb(pen, neck, beside(neck, 0, -0.3), 0.28 * u, 0.26 * u, look.skin);
  const arm = (shoulder: Point, upper: number, fore: number): Point => {
    const elbow = reach(shoulder, upper, 1.45 * u);
    const wrist = reach(elbow, fore, 1.3 * u);
    const hand = reach(wrist, fore, 0.3 * u);
    limb(pen, shoulder, elbow, 0.33 * u, 0.26 * u, look.shirt);
    limb(pen, elbow, wrist, 0.25 * u, 0.17 * u, look.skin);
    limb(pen, wrist, hand, 0.2 * u, 0.17 * u, look.skin);
    return hand;
  };
  const leftHand = arm(beside(neck, 0.85, 0.35), pose.leftUpperArm ?? 0.15, pose.leftForearm ?? 0.1);
  const rightHand = arm(beside(neck, -0.85, 0.35), pose.rightUpperArm ?? -0.15, pose.rightForearm ?? -0.1);
  const head = beside(neck, (pose.turn ?? 0) * 0.1, -0.8 + (pose.nod ?? 0) * 0.1);
  drawHead(pen, head, u, lean, pose, look);
  return { leftHand, rightHand, head };
}

/** @param u an eighth of the person's height */
export function drawHead(pen: Pen, at: Point, u: number, lean: number, pose: Pose, look: Looks): void {
  const { turn = 0, nod = 0, mouth = 0, lids = 0 } = pose;
  pen.save();
  pen.translate(at.x, at.y);
  pen.rotate(-lean);
  pen.scale(u, u);
  const oval = (x: number, y: number, width: number, height: number): void => {
    pen.beginPath();
    pen.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    pen.fill();
  };
  pen.fillStyle = look.hair;
  oval(0, -0.12, 0.55, 0.68);
  const skin = pen.createRadialGradient(-0.15, -0.1, 0.05, 0, 0, 0.75);
  skin.addColorStop(0, shade(look.skin, 0.15));
  skin.addColorStop(1, shade(look.skin, -0.2));
  pen.fillStyle = skin;
  oval(0, 0.05, 0.47, 0.62);
  pen.fillStyle = look.hair;
  pen.beginPath();
  pen.ellipse(0, -0.38 + nod * 0.05, 0.5, 0.27, 0, Math.PI, 0);
  pen.fill();
  const [x, y] = [turn * 0.22, nod * 0.2];
  for (const side of [-1, 1]) {
    const squeeze = 1 - 0.35 * Math.max(0, side * turn);
    pen.fillStyle = '#ffffff';
    oval(x + side * 0.19, y - 0.02, 0.1 * squeeze, 0.055 * (1 - lids));
    pen.fillStyle = '#2c1a10';
    oval(x + side * 0.19 + turn * 0.03, y - 0.02, 0.05 * squeeze, 0.05 * (1 - lids));
    if (lids > 0) {
      pen.fillRect(x + side * 0.19 - 0.1 * squeeze, y - 0.02 - 0.055 * (1 - lids), 0.2 * squeeze, 0.018);
    }
    pen.strokeStyle = look.hair;
    pen.lineWidth = 0.05;
    pen.beginPath();
    pen.moveTo(x + side * 0.09, y - 0.13);
    pen.lineTo(x + side * 0.3, y - 0.14);
    pen.stroke();
  }
  pen.strokeStyle = shade(look.skin, -0.3);
  pen.lineWidth = 0.04;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + 0.07 + turn * 0.06, y + 0.19);
  pen.lineTo(x - 0.05 + turn * 0.06, y + 0.2);
  pen.stroke();
  pen.fillStyle = '#a8483f';
  oval(x, y + 0.37, 0.16, 0.04 + 0.12 * mouth);
  if (mouth > 0.2) {
    pen.fillStyle = '#4a1512';
    oval(x, y + 0.37, 0.11, 0.1 * mouth);
  }
  pen.restore();
}

function torso(pen: Pen, neck: Point, hip: Point, u: number, lean: number, shirt: string): void {
  pen.save();
  pen.translate(neck.x, neck.y);
  pen.rotate(-lean);
  pen.scale(u, u);
  const long = Math.hypot(hip.x - neck.x, hip.y - neck.y) / u;
  const cloth = pen.createLinearGradient(-0.85, 0, 0.85, 0);
  cloth.addColorStop(0, shade(shirt, -0.25));
  cloth.addColorStop(0.45, shade(shirt, 0.15));
  cloth.addColorStop(1, shade(shirt, -0.25));
  pen.fillStyle = cloth;
  pen.beginPath();
  pen.moveTo(-0.85, 0.1);
  pen.quadraticCurveTo(0, -0.1, 0.85, 0.1);
  pen.quadraticCurveTo(0.95, 1.35, 0.75, long + 0.2);
  pen.lineTo(-0.75, long + 0.2);
  pen.quadraticCurveTo(-0.95, 1.35, -0.85, 0.1);
  pen.fill();
  pen.restore();
}

/** A tapered stroke with round ends, lighter in its middle. */
function limb(pen: Pen, from: Point, to: Point, fromWidth: number, toWidth: number, colour: string): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [nx, ny] = [-(to.y - from.y) / length, (to.x - from.x) / length];
  const shading = pen.createLinearGradient(
    from.x + nx * fromWidth,
    from.y + ny * fromWidth,
    from.x - nx * fromWidth,
    from.y - ny * fromWidth,
  );
  shading.addColorStop(0, shade(colour, -0.25));
  shading.addColorStop(0.5, shade(colour, 0.12));
  shading.addColorStop(1, shade(colour, -0.2));
  pen.fillStyle = shading;
  const [there, back] = [Math.atan2(ny, nx), Math.atan2(-ny, -nx)];
  pen.beginPath();
  pen.moveTo(from.x + nx * fromWidth, from.y + ny * fromWidth);
  pen.lineTo(to.x + nx * toWidth, to.y + ny * toWidth);
  pen.arc(to.x, to.y, toWidth, there, back, true);
  pen.lineTo(from.x - nx * fromWidth, from.y - ny * fromWidth);
  pen.arc(from.x, from.y, fromWidth, back, there, true);
  pen.fill();
}

function turned(point: Point, about: Point, angle: number): Point {
  const [x, y] = [point.x - about.x, point.y - about.y];
  return {
    x: about.x + x * Math.cos(angle) + y * Math.sin(angle),
    y: about.y - x * Math.sin(angle) + y * Math.cos(angle),
  };
}
