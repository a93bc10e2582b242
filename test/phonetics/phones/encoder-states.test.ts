import { describe, expect, it } from 'vitest';
import { stateSpan } from '../../../src/phonetics/phones/encoder-states.ts';

describe('stateSpan', () => {
  const states = { frames: 4, width: 2, data: Float32Array.from({ length: 8 }, (_, at) => at) };
  it('is clamped, and has one frame at least', () => {
    expect(stateSpan(states, -3, 2)).toEqual({ frames: 2, width: 2, data: Float32Array.of(0, 1, 2, 3) });
    expect(stateSpan(states, 3, 9).data).toEqual(Float32Array.of(6, 7));
    expect(stateSpan(states, 9, 9).data).toEqual(Float32Array.of(6, 7));
  });
});
