import type { Drawing } from './drawing.ts';
import { heightOfF0 } from './draw-f0.ts';

export interface Tick {
  readonly text: string;
  /** 0 to 1 from the bottom. */
  readonly height: number;
}

/** Octaves: what people read off a spectrogram, and off an axis of f0. */
const spectrogramHz = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000];
const f0Hz = [50, 100, 200, 400, 800, 1600];
const leastApart = 14;
/** A label that would lie half outside says nothing. */
const toEdge = 7;

/** Where frequencies lie among bands of one height each, lowest first. */
export function spectrogramTicks(bandCentresHz: readonly number[]): readonly Tick[] {
  return spectrogramHz.flatMap((hz) => {
    const above = bandCentresHz.findIndex((centre) => centre >= hz);
    if (above <= 0) return [];
    const [low, high] = [bandCentresHz[above - 1]!, bandCentresHz[above]!];
    const band = above - 1 + (hz - low) / (high - low);
    return [{ text: nameOf(hz), height: (band + 0.5) / bandCentresHz.length }];
  });
}

export function f0Ticks(minHz: number, maxHz: number): readonly Tick[] {
  return f0Hz
    .filter((hz) => hz > minHz && hz < maxHz)
    .map((hz) => ({ text: nameOf(hz), height: heightOfF0(hz, minHz, maxHz) }));
}

/** On whatever lies under them: in the theme's own colours, with a rim of the panel's. */
export function drawScale(drawing: Drawing, ticks: readonly Tick[], side: 'left' | 'right'): void {
  const { context, width, height, palette } = drawing;
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'middle';
  context.textAlign = side;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = palette.panel;
  context.fillStyle = side === 'left' ? palette.text : palette.bad;
  const [edge, x] = side === 'left' ? [0, 7] : [width - 4, width - 7];
  let last = Number.POSITIVE_INFINITY;
  for (const tick of ticks) {
    const y = Math.round(height * (1 - tick.height));
    if (y < toEdge || y > height - toEdge || last - y < leastApart) continue;
    last = y;
    context.strokeText(tick.text, x, y);
    context.fillText(tick.text, x, y);
    context.fillRect(edge, y, 4, 1);
  }
  // Other layers of this canvas write from the left.
  context.textAlign = 'left';
}

function nameOf(hz: number): string {
  return hz < 1000 ? `${hz} Hz` : `${hz / 1000} kHz`;
}
