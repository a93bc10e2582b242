import { simplifiedPath, type PathPoint } from '../objects/path.ts';
import { boxIou, type Box } from '../pictures/picture.ts';
import type { Movement } from './movement.ts';
import type { MovingRegion } from './moving-regions.ts';

/** What pauses for longer has ended its movement. */
const patienceSeconds = 0.3;
/** What moves for less is a flicker. */
const leastSeconds = 0.2;
/** Overlap with where it is expected. */
const sameIou = 0.15;
/** Of a side of the picture: what a path may be off. */
const tolerance = 0.015;

/** Joins what moves between two pictures with what moved before, by where its own speed leads it. */
export class MovementTracker {
  private open: OpenMovement[] = [];

  /** @returns movements that have ended */
  next(regions: readonly MovingRegion[], timeSeconds: number, elapsedSeconds: number): readonly Movement[] {
    const pairs = this.open
      .flatMap((movement) =>
        regions.map((region) => ({ movement, region, iou: movement.overlap(region.box, timeSeconds) })),
      )
      .filter(({ iou }) => iou >= sameIou)
      .sort((a, b) => b.iou - a.iou);
    const [taken, used] = [new Set<MovingRegion>(), new Set<OpenMovement>()];
    for (const { movement, region } of pairs) {
      if (taken.has(region) || used.has(movement)) continue;
      taken.add(region);
      used.add(movement);
      movement.see(region, timeSeconds, elapsedSeconds);
    }
    for (const region of regions) {
      if (!taken.has(region)) this.open.push(new OpenMovement(region, timeSeconds, elapsedSeconds));
    }
    const ended = this.open.filter(({ lastSeconds }) => timeSeconds - lastSeconds > patienceSeconds);
    this.open = this.open.filter((movement) => !ended.includes(movement));
    return ended.flatMap((movement) => movement.close());
  }

  /** As at the end of a shot. */
  closeAll(): readonly Movement[] {
    const ended = this.open;
    this.open = [];
    return ended.flatMap((movement) => movement.close());
  }
}

class OpenMovement {
  lastSeconds: number;
  private readonly startSeconds: number;
  private readonly path: PathPoint[];
  private readonly growths: { x: number; y: number; seconds: number }[] = [];
  private speed: { x: number; y: number };

  constructor(region: MovingRegion, timeSeconds: number, elapsedSeconds: number) {
    this.startSeconds = timeSeconds - elapsedSeconds;
    this.lastSeconds = timeSeconds;
    this.path = [{ timeSeconds, box: region.box }];
    this.speed = { x: region.x / elapsedSeconds, y: region.y / elapsedSeconds };
    this.grow(region, elapsedSeconds);
  }

  overlap(box: Box, timeSeconds: number): number {
    const [x, y, width, height] = this.path.at(-1)!.box;
    const elapsed = timeSeconds - this.lastSeconds;
    const expected: Box = [x + this.speed.x * elapsed, y + this.speed.y * elapsed, width, height];
    return Math.max(boxIou(expected, box), boxIou([x, y, width, height], box));
  }

  see(region: MovingRegion, timeSeconds: number, elapsedSeconds: number): void {
    this.lastSeconds = timeSeconds;
    this.path.push({ timeSeconds, box: region.box });
    this.speed = { x: region.x / elapsedSeconds, y: region.y / elapsedSeconds };
    this.grow(region, elapsedSeconds);
  }

  private grow({ growthX: x, growthY: y }: MovingRegion, seconds: number): void {
    this.growths.push({ x, y, seconds });
  }

  close(): Movement[] {
    const { startSeconds, lastSeconds, path, growths } = this;
    if (path.length < 2 || lastSeconds - startSeconds < leastSeconds) return [];
    const seconds = growths.reduce((sum, growth) => sum + growth.seconds, 0);
    const rate = (of: 'x' | 'y'): number => growths.reduce((sum, growth) => sum + growth[of], 0) / seconds;
    return [
      {
        startSeconds,
        endSeconds: lastSeconds,
        path: simplifiedPath(path, tolerance),
        growthX: rate('x'),
        growthY: rate('y'),
      },
    ];
  }
}
