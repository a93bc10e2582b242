/** The moving picture of one planned clip. */

import { draw } from './drawings.ts';
import { frameSize, type PlannedClip } from './plan.ts';
import { layOver, paintBackground } from './scene.ts';

export const frameRateHz = 8;
const swayPixels = 5;
const swaysPerSecond = 0.4;

export function* framesOfClip(clip: PlannedClip, durationSeconds: number): Generator<Uint8Array> {
  const { width, height } = frameSize;
  const background = paintBackground(clip.background, width, height);
  const pictures = clip.pictures.map((picture) => ({
    ...picture,
    drawing: draw(picture.concept, Math.round(picture.box[3] * height)),
  }));
  for (let index = 0; index < durationSeconds * frameRateHz; index++) {
    const time = index / frameRateHz;
    const frame = background.slice();
    for (const { drawing, box, phase, startSeconds } of pictures) {
      if (time < startSeconds) continue;
      const sway = swayPixels * Math.sin(2 * Math.PI * swaysPerSecond * time + phase);
      layOver(frame, width, drawing, Math.round(box[0] * width + sway), Math.round(box[1] * height));
    }
    yield frame;
  }
}
