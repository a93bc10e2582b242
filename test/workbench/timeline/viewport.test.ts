import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { following, moved, revealing, spanOf, within, zoomed } from '../../../src/workbench/timeline/viewport.ts';

const duration = fc.double({ min: 0.05, max: 20_000, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const views = fc.tuple(duration, share, share).map(([length, a, b]) => ({
  length,
  view: within({ startSeconds: a * length, endSeconds: (a + b) * length }, length),
}));

const slack = 1e-6;

describe('a viewport', () => {
  it('never leaves the recording, whatever is done to it', () => {
    const step = fc.oneof(
      fc.tuple(fc.constant('zoom' as const), fc.double({ min: 0.01, max: 100, noNaN: true }), share),
      fc.tuple(fc.constant('move' as const), fc.double({ min: -30_000, max: 30_000, noNaN: true }), share),
    );
    fc.assert(
      fc.property(views, fc.array(step, { maxLength: 12 }), ({ length, view: first }, steps) => {
        let view = first;
        for (const [what, amount, at] of steps) {
          view = what === 'zoom' ? zoomed(view, amount, at * length, length) : moved(view, amount, length);
          expect(view.startSeconds).toBeGreaterThanOrEqual(0);
          expect(view.endSeconds).toBeLessThanOrEqual(length + slack);
          expect(spanOf(view)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('zooms around what is pointed at, where the ends leave room', () => {
    const view = zoomed({ startSeconds: 40, endSeconds: 60 }, 2, 45, 100);
    expect(view).toEqual({ startSeconds: 42.5, endSeconds: 52.5 });
  });

  it('reveals a stretch, and stays where it is in view already', () => {
    const view = { startSeconds: 10, endSeconds: 20 };
    expect(revealing(view, 12, 13, 100)).toBe(view);
    expect(revealing(view, 50, 51, 100)).toEqual({ startSeconds: 45.5, endSeconds: 55.5 });
    const wide = revealing(view, 50, 80, 100);
    expect(wide.startSeconds).toBeLessThanOrEqual(50);
    expect(wide.endSeconds).toBeGreaterThanOrEqual(80);
  });

  it('turns the page when what is played leaves it', () => {
    const view = { startSeconds: 10, endSeconds: 20 };
    expect(following(view, 19, 100)).toBe(view);
    expect(following(view, 20.1, 100)).toEqual({ startSeconds: 19.6, endSeconds: 29.6 });
  });
});
