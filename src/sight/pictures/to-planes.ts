import type { Picture } from './picture.ts';

/** Interleaved to one plane a channel, as networks take it. */
export function toPlanes(picture: Picture): Float32Array {
  const cells = picture.width * picture.height;
  const planes = new Float32Array(cells * 3);
  for (let i = 0; i < cells; i++) {
    planes[i] = picture.pixels[i * 3]!;
    planes[cells + i] = picture.pixels[i * 3 + 1]!;
    planes[2 * cells + i] = picture.pixels[i * 3 + 2]!;
  }
  return planes;
}
