import type { MediaFile, VideoFrame } from '../../src/media/media.ts';
import type { Picture } from '../../src/sight/pictures/picture.ts';

export type Colour = readonly [number, number, number];

/** A filled shape, in pixels. */
export interface Drawn {
  readonly shape: 'disc' | 'cross' | 'stripes';
  readonly colour: Colour;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export const width = 320;
export const height = 180;

/** Shapes on an even backdrop with a little noise that follows from `seed`. */
export function draw(
  backdrop: Colour,
  things: readonly Drawn[],
  seed = 1,
  noise = 3,
): Picture & { pixels: Uint8Array } {
  const pixels = new Uint8Array(width * height * 3);
  let state = seed;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const on = things.findLast((thing) => covers(thing, x, y));
      for (let c = 0; c < 3; c++) {
        state = (state * 16807) % 2147483647;
        pixels[(y * width + x) * 3 + c] = Math.max(
          0,
          Math.min(255, (on?.colour ?? backdrop)[c]! + (state % (2 * noise + 1)) - noise),
        );
      }
    }
  }
  return { width, height, pixels };
}

function covers({ shape, x, y, size }: Drawn, px: number, py: number): boolean {
  const [dx, dy] = [px - x, py - y];
  const inside = Math.max(Math.abs(dx), Math.abs(dy)) <= size;
  if (shape === 'disc') return Math.hypot(dx, dy) <= size;
  if (shape === 'cross') return inside && Math.min(Math.abs(dx), Math.abs(dy)) <= size / 4;
  return inside && Math.floor((dx + size) / (size / 4)) % 2 === 0;
}

/** A silent video of given pictures, all of one size. */
export function videoOf(pictures: readonly Picture[], ratePerSecond = 2): MediaFile {
  const { width, height } = pictures[0]!;
  return {
    path: 'drawn',
    facts: {
      container: 'drawn',
      durationSeconds: pictures.length / ratePerSecond,
      video: { codec: 'drawn', width, height, frameRateHz: ratePerSecond },
    },
    pcm: () => Promise.reject(new Error('no sound')),
    async *frames(): AsyncIterable<VideoFrame> {
      for (const [index, picture] of pictures.entries()) {
        yield { index, timeSeconds: index / ratePerSecond, width, height, rgb: Uint8Array.from(picture.pixels) };
        await Promise.resolve();
      }
    },
  };
}
