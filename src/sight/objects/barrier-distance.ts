import type { Picture } from '../pictures/picture.ts';

/**
 * How much the colour must change on the way from a pixel to the nearest side of the picture: the minimum barrier
 * distance (Zhang et al., "Minimum Barrier Salient Object Detection at 80 FPS", ICCV 2015), approximated by raster
 * scans in alternating directions. Smooth shading and shadows cost little, the outline of a thing costs its contrast,
 * whatever the background's colour is; no model of the background is needed.
 * @param picture three channels of any scale
 * @returns shape (height, width), the mean over the channels, in their scale; 0 on the border
 */
export function barrierDistance(picture: Picture, passes = 4): Float32Array {
  const { width, height, pixels } = picture;
  const total = new Float32Array(width * height);
  const value = new Float32Array(width * height);
  const highest = new Float32Array(width * height);
  const lowest = new Float32Array(width * height);
  const distance = new Float32Array(width * height);
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < value.length; i++) value[i] = pixels[i * 3 + channel]!;
    highest.set(value);
    lowest.set(value);
    distance.fill(Infinity);
    for (let x = 0; x < width; x++) distance[x] = distance[(height - 1) * width + x] = 0;
    for (let y = 0; y < height; y++) distance[y * width] = distance[y * width + width - 1] = 0;

    const relax = (at: number, from: number): void => {
      const high = Math.max(highest[from]!, value[at]!);
      const low = Math.min(lowest[from]!, value[at]!);
      if (high - low < distance[at]!) {
        distance[at] = high - low;
        highest[at] = high;
        lowest[at] = low;
      }
    };
    for (let pass = 0; pass < passes; pass++) {
      if (pass % 2 === 0) {
        for (let y = 1; y < height - 1; y++) {
          for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
            relax(at, at - width);
            relax(at, at - 1);
          }
        }
      } else {
        for (let y = height - 2; y > 0; y--) {
          for (let x = width - 2, at = y * width + x; x > 0; x--, at--) {
            relax(at, at + width);
            relax(at, at + 1);
          }
        }
      }
    }
    for (let i = 0; i < total.length; i++) total[i]! += distance[i]! / 3;
  }
  return total;
}
