import { useEffect, useRef } from 'react';
import type { Drawing } from './drawing.ts';
import type { Palette } from './palette.ts';
import type { TimelineState } from './timeline-state.ts';
import styles from './timeline.module.css';

/** A canvas as wide as its place, drawn when the timeline changes. It says nothing to a screen reader: the list beside it does. */
export function Layer({
  state,
  palette,
  height,
  draw,
}: {
  readonly state: TimelineState;
  readonly palette: Palette;
  /** CSS pixels. */
  readonly height: number;
  readonly draw: (drawing: Drawing) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
    state.redraw();
  });
  useEffect(() => {
    const element = canvas.current!;
    const context = element.getContext('2d')!;
    const sized = new ResizeObserver(() => state.redraw());
    sized.observe(element);
    const remove = state.addLayer(() => {
      const scale = window.devicePixelRatio || 1;
      const width = element.clientWidth;
      if (width === 0) return;
      const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
      // To set the size empties the canvas, and costs more than to clear it.
      if (element.width !== across || element.height !== down) [element.width, element.height] = [across, down];
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, width, height);
      latest.current({ context, width, height, view: state.view, palette });
    });
    return () => {
      remove();
      sized.disconnect();
    };
  }, [state, palette, height]);
  return <canvas ref={canvas} className={styles.layer} style={{ height }} aria-hidden="true" />;
}
