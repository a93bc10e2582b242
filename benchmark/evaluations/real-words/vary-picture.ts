import type { Picture } from '../../../examples/sample/canvas.ts';

/** The picture as in a mirror, if so asked, and with every colour level times `brightness`. */
export function varyPicture(picture: Picture, mirrored: boolean, brightness: number): Picture {
  const { width, height } = picture;
  const rgba = new Uint8Array(picture.rgba.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + (mirrored ? width - 1 - x : x)) * 4;
      const to = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        rgba[to + channel] = Math.min(255, Math.round(picture.rgba[from + channel]! * brightness));
      }
      rgba[to + 3] = picture.rgba[from + 3]!;
    }
  }
  return { width, height, rgba };
}
