import { glance } from '../pictures/scene-change.ts';
import type { Picture } from '../pictures/picture.ts';

/** What is kept of a picture to compare it with those around it. */
export interface FrameSketch {
  readonly timeSeconds: number;
  /** 32 × 18 cells of mean colour, 0 to 255. */
  readonly cells: Float32Array;
  /** Share of pixels in each of 6 × 6 × 6 colours, spread over neighbouring ones; adds up to 1. */
  readonly colours: Float32Array;
}

const binsAChannel = 6;

export function sketch(picture: Picture, timeSeconds: number): FrameSketch {
  return { timeSeconds, cells: glance(picture), colours: colourHistogram(picture) };
}

/** Each pixel counts for the eight colours around it, so that a little more light is a little difference. */
function colourHistogram({ pixels }: Picture): Float32Array {
  const histogram = new Float32Array(binsAChannel ** 3);
  const scale = (binsAChannel - 1) / 255;
  // Every third pixel: the shares are the same within a percent.
  let count = 0;
  for (let i = 0; i + 2 < pixels.length; i += 9, count++) {
    const r = pixels[i]! * scale;
    const g = pixels[i + 1]! * scale;
    const b = pixels[i + 2]! * scale;
    const [r0, g0, b0] = [
      Math.min(binsAChannel - 2, Math.floor(r)),
      Math.min(binsAChannel - 2, Math.floor(g)),
      Math.min(binsAChannel - 2, Math.floor(b)),
    ];
    const [fr, fg, fb] = [r - r0, g - g0, b - b0];
    const base = (r0 * binsAChannel + g0) * binsAChannel + b0;
    for (let corner = 0; corner < 8; corner++) {
      const weight = (corner & 4 ? fr : 1 - fr) * (corner & 2 ? fg : 1 - fg) * (corner & 1 ? fb : 1 - fb);
      const at = base + (corner & 4 ? binsAChannel * binsAChannel : 0) + (corner & 2 ? binsAChannel : 0) + (corner & 1);
      histogram[at]! += weight;
    }
  }
  for (let i = 0; i < histogram.length; i++) histogram[i]! /= count;
  return histogram;
}

/** Mean difference of the cells' channels, 0 to 255. */
export function cellDifference(a: FrameSketch, b: FrameSketch): number {
  let sum = 0;
  for (let i = 0; i < a.cells.length; i++) sum += Math.abs(a.cells[i]! - b.cells[i]!);
  return sum / a.cells.length;
}

/** 0 where two pictures have the same colours in the same shares, 1 where they have none in common. */
export function colourDifference(a: FrameSketch, b: FrameSketch): number {
  let common = 0;
  for (let i = 0; i < a.colours.length; i++) common += Math.min(a.colours[i]!, b.colours[i]!);
  return 1 - common;
}

/** Correlation of light and shade over the cells, -1 to 1; 1 where both pictures are even, 0 where one is. */
export function structureLikeness(a: FrameSketch, b: FrameSketch): number {
  const n = a.cells.length;
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a.cells[i]!, b.cells[i]!];
    sumA += x;
    sumB += y;
    squareA += x * x;
    squareB += y * y;
    product += x * y;
  }
  const varianceA = squareA - (sumA * sumA) / n;
  const varianceB = squareB - (sumB * sumB) / n;
  if (varianceA < n || varianceB < n) return varianceA < n && varianceB < n ? 1 : 0;
  return (product - (sumA * sumB) / n) / Math.sqrt(varianceA * varianceB);
}

/** Mean and spread of the cells, 0 to 255. */
export function lightOf({ cells }: FrameSketch): { mean: number; spread: number } {
  let sum = 0;
  let square = 0;
  for (const value of cells) {
    sum += value;
    square += value * value;
  }
  const mean = sum / cells.length;
  return { mean, spread: Math.sqrt(Math.max(0, square / cells.length - mean * mean)) };
}
