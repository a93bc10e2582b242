import { clockTime } from '../parts/clock-time.ts';
import { xOf, type Drawing } from './drawing.ts';

const steps = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600,
];
const leastApart = 90;

/** Moments along the top, as many as there is room for. */
export function drawRuler(drawing: Drawing): void {
  const { context, width, height, view, palette } = drawing;
  const secondsPerPixel = (view.endSeconds - view.startSeconds) / width;
  const step = steps.find((each) => each / secondsPerPixel >= leastApart) ?? 3600;
  const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  context.fillStyle = palette.quiet;
  context.strokeStyle = palette.line;
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'middle';
  context.beginPath();
  for (let mark = Math.ceil(view.startSeconds / step); mark * step <= view.endSeconds; mark++) {
    const x = Math.round(xOf(drawing, mark * step)) + 0.5;
    context.moveTo(x, height - 7);
    context.lineTo(x, height);
    context.fillText(clockTime(mark * step, digits), x + 3, height / 2);
  }
  context.stroke();
}
