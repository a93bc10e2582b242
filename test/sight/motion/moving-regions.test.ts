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
  return { width, height, vectors };
}

const regionsOf = (seen: Flow) => movingRegions(seen, globalMotion(seen));
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

  it('says nothing where nothing moves as one', () => {
    expect(regionsOf(flow((x, y) => [5 * Math.sin(x * 3 + y), 5 * Math.cos(y * 7 + x)]))).toEqual([]);
  });
});
