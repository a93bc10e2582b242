import type { CameraMotion } from '../motion/camera-motion.ts';
import type { Box } from '../pictures/picture.ts';
import type { Movement } from '../motion/movement.ts';
import { boxAt } from '../objects/path.ts';
import type { Shot } from './shot.ts';

/** What one who follows things through a video asks of its shots; moments must be asked for in order of time. */
export class ShotGuide {
  private at = 0;
  /** Movements of the shot that have begun, and of these those that go on. */
  private begun = 0;
  private moving: readonly Movement[] = [];

  /**
   * @param shots in order of time; without any, all is one shot and the camera stands
   * @param aspect of the picture, width by height
   */
  constructor(
    private readonly shots: readonly Shot[],
    private readonly aspect: number,
  ) {}

  /** Whether another shot has begun since the last moment that was asked for. */
  isCutBefore(timeSeconds: number): boolean {
    const before = this.at;
    while (this.at + 1 < this.shots.length && this.shots[this.at + 1]!.startSeconds <= timeSeconds) this.at++;
    if (this.at !== before) [this.begun, this.moving] = [0, []];
    return this.at !== before;
  }

  /** End of the shot that the last moment was in; Infinity where that is not known. */
  get endSeconds(): number {
    return this.shots[this.at]?.endSeconds ?? Infinity;
  }

  get startSeconds(): number {
    return this.shots[this.at]?.startSeconds ?? 0;
  }

  /** What moves by itself at a moment of the shot. */
  moversAt(timeSeconds: number): readonly Box[] {
    const movements = this.shots[this.at]?.movements ?? [];
    while ((movements[this.begun]?.startSeconds ?? Infinity) <= timeSeconds)
      this.moving = [...this.moving, movements[this.begun++]!];
    this.moving = this.moving.filter(({ endSeconds }) => endSeconds >= timeSeconds);
    return this.moving.map(({ path }) => boxAt(path, timeSeconds));
  }

  /** Where what stands still is seen later in the shot, since the camera moves. */
  moved(box: Box, fromSeconds: number, toSeconds: number): Box {
    let moved = box;
    for (const motion of this.shots[this.at]?.camera ?? []) {
      const seconds = Math.min(motion.endSeconds, toSeconds) - Math.max(motion.startSeconds, fromSeconds);
      if (seconds > 0) moved = movedBy(moved, motion, seconds, this.aspect);
    }
    return moved;
  }
}

function movedBy([x, y, width, height]: Box, { move, speed }: CameraMotion, seconds: number, aspect: number): Box {
  const way = speed * seconds;
  switch (move) {
    case 'PAN_LEFT':
      return [x + way, y, width, height];
    case 'PAN_RIGHT':
      return [x - way, y, width, height];
    case 'TILT_UP':
      return [x, y + way * aspect, width, height];
    case 'TILT_DOWN':
      return [x, y - way * aspect, width, height];
    case 'ZOOM_IN':
    case 'ZOOM_OUT': {
      const factor = Math.exp(move === 'ZOOM_IN' ? way : -way);
      return [0.5 + (x - 0.5) * factor, 0.5 + (y - 0.5) * factor, width * factor, height * factor];
    }
    case 'ROLL':
    case 'SHAKE':
      return [x, y, width, height];
  }
}
