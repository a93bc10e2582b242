import { ParameterError } from '../errors.ts';

/** Upright, whole pixels, the longer side at most `longSide` and never enlarged. */
export function frameSize(video: { width: number; height: number }, longSide = 640): { width: number; height: number } {
  if (!Number.isInteger(longSide) || longSide < 1 || longSide > 8192) {
    throw new ParameterError(`longSide must be a whole number of pixels from 1 to 8192, got ${longSide}`);
  }
  const factor = Math.min(1, longSide / Math.max(video.width, video.height));
  const scaled = (side: number): number => Math.max(1, Math.round(side * factor));
  return { width: scaled(video.width), height: scaled(video.height) };
}
