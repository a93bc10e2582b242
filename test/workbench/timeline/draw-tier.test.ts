import { describe, expect, it } from 'vitest';
import { drawTier } from '../../../src/workbench/timeline/draw-tier.ts';
import { IntervalIndex } from '../../../src/workbench/timeline/interval-index.ts';
import { recordedDrawing } from './recorded-drawing.ts';

const item = (text: string, startSeconds: number, endSeconds: number) => ({ id: text, startSeconds, endSeconds, text });
const look = { isIpa: false };

describe('a tier that is drawn', () => {
  it('has the text of a point behind it, up to the next', () => {
    const { drawing, written } = recordedDrawing(1000, 30, 10);
    drawTier(drawing, new IntervalIndex([item('burst', 1, 1), item('a long name', 2, 2), item('x', 2.4, 3)]), look);
    const [x, long, burst] = written;
    expect(burst).toMatchObject({ text: 'burst', x: 105 });
    expect(long!.text).toMatch(/^a l.*…$/);
    expect(x!.text).toBe('x');
  });

  it('shows those that overlap one above the other', () => {
    const { drawing, written, filled } = recordedDrawing(1000, 48, 10);
    drawTier(drawing, new IntervalIndex([item('long', 0, 9), item('short', 4, 6)]), look);
    const heights = new Map(written.map(({ text, y }) => [text, y]));
    expect(heights.get('long')).toBeLessThan(24);
    expect(heights.get('short')).toBeGreaterThan(24);
    for (const [, top, , tall] of filled) expect(top! < 24 ? top! + tall! <= 24 : top! + tall! <= 48).toBe(true);
  });
});
