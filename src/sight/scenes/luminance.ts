import type { Picture } from '../pictures/picture.ts';

/** sRGB byte → linear light, 0 to 1 (IEC 61966-2-1). */
const linear = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/**
 * Relative luminance of each pixel, CIE 1931 Y by BT.709's primaries. It is of the picture as shown and not of the place:
 * a camera that sets its own exposure makes a dim room look brighter than it is.
 * @param picture RGB, 0 to 255
 * @returns 0 (black) to 1 (white), shape (height, width)
 */
export function luminance({ pixels }: Picture): Float32Array {
  const found = new Float32Array(pixels.length / 3);
  for (let i = 0; i < found.length; i++) {
    const [red, green, blue] = [
      linear[pixels[i * 3]! | 0]!,
      linear[pixels[i * 3 + 1]! | 0]!,
      linear[pixels[i * 3 + 2]! | 0]!,
    ];
    found[i] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  return found;
}
