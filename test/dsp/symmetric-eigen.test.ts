import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/dsp/seeded-random.ts';
import { symmetricEigen } from '../../src/dsp/symmetric-eigen.ts';

describe('symmetricEigen', () => {
  it.each([1, 2, 3, 17, 60])('takes a matrix of %i rows apart into what makes it up again', (size) => {
    const random = seededRandom(size);
    const matrix = new Float64Array(size * size);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) {
        matrix[row * size + column] = matrix[column * size + row] = random() - 0.5;
      }
    }
    const { values, vectors } = symmetricEigen(matrix, size);
    expect([...values]).toEqual([...values].sort((a, b) => b - a));
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        let made = 0;
        let product = 0;
        for (let i = 0; i < size; i++) {
          made += values[i]! * vectors[i * size + row]! * vectors[i * size + column]!;
          product += vectors[row * size + i]! * vectors[column * size + i]!;
        }
        expect(made).toBeCloseTo(matrix[row * size + column]!, 10);
        expect(product).toBeCloseTo(row === column ? 1 : 0, 10);
      }
    }
  });

  it('knows values that are the same, and 0', () => {
    const { values } = symmetricEigen(Float64Array.from([2, 0, 0, 0, 2, 0, 0, 0, 0]), 3);
    expect([...values]).toEqual([2, 2, 0]);
  });
});
