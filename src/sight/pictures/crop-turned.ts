import type { Picture } from './picture.ts';

/** A square of a picture, perhaps turned. */
export interface TurnedSquare {
  /** Middle, pixels of the picture. */
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly side: number;
  /** Radians, clockwise: the square's own "right" points so far down. */
  readonly angle: number;
}

/**
 * The square upright, by bilinear interpolation of two by two samples a pixel where it shrinks.
 * @param size sides of the result, pixels
 * @returns RGB 0 to 255, one plane a channel, shape (3, size, size); black outside the picture
 */
export function cropTurned(picture: Picture, square: TurnedSquare, size: number, out?: Float32Array): Float32Array {
  const planes = out ?? new Float32Array(3 * size * size);
  const scale = square.side / size;
  const samples = scale > 1.3 ? 2 : 1;
  const weight = 1 / (samples * samples);
  const [cos, sin] = [Math.cos(square.angle) * scale, Math.sin(square.angle) * scale];
  const { width, height, pixels } = picture;
  const area = size * size;
  planes.fill(0);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      for (let sample = 0; sample < samples * samples; sample++) {
        const dx = x + ((sample % samples) + 0.5) / samples - size / 2;
        const dy = y + (Math.floor(sample / samples) + 0.5) / samples - size / 2;
        const fx = square.x + dx * cos - dy * sin - 0.5;
        const fy = square.y + dx * sin + dy * cos - 0.5;
        const [left, top] = [Math.floor(fx), Math.floor(fy)];
        if (left < -1 || top < -1 || left >= width || top >= height) continue;
        const [u, v] = [fx - left, fy - top];
        for (let corner = 0; corner < 4; corner++) {
          const [cx, cy] = [left + (corner & 1), top + (corner >> 1)];
          if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue;
          const share = weight * (corner & 1 ? u : 1 - u) * (corner >> 1 ? v : 1 - v);
          const at = (cy * width + cx) * 3;
          const to = y * size + x;
          planes[to]! += share * pixels[at]!;
          planes[area + to]! += share * pixels[at + 1]!;
          planes[2 * area + to]! += share * pixels[at + 2]!;
        }
      }
    }
  }
  return planes;
}

/** Where a point of the upright square is in the picture. @param x and y in shares of the square, 0 to 1 */
export function fromSquare(square: TurnedSquare, x: number, y: number): readonly [number, number] {
  const [dx, dy] = [(x - 0.5) * square.side, (y - 0.5) * square.side];
  const [cos, sin] = [Math.cos(square.angle), Math.sin(square.angle)];
  return [square.x + dx * cos - dy * sin, square.y + dx * sin + dy * cos];
}
