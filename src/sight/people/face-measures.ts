import { eyeCorners, eyeLids, facePoints } from './face-points.ts';

/** What a face does, measured on its points. */
export interface FaceMeasures {
  /** Gap of the lips by the width of the mouth; 0 shut, about 0.5 wide open. */
  readonly mouth: number;
  /** Gap of the lids by the width of the eye, mean of both; below 0.1 shut, about 0.3 open. */
  readonly eyes: number;
  /** Radians. Turned to the picture's right above 0, down above 0, towards its left shoulder (clockwise as seen) above 0. */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

type Vector = readonly [number, number, number];

/** @param points shape (468, 3), as of `face-mesh.ts` */
export function faceMeasures(points: Float32Array): FaceMeasures {
  const point = (i: number): Vector => [points[i * 3]!, points[i * 3 + 1]!, points[i * 3 + 2]!];
  const gap = (a: number, b: number): number => length(less(point(a), point(b)));
  const gapOf = ([a, b]: readonly [number, number]): number => gap(a, b);
  const eye = (side: 'left' | 'right'): number => gapOf(eyeLids[side]) / (gapOf(eyeCorners[side]) || 1);
  const down = unit(less(point(facePoints.chin), point(facePoints.forehead)));
  const across = unit(less(point(facePoints.rightCheek), point(facePoints.leftCheek)));
  // Out of the face's front; z grows towards the back.
  const front = unit(cross(down, across));
  return {
    mouth: gap(facePoints.mouthTop, facePoints.mouthBottom) / (gap(facePoints.mouthLeft, facePoints.mouthRight) || 1),
    eyes: (eye('left') + eye('right')) / 2,
    yaw: Math.atan2(front[0], -front[2]),
    pitch: Math.atan2(front[1], Math.hypot(front[0], front[2])),
    roll: Math.atan2(across[1], across[0]),
  };
}

function less(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function length(a: Vector): number {
  return Math.hypot(...a);
}

function unit(a: Vector): Vector {
  const size = length(a) || 1;
  return [a[0] / size, a[1] / size, a[2] / size];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
