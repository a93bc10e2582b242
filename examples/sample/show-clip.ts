/** The moving picture of one planned clip. */

import { draw } from './drawings.ts';
import { movingFrames } from './moving-frames.ts';
import { frameSize, type PlannedClip } from './plan.ts';
import { paintBackground } from './scene.ts';

export function framesOfClip(clip: PlannedClip, durationSeconds: number): Iterable<Uint8Array> {
  const { width, height } = frameSize;
  const pictures = clip.pictures.map(({ concept, box, startSeconds, phase }) => ({
    picture: draw(concept, Math.round(box[3] * height)),
    left: box[0] * width,
    top: box[1] * height,
    startSeconds,
    phase,
  }));
  const background = paintBackground(clip.background, width, height);
  return movingFrames({ width, height, background, pictures }, durationSeconds);
}
