import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextsOfTracks } from '../../../src/sight/contexts/contexts-of-tracks.ts';
import type { ClosedTrack } from '../../../src/sight/objects/thing-track.ts';

function track(startSeconds: number, endSeconds: number, more: Partial<ClosedTrack> = {}): ClosedTrack {
  const box = [0.1, 0.1, 0.2, 0.2] as const;
  return {
    startSeconds,
    endSeconds,
    frames: 4,
    seen: 4,
    box,
    path: [{ timeSeconds: startSeconds, box }],
    confidence: 0.8,
    standsOut: true,
    descriptor: new Uint8Array(3),
    ...more,
  };
}

const trust = { standsOut: 0.8, inScene: 0.6 };

describe('contextsOfTracks', () => {
  it('cuts where a second thing comes and goes', () => {
    const { contexts } = contextsOfTracks([track(0, 10), track(4, 6)], 10, trust);
    expect(contexts.map((c) => [c.startSeconds, c.endSeconds, c.things.length])).toEqual([
      [0, 4, 1],
      [4, 6, 2],
      [6, 10, 1],
    ]);
  });

  it('leaves out stretches in which nothing is in view', () => {
    expect(contextsOfTracks([track(1, 2), track(5, 6)], 10, trust).contexts.map((c) => c.startSeconds)).toEqual([1, 5]);
  });

  it('drops what flickered for one frame, and keeps what a one-frame scene shows', () => {
    expect(contextsOfTracks([track(0, 0.5, { seen: 1, frames: 5 })], 10, trust).contexts).toEqual([]);
    expect(contextsOfTracks([track(0, 0.5, { seen: 1, frames: 1 })], 10, trust).contexts).toHaveLength(1);
  });

  it('names a thing only where the detector is sure, and keeps its looks either way', () => {
    const sure = { label: 'clock', confidence: trust.standsOut };
    const unsure = { label: 'kite', confidence: trust.standsOut - 0.01 };
    const { contexts, appearances } = contextsOfTracks(
      [track(0, 2, { guess: sure }), track(0, 2, { guess: unsure })],
      10,
      trust,
    );
    expect(contexts[0]!.concepts.map(({ label }) => label)).toEqual(['clock']);
    expect(appearances.map(({ label }) => label).sort()).toEqual(['clock', 'kite']);
  });

  it('believes the detector earlier of what is one among many', () => {
    const guess = { label: 'person', confidence: 0.7 };
    const named = [true, false].map(
      (standsOut) => contextsOfTracks([track(0, 2, { guess, standsOut })], 10, trust).contexts[0]!.concepts,
    );
    expect(named.map(({ length }) => length)).toEqual([0, 1]);
  });

  it('says of each interval where a thing was then, and of the thing its whole way', () => {
    const [left, right] = [[0, 0, 0.2, 0.2] as const, [0.8, 0, 0.2, 0.2] as const];
    const path = [
      { timeSeconds: 0, box: left },
      { timeSeconds: 8, box: right },
    ];
    const { contexts, appearances } = contextsOfTracks([track(0, 8, { path }), track(6, 8)], 10, trust);
    expect(appearances.find(({ endSeconds, startSeconds }) => endSeconds - startSeconds === 8)!.path).toEqual(path);
    const places = contexts.map(({ things }) => things.map(({ box }) => Number(box[0].toFixed(2))));
    expect(places).toEqual([[0.3], [0.7, 0.1]]);
  });

  it('gives ordered contexts that do not overlap and stay inside the recording', () => {
    const anyTrack = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }))
      .map(([start, length]) => track(start / 2, (start + length) / 2));
    fc.assert(
      fc.property(fc.array(anyTrack, { maxLength: 12 }), (tracks) => {
        const { contexts } = contextsOfTracks(tracks, 18, trust);
        contexts.forEach((context, i) => {
          expect(context.endSeconds).toBeGreaterThan(context.startSeconds);
          expect(context.endSeconds).toBeLessThanOrEqual(18);
          if (i > 0) expect(context.startSeconds).toBeGreaterThanOrEqual(contexts[i - 1]!.endSeconds);
        });
      }),
    );
  });
});
