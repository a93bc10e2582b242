import { lightOf, type FrameSketch } from './frame-sketch.ts';

export interface Mix {
  /** What the mixture does not explain, as a share of the whole change, 0 to 1; more where the middle is not flat. */
  readonly remainder: number;
  /** When both pictures have equal shares. */
  readonly middleSeconds: number;
}

/** What moves can look like a mixture; but two pictures over each other are flatter than either, and what moves is not. */
const mostRemainder = 0.29;
const flatness = { from: 0.75, weight: 0.8 } as const;
const leastSpreadRatio = 0.3;
/** The largest step that a gradual change takes between two frames. */
const mostStep = 0.4;

/**
 * Whether each picture of a stretch is a mixture of the first and the last in a share that only grows: so it is in a
 * dissolve, and not where things or the camera move.
 * @param window at least four frames
 * @returns undefined where it is not
 */
export function mixOf(window: readonly FrameSketch[]): Mix | undefined {
  const [first, last] = [window[0], window.at(-1)];
  if (first === undefined || last === undefined || window.length < 4) return undefined;
  // Out of the dark into the light is one shot that fades in.
  const [before, after] = [lightOf(first).spread, lightOf(last).spread];
  if (Math.min(before, after) < leastSpreadRatio * Math.max(before, after)) return undefined;
  const count = first.cells.length;
  let whole = 0;
  for (let i = 0; i < count; i++) whole += (last.cells[i]! - first.cells[i]!) ** 2;
  if (whole === 0) return undefined;
  let remainder = 0;
  let grown = 0;
  let middle: FrameSketch | undefined;
  for (const frame of window.slice(1)) {
    let along = 0;
    for (let i = 0; i < count; i++) along += (frame.cells[i]! - first.cells[i]!) * (last.cells[i]! - first.cells[i]!);
    const share = along / whole;
    if (share < grown - 0.06 || share - grown > mostStep) return undefined;
    let rest = 0;
    for (let i = 0; i < count; i++) {
      rest += (frame.cells[i]! - first.cells[i]! - share * (last.cells[i]! - first.cells[i]!)) ** 2;
    }
    remainder += Math.sqrt(rest / whole);
    if (share >= 0.5) middle ??= frame;
    grown = Math.max(grown, share);
  }
  if (middle === undefined) return undefined;
  const spread = lightOf(middle).spread / ((before + after) / 2);
  remainder = remainder / (window.length - 1) + flatness.weight * Math.max(0, spread - flatness.from);
  if (remainder > mostRemainder) return undefined;
  // All of the change in the last or the first fifth is no gradual one.
  const place = (middle.timeSeconds - first.timeSeconds) / (last.timeSeconds - first.timeSeconds);
  return place > 0.2 && place < 0.8 ? { remainder, middleSeconds: middle.timeSeconds } : undefined;
}
