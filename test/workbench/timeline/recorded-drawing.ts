import type { Drawing } from '../../../src/workbench/timeline/drawing.ts';
import type { Palette } from '../../../src/workbench/timeline/palette.ts';

export interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A drawing that keeps what is written and filled in it; each letter is 7 pixels wide. */
export function recordedDrawing(width: number, height: number, endSeconds: number) {
  const written: Written[] = [];
  const filled: (readonly number[])[] = [];
  const context = {
    measureText: (text: string) => ({ width: 7 * text.length }),
    fillText: (text: string, x: number, y: number) => written.push({ text, x, y }),
    strokeText: () => undefined,
    fillRect: (...box: number[]) => filled.push(box),
  } as unknown as CanvasRenderingContext2D;
  const palette = { text: 'ink', panel: 'paper', bad: 'red' } as Palette;
  const drawing: Drawing = { context, width, height, palette, view: { startSeconds: 0, endSeconds } };
  return { drawing, written, filled };
}
