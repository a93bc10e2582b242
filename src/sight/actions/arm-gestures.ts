import { joints, type Joint } from '../people/joints.ts';
import type { BodyMoments } from '../people/body.ts';
import { held } from './held.ts';
import { toAndFro, toAndFroConfidence } from './swings.ts';

/** A gesture of an arm, with its times on the recording's clock. */
export interface ArmGesture {
  readonly label: 'wave' | 'point';
  readonly side: 'left' | 'right';
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly confidence: number;
}

const leastJoint = 0.25;
/** Of a waving hand, from one turn to the next, in shoulder widths. */
const leastWave = 0.28;
const waveWays = 3;
const longestWaySeconds = 0.55;
/** An arm that points is as good as straight: shoulder to wrist by upper arm and forearm. */
const straight = 0.93;
/** And is held away from the body: angle from straight down, radians. */
const pointAngle = { least: 0.9, most: 2.2 } as const;
const pointSeconds = 0.5;
/** And still: shoulder widths a second. */
const pointSpeed = 1.1;

/** @param aspect of the picture, width by height: joints are in shares of each */
export function armGestures(moments: BodyMoments, aspect: number): readonly ArmGesture[] {
  return (['left', 'right'] as const)
    .flatMap((side) => [...waves(moments, side, aspect), ...points(moments, side, aspect)])
    .sort((a, b) => a.startSeconds - b.startSeconds);
}

interface Arm {
  readonly shoulder: Place;
  readonly elbow: Place;
  readonly wrist: Place;
  /** Between the shoulders, at least a share of what it is when they face us. */
  readonly unit: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** In heights of the picture. @returns undefined where a joint is not sure */
function armAt({ joints: numbers }: BodyMoments, at: number, side: 'left' | 'right', aspect: number): Arm | undefined {
  const place = (joint: Joint): Place | undefined => {
    const from = (at * joints.length + joints.indexOf(joint)) * 3;
    const sure = numbers[from + 2]!;
    return sure >= leastJoint ? { x: numbers[from]! * aspect, y: numbers[from + 1]! } : undefined;
  };
  const [shoulder, other] = [place(`${side}Shoulder`), place(side === 'left' ? 'rightShoulder' : 'leftShoulder')];
  const [elbow, wrist] = [place(`${side}Elbow`), place(`${side}Wrist`)];
  if (!shoulder || !elbow || !wrist) return undefined;
  const upper = distance(shoulder, elbow);
  // From the side, shoulders are one before the other.
  return { shoulder, elbow, wrist, unit: Math.max(other ? distance(shoulder, other) : 0, upper * 0.8) };
}

/** What is known of a series holds wherever it is known. */
const always = (): boolean => true;

/** A hand above its elbow that goes from side to side. */
function waves(moments: BodyMoments, side: 'left' | 'right', aspect: number): readonly ArmGesture[] {
  const { startSeconds, ratePerSecond } = moments;
  const length = moments.joints.length / (joints.length * 3);
  const series = new Float32Array(length).fill(NaN);
  for (let at = 0; at < length; at++) {
    const arm = armAt(moments, at, side, aspect);
    if (arm && arm.wrist.y < arm.elbow.y) series[at] = (arm.wrist.x - arm.elbow.x) / arm.unit;
  }
  return held(series, always, 1).flatMap(([from, to]) =>
    toAndFro(series.subarray(from, to), {
      leastReach: leastWave,
      leastWays: waveWays,
      longestWay: Math.max(2, Math.round(longestWaySeconds * ratePerSecond)),
    }).map((found) => ({
      label: 'wave' as const,
      side,
      startSeconds: startSeconds + (from + found.from) / ratePerSecond,
      endSeconds: startSeconds + (from + found.to) / ratePerSecond,
      confidence: toAndFroConfidence(found, leastWave),
    })),
  );
}

/** An arm stretched out and held. */
function points(moments: BodyMoments, side: 'left' | 'right', aspect: number): readonly ArmGesture[] {
  const { startSeconds, ratePerSecond } = moments;
  const length = moments.joints.length / (joints.length * 3);
  const still = new Float32Array(length).fill(NaN);
  let before: Arm | undefined;
  for (let at = 0; at < length; at++) {
    const arm = armAt(moments, at, side, aspect);
    if (arm && isStretched(arm)) {
      const speed = before ? (distance(arm.wrist, before.wrist) / arm.unit) * ratePerSecond : 0;
      if (speed < pointSpeed) still[at] = 1;
    }
    before = arm;
  }
  return held(still, always, pointSeconds * ratePerSecond, Math.round(0.2 * ratePerSecond)).map(([from, to]) => ({
    label: 'point' as const,
    side,
    startSeconds: startSeconds + from / ratePerSecond,
    endSeconds: startSeconds + to / ratePerSecond,
    confidence: 1 - 0.5 * Math.exp(-((to - from) / ratePerSecond / pointSeconds - 1)),
  }));
}

function isStretched({ shoulder, elbow, wrist }: Arm): boolean {
  const whole = distance(shoulder, elbow) + distance(elbow, wrist);
  if (distance(shoulder, wrist) < straight * whole) return false;
  const angle = Math.abs(Math.atan2(wrist.x - shoulder.x, wrist.y - shoulder.y));
  return angle > pointAngle.least && angle < pointAngle.most;
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
