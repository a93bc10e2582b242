import { describe, expect, it } from 'vitest';
import { frameMatrix, frameSpan } from '../../src/dsp/frame-matrix.ts';
import { deltas, joinDims, normaliseMeanVariance } from '../../src/dsp/frame-statistics.ts';
import { ParameterError } from '../../src/errors.ts';
import { randomFrames } from './signals.ts';

describe('normaliseMeanVariance', () => {
  it('gives each dimension mean 0 and variance 1', () => {
    const { data, frames, dims } = normaliseMeanVariance(randomFrames(200, 3, 4));
    for (let dim = 0; dim < dims; dim++) {
      const column = Array.from({ length: frames }, (_, frame) => data[frame * dims + dim]!);
      expect(column.reduce((sum, value) => sum + value, 0) / frames).toBeCloseTo(0, 5);
      expect(column.reduce((sum, value) => sum + value ** 2, 0) / frames).toBeCloseTo(1, 5);
    }
  });

  it('makes a constant dimension zero and a matrix without frames itself', () => {
    expect([...normaliseMeanVariance(frameMatrix(new Float32Array(6).fill(7), 2)).data]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(normaliseMeanVariance(frameMatrix(new Float32Array(0), 2)).frames).toBe(0);
  });
});

describe('deltas', () => {
  it('is the slope of a straight line', () => {
    const line = frameMatrix(
      Float32Array.from({ length: 10 }, (_, i) => 3 * i),
      1,
    );
    expect([...deltas(line).data].slice(2, 8)).toEqual([3, 3, 3, 3, 3, 3]);
  });
});

describe('joinDims', () => {
  it('puts columns side by side', () => {
    const joined = joinDims(frameMatrix(Float32Array.of(1, 2), 1), frameMatrix(Float32Array.of(3, 4, 5, 6), 2));
    expect([...joined.data]).toEqual([1, 3, 4, 2, 5, 6]);
  });

  it('refuses differing numbers of frames, and nothing', () => {
    expect(() => joinDims(randomFrames(2, 1), randomFrames(3, 1))).toThrow(ParameterError);
    expect(() => joinDims()).toThrow(ParameterError);
  });
});

describe('frameSpan', () => {
  it('clamps to the matrix and shares its memory', () => {
    const matrix = randomFrames(5, 2);
    expect(frameSpan(matrix, 3, 99).frames).toBe(2);
    expect(frameSpan(matrix, 4, 2).frames).toBe(0);
    expect(frameSpan(matrix, 1, 2).data.buffer).toBe(matrix.data.buffer);
  });

  it('refuses data that are no whole number of frames', () => {
    expect(() => frameMatrix(new Float32Array(5), 2)).toThrow(ParameterError);
  });
});
