import { describe, expect, it } from 'vitest';
import { NameTrack } from '../../../src/sound/naming/name-track.ts';

/** Puts frames in of which each tells as much. */
function add(track: NameTrack, logits: Float32Array, firstFrame: number): void {
  track.add(logits, new Float32Array(logits.length), firstFrame);
}

describe('a track of names', () => {
  it('has a window where it is put, and nothing surely elsewhere', () => {
    const track = new NameTrack(1, 0.1, 2);
    add(track, Float32Array.of(1, -2, 3, -4), 4);
    expect(track.frames).toBe(10);
    expect([track.at(4, 0), track.at(4, 1), track.at(5, 0), track.at(5, 1)]).toEqual([1, -2, 3, -4]);
    expect(track.at(3, 0)).toBe(-16);
  });

  it('trusts of two windows the one in whose middle a frame is', () => {
    const track = new NameTrack(1, 0.1, 1);
    add(track, new Float32Array(4).fill(4), 0);
    add(track, new Float32Array(4).fill(-4), 2);
    expect(track.at(2, 0)).toBeGreaterThan(0);
    expect(track.at(3, 0)).toBeLessThan(0);
    expect(track.at(2, 0)).toBeCloseTo(-track.at(3, 0), 6);
  });

  it('keeps what was heard around the recording for half a window', () => {
    const track = new NameTrack(0.25, 0.1, 1);
    add(track, Float32Array.of(1, 2, 3, 4, 5), -1);
    add(track, Float32Array.of(9), 40);
    expect([track.at(0, 0), track.at(1, 0), track.at(2, 0)]).toEqual([2, 3, 4]);
    expect(track.within([{ startSeconds: -0.1, endSeconds: 0 }])[0]).toBe(1);
    expect(track.within([{ startSeconds: 0.3, endSeconds: 9 }])[0]).toBe(5);
  });

  it('gives of a stretch the mean of its frames, by how much each tells', () => {
    const track = new NameTrack(1, 0.1, 2);
    const attention = [0, 0, Math.log(3), 0, -8, 0, Math.log(3), 0];
    track.add(Float32Array.of(-8, 1, 4, 2, -8, 3, 6, 4), Float32Array.from(attention), 2);
    const [first, second] = track.within([{ startSeconds: 0.2, endSeconds: 0.6 }]);
    // Kept to an eighth, as logits are.
    expect(first).toBeCloseTo((-8 + 3 * 4 + 3 * 6) / 7, 0);
    expect(second).toBeCloseTo(2.5);
    expect([...track.within([{ startSeconds: 0.31, endSeconds: 0.32 }])]).toEqual([4, 2]);
    const parts = [
      { startSeconds: 0.2, endSeconds: 0.3 },
      { startSeconds: 0.5, endSeconds: 0.6 },
    ];
    expect(track.within(parts)[1]).toBeCloseTo(2.5);
    expect([...track.within([{ startSeconds: 0.8, endSeconds: 0.9 }])]).toEqual([-16, -16]);
    expect([...track.within([])]).toEqual([-16, -16]);
  });

  it('keeps logits to an eighth, from -16 to nearly 16', () => {
    const track = new NameTrack(0.3, 0.1, 1);
    add(track, Float32Array.of(-90, 0.06, 90), 0);
    expect([track.at(0, 0), track.at(1, 0), track.at(2, 0)]).toEqual([-16, 0, 15.875]);
  });
});
