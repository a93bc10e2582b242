import { describe, expect, it } from 'vitest';
import { globalMotion } from '../../../src/sight/motion/global-motion.ts';
import { movingRegions } from '../../../src/sight/motion/moving-regions.ts';
import type { Flow } from '../../../src/sight/motion/optical-flow.ts';

const [width, height] = [160, 90];

/** @param flowAt to the right and down, pixels */
function flow(flowAt: (x: number, y: number) => readonly [number, number]): Flow {
  const vectors = new Float32Array(width * height * 2);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) vectors.set(flowAt(x, y), (y * width + x) * 2);
  }
  return { width, height, vectors, ...picturesOf(vectors) };
}

/** A picture with something to see everywhere, and the same as the flow has moved it. */
function picturesOf(vectors: Float32Array): Pick<Flow, 'before' | 'now'> {
  const shadeAt = (x: number, y: number): number => 128 + 60 * Math.sin(x * 0.9) + 60 * Math.sin(y * 1.1 + x * 0.3);
  const now = Uint8Array.from({ length: width * height }, (_, at) => shadeAt(at % width, Math.floor(at / width)));
  const before = Uint8Array.from({ length: width * height }, (_, at) =>
    shadeAt((at % width) + vectors[at * 2]!, Math.floor(at / width) + vectors[at * 2 + 1]!),
  );
  return { before, now };
}

const regionsOf = (seen: Flow) => movingRegions(seen, globalMotion(seen)).map(({ box }) => box);
const inside = (x: number, y: number, left: number, top: number, size: number): boolean =>
  x >= left && x < left + size && y >= top && y < top + size;

describe('movingRegions', () => {
  it('finds what moves, while the camera stands and while it pans', () => {
    for (const pan of [0, -3]) {
      const [box, ...others] = regionsOf(flow((x, y) => [pan + (inside(x, y, 40, 20, 24) ? 2 : 0), 0]));
      expect(others).toEqual([]);
      expect(box![0] * width).toBeCloseTo(40, -1);
      expect(box![1] * height).toBeCloseTo(20, -1);
      expect(box![2] * width).toBeCloseTo(24, -1);
    }
  });

  it('tells two things apart, the larger first', () => {
    const boxes = regionsOf(
      flow((x, y) => (inside(x, y, 10, 10, 20) ? [2, 0] : inside(x, y, 100, 40, 32) ? [-2, 1] : [0, 0])),
    );
    expect(boxes.map(([x]) => Math.round(x * width))).toEqual([100, 8]);
  });

  it('finds nothing where all stands, pans or zooms as one', () => {
    expect(regionsOf(flow(() => [0, 0]))).toEqual([]);
    expect(regionsOf(flow(() => [-4, 1]))).toEqual([]);
    expect(regionsOf(flow((x, y) => [(x - width / 2) * 0.03, (y - height / 2) * 0.03]))).toEqual([]);
  });

  it('tells how a thing moves besides the camera, and that it grows', () => {
    const [region] = movingRegions(
      ...((seen: Flow) => [seen, globalMotion(seen)] as const)(
        flow((x, y) => [-3 + (inside(x, y, 40, 20, 24) ? 2 + (x - 52) * 0.05 : 0), 0]),
      ),
    );
    expect(region!.x * width).toBeCloseTo(2, 0);
    expect(Math.abs(region!.y * height)).toBeLessThan(0.2);
    expect(region!.growthX).toBeGreaterThan(0.03);
  });

  it('believes no flow where the picture has not changed', () => {
    const seen = flow((x, y) => [inside(x, y, 40, 20, 24) ? 2 : 0, 0]);
    expect(regionsOf({ ...seen, before: seen.now })).toEqual([]);
  });

  it('says nothing where nothing moves as one', () => {
    expect(regionsOf(flow((x, y) => [5 * Math.sin(x * 3 + y), 5 * Math.cos(y * 7 + x)]))).toEqual([]);
  });
});
