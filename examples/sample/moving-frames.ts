import type { Picture } from './canvas.ts';
import { layOver } from './scene.ts';

export interface MovingPicture {
  readonly picture: Picture;
  /** Pixels, of its resting place. */
  readonly left: number;
  readonly top: number;
  /** From when it is in view. */
  readonly startSeconds: number;
  /** Of its gentle swaying, in radians. */
  readonly phase: number;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** RGB, shape (height, width, 3) */
  readonly background: Uint8Array;
  readonly pictures: readonly MovingPicture[];
}

export const frameRateHz = 8;
const swayPixels = 5;
const swaysPerSecond = 0.4;

/** RGB frames of a scene in which everything sways a little, so that it is a film and not a photograph. */
export function* movingFrames(scene: Scene, durationSeconds: number): Generator<Uint8Array> {
  for (let index = 0; index < durationSeconds * frameRateHz; index++) {
    const time = index / frameRateHz;
    const frame = scene.background.slice();
    for (const { picture, left, top, phase, startSeconds } of scene.pictures) {
      if (time < startSeconds) continue;
      const sway = swayPixels * Math.sin(2 * Math.PI * swaysPerSecond * time + phase);
      layOver(frame, scene.width, picture, Math.round(left + sway), Math.round(top));
    }
    yield frame;
  }
}
