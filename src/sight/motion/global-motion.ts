import type { Flow } from './optical-flow.ts';

/** How the whole picture moves between two frames, about its middle; a similarity transform. */
export interface GlobalMotion {
  /** Of the picture's middle to the right and down, as a share of the picture's width. */
  readonly x: number;
  readonly y: number;
  /** Growth: 0.01 is one hundredth larger. */
  readonly zoom: number;
  /** Radians, clockwise. */
  readonly turn: number;
  /** Share of the picture that moves so, 0 to 1. */
  readonly support: number;
}

const step = 4;
const rounds = 8;
/** Pixels of flow that a place may differ from the whole and still move with it. */
const tolerance = 0.6;

/**
 * The motion of the camera, if most of the picture shows the world at rest: a similarity fitted to the flow by iteratively
 * reweighted least squares (Geman-McClure weights), so that what moves by itself counts for little.
 */
export function globalMotion({ width, height, vectors }: Flow): GlobalMotion {
  const points: { x: number; y: number; u: number; v: number; weight: number }[] = [];
  for (let y = step >> 1; y < height; y += step) {
    for (let x = step >> 1; x < width; x += step) {
      const at = (y * width + x) * 2;
      points.push({ x: x - width / 2, y: y - height / 2, u: vectors[at]!, v: vectors[at + 1]!, weight: 1 });
    }
  }
  // From the median: a start that half of the picture cannot spoil.
  let [tx, ty, a, b] = [median(points.map(({ u }) => u)), median(points.map(({ v }) => v)), 0, 0];
  let scale = 4;
  for (let round = 0; round < rounds; round++) {
    let [sum, su, sv, sx, sy, sxx, sxu, sxv] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (const point of points) {
      const du = point.u - (tx + a * point.x - b * point.y);
      const dv = point.v - (ty + b * point.x + a * point.y);
      point.weight = (scale / (scale + du * du + dv * dv)) ** 2;
      const w = point.weight;
      sum += w;
      su += w * point.u;
      sv += w * point.v;
      sx += w * point.x;
      sy += w * point.y;
      sxx += w * (point.x * point.x + point.y * point.y);
      sxu += w * (point.x * point.u + point.y * point.v);
      sxv += w * (point.x * point.v - point.y * point.u);
    }
    const spread = sxx - (sx * sx + sy * sy) / sum;
    if (spread > 0) {
      a = (sxu - (sx * su + sy * sv) / sum) / spread;
      b = (sxv - (sx * sv - sy * su) / sum) / spread;
    }
    tx = (su - a * sx + b * sy) / sum;
    ty = (sv - b * sx - a * sy) / sum;
    scale = Math.max(tolerance * tolerance, scale * 0.6);
  }
  const near = points.filter(({ x, y, u, v }) => {
    return Math.hypot(u - (tx + a * x - b * y), v - (ty + b * x + a * y)) < tolerance;
  });
  return { x: tx / width, y: ty / width, zoom: a, turn: b, support: near.length / points.length };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
