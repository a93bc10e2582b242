import type { View } from './views.ts';

/** Steps of each channel. */
const steps = 5;
/** Grey levels by which a pixel must differ to show something else. */
const leastDifference = 30;
/** Pixels that what is seen may have shifted from one view to the other. */
const mostShift = 2;

/** How much of each colour there is, as shares of a view: a soft histogram of RGB, shape (5, 5, 5). */
export type Colours = Float32Array;

/**
 * Colours of those pixels within the view's inner circle that show something else than another view of the same place does.
 * @param other the same place when what is looked for is not there
 */
export function coloursApart(view: View, other: View): Colours {
  const { width, height, pixels } = view;
  const colours = new Float32Array(steps ** 3);
  let inside = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (Math.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5) > 0.5) continue;
      inside++;
      const at = (y * width + x) * 3;
      const [r, g, b] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
      if (!isNearby(other, x, y, r, g, b)) add(colours, r, g, b);
    }
  }
  return colours.map((amount) => amount / inside);
}

/** Whether a colour is there about the same place: a camera in a hand never stands quite still. */
function isNearby({ width, height, pixels }: View, x: number, y: number, r: number, g: number, b: number): boolean {
  for (let row = Math.max(0, y - mostShift); row <= Math.min(height - 1, y + mostShift); row++) {
    for (let column = Math.max(0, x - mostShift); column <= Math.min(width - 1, x + mostShift); column++) {
      const at = (row * width + column) * 3;
      const difference = Math.max(
        Math.abs(r - pixels[at]!),
        Math.abs(g - pixels[at + 1]!),
        Math.abs(b - pixels[at + 2]!),
      );
      if (difference < leastDifference) return true;
    }
  }
  return false;
}

/** What there is more of in `a` than in `b`. */
export function surplus(a: Colours, b: Colours): Colours {
  return a.map((amount, i) => Math.max(0, amount - b[i]!));
}

export function amountOf(colours: Colours): number {
  return colours.reduce((sum, amount) => sum + amount, 0);
}

/** Share of the smaller of two amounts that both have in the same colours, 0 to 1; 0 where either is hardly anything. */
export function sharedColours(a: Colours, b: Colours, least: number): number {
  const smaller = Math.min(amountOf(a), amountOf(b));
  if (smaller < least) return 0;
  return a.reduce((sum, amount, i) => sum + Math.min(amount, b[i]!), 0) / smaller;
}

/** Shared among the eight steps around a colour, so that a little more light changes little. */
function add(colours: Colours, ...channels: [number, number, number]): void {
  const places = channels.map((value) => Math.min(steps - 1, Math.max(0, (value / 255) * (steps - 1))));
  const lower = places.map((place) => Math.min(steps - 2, Math.floor(place)));
  for (let corner = 0; corner < 8; corner++) {
    let [index, weight] = [0, 1];
    for (let channel = 0; channel < 3; channel++) {
      const up = (corner >> channel) & 1;
      const part = places[channel]! - lower[channel]!;
      weight *= up ? part : 1 - part;
      index = index * steps + lower[channel]! + up;
    }
    colours[index]! += weight;
  }
}
