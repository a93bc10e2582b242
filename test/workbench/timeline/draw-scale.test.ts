import { describe, expect, it } from 'vitest';
import { drawScale, f0Ticks, spectrogramTicks } from '../../../src/workbench/timeline/draw-scale.ts';
import { recordedDrawing } from './recorded-drawing.ts';

describe('the scale of frequencies', () => {
  it('stands where the bands lie', () => {
    const ticks = spectrogramTicks([250, 750, 1000, 3000]);
    expect(ticks).toEqual([
      { text: '500 Hz', height: 0.25 },
      { text: '1 kHz', height: 0.625 },
      { text: '2 kHz', height: 0.75 },
    ]);
  });

  it('counts octaves of f0 as far as it goes', () => {
    const ticks = f0Ticks(50, 800);
    expect(ticks.map(({ text }) => text)).toEqual(['100 Hz', '200 Hz', '400 Hz']);
    expect(ticks.map(({ height }) => height)).toEqual([0.25, 0.5, 0.75]);
  });

  it('writes at its edge, and leaves out what has no room', () => {
    const { drawing, written } = recordedDrawing(300, 100, 1);
    const ticks = [0.01, 0.3, 0.35, 0.6, 0.99].map((height) => ({ text: `${height}`, height }));
    drawScale(drawing, ticks, 'left');
    expect(written).toEqual([
      { text: '0.3', x: 7, y: 70 },
      { text: '0.6', x: 7, y: 40 },
    ]);
    expect(drawing.context.textAlign).toBe('left');
  });
});
