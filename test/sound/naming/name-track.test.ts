import { describe, expect, it } from 'vitest';
import { NameTrack } from '../../../src/sound/naming/name-track.ts';

describe('a track of names', () => {
  it('has a window where it is put, and nothing surely elsewhere', () => {
    const track = new NameTrack(1, 0.1, 2);
    track.add(Float32Array.of(1, -2, 3, -4), 4);
    expect(track.frames).toBe(10);
    expect([track.at(4, 0), track.at(4, 1), track.at(5, 0), track.at(5, 1)]).toEqual([1, -2, 3, -4]);
    expect(track.at(3, 0)).toBe(-16);
  });

  it('trusts of two windows the one in whose middle a frame is', () => {
    const track = new NameTrack(1, 0.1, 1);
    track.add(new Float32Array(4).fill(4), 0);
    track.add(new Float32Array(4).fill(-4), 2);
    expect(track.at(2, 0)).toBeGreaterThan(0);
    expect(track.at(3, 0)).toBeLessThan(0);
    expect(track.at(2, 0)).toBeCloseTo(-track.at(3, 0), 6);
  });

  it('leaves out what reaches beyond the recording', () => {
    const track = new NameTrack(0.25, 0.1, 1);
    track.add(Float32Array.of(1, 2, 3, 4, 5), -1);
    expect([track.at(0, 0), track.at(1, 0), track.at(2, 0)]).toEqual([2, 3, 4]);
  });

  it('gives of a stretch the half in which an output is likeliest', () => {
    const track = new NameTrack(1, 0.1, 2);
    track.add(Float32Array.of(-8, 1, 4, 1, -8, 1, 6, 1), 2);
    expect([...track.between(0.2, 0.6)]).toEqual([5, 1]);
    expect([...track.between(0.31, 0.32)]).toEqual([4, 1]);
    expect(track.between(5, 6)).toHaveLength(2);
  });

  it('keeps logits to an eighth, from -16 to nearly 16', () => {
    const track = new NameTrack(0.3, 0.1, 1);
    track.add(Float32Array.of(-90, 0.06, 90), 0);
    expect([track.at(0, 0), track.at(1, 0), track.at(2, 0)]).toEqual([-16, 0, 15.875]);
  });
});
