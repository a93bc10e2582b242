import type { Picture } from './picture.ts';

/** sRGB byte → linear light, 0 to 1. */
const linear = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** Cube root of CIE Lab with its linear foot, tabulated on 0 to 1.1. */
const rootSteps = 4096;
const root = Float32Array.from({ length: rootSteps + 1 }, (_, i) => {
  const value = (i / rootSteps) * 1.1;
  return value > 216 / 24389 ? Math.cbrt(value) : (841 / 108) * value + 4 / 29;
});

/**
 * CIE 1976 L*a*b* under D65, in which equal distances look about equally different.
 * @param picture RGB, 0 to 255
 * @returns L* 0 to 100, a* and b* about -110 to 110
 */
export function toLab(picture: Picture): Picture & { readonly pixels: Float32Array } {
  const lab = new Float32Array(picture.pixels.length);
  const scale = rootSteps / 1.1;
  for (let i = 0; i < lab.length; i += 3) {
    const red = linear[byteOf(picture.pixels[i]!)]!;
    const green = linear[byteOf(picture.pixels[i + 1]!)]!;
    const blue = linear[byteOf(picture.pixels[i + 2]!)]!;
    const x = root[(((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047) * scale + 0.5) | 0]!;
    const y = root[((0.2126 * red + 0.7152 * green + 0.0722 * blue) * scale + 0.5) | 0]!;
    const z = root[(((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883) * scale + 0.5) | 0]!;
    lab[i] = 116 * y - 16;
    lab[i + 1] = 500 * (x - y);
    lab[i + 2] = 200 * (y - z);
  }
  return { width: picture.width, height: picture.height, pixels: lab };
}

function byteOf(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0;
}
