import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLinkage } from '../../src/dsp/average-linkage.ts';
import { dot } from '../../src/dsp/dot.ts';
import { pointLinkage } from '../../src/dsp/point-linkage.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';

function onSphere(random: () => number, size: number): Float32Array {
  const vector = Float32Array.from({ length: size }, () => random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

describe('pointLinkage', () => {
  it('joins what is near, and names a cluster by its lowest point', () => {
    const points = [
      [1, 0],
      [0, 1],
      [0.995, 0.1],
      [0.1, 0.995],
      [-1, 0],
    ].map((vector) => ({ vector: Float32Array.from(vector), weight: 1 }));
    expect([...pointLinkage(points, 0.9)]).toEqual([0, 1, 0, 1, 4]);
    expect([...pointLinkage(points, -1)]).toEqual([0, 0, 0, 0, 0]);
    expect([...pointLinkage(points, 1.01)]).toEqual([0, 1, 2, 3, 4]);
    expect([...pointLinkage([], 0.5)]).toEqual([]);
  });

  it('finds the clusters that linkage over all pairs finds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 30 }), (seed, count) => {
        const random = seededRandom(seed);
        const vectors = Array.from({ length: count }, () => onSphere(random, 3));
        const pairs = vectors.flatMap((a, i) =>
          vectors.slice(0, i).map((b, j) => ({ a: j, b: i, distance: 1 - dot(a, b) })),
        );
        const least = random();
        const expected = averageLinkage(count, pairs, { threshold: 1 - least, unmeasured: 3 });
        const points = vectors.map((vector) => ({ vector, weight: 1 }));
        expect([...pointLinkage(points, least)]).toEqual([...expected]);
      }),
    );
  });

  it('takes a mean for as many points as it stands for', () => {
    const [a, b, c] = [
      [1, 0],
      [0.8, 0.6],
      [0, 1],
    ].map((vector) => Float32Array.from(vector));
    const weighted = [
      { vector: a!, weight: 9 },
      { vector: b!, weight: 1 },
      { vector: c!, weight: 1 },
    ];
    // The mean of the first two is (0.98, 0.06): nothing that c is near to.
    expect([...pointLinkage(weighted, 0.3)]).toEqual([0, 0, 2]);
    expect([
      ...pointLinkage(
        weighted.map(({ vector }) => ({ vector, weight: 1 })),
        0.3,
      ),
    ]).toEqual([0, 0, 0]);
  });
});
