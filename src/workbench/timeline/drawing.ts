import type { Palette } from './palette.ts';
import type { Viewport } from './viewport.ts';

/** What every layer is drawn by. */
export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly view: Viewport;
  readonly palette: Palette;
}

export function xOf({ view, width }: Pick<Drawing, 'view' | 'width'>, seconds: number): number {
  return ((seconds - view.startSeconds) / (view.endSeconds - view.startSeconds)) * width;
}

export function secondsAt({ view, width }: Pick<Drawing, 'view' | 'width'>, x: number): number {
  return view.startSeconds + (x / width) * (view.endSeconds - view.startSeconds);
}
