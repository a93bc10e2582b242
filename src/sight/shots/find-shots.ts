import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import { cameraMotions, speedOf, type GlobalSpeed } from '../motion/camera-motion.ts';
import { globalMotion } from '../motion/global-motion.ts';
import type { Movement } from '../motion/movement.ts';
import { MovementTracker } from '../motion/movement-tracker.ts';
import { movingRegions, type MovingRegion } from '../motion/moving-regions.ts';
import { FlowMeter } from '../motion/optical-flow.ts';
import { sketch } from './frame-sketch.ts';
import { ShotBoundaryFinder } from './shot-boundary-finder.ts';
import type { Shot, ShotBoundary, ShotTransition } from './shot.ts';

/** Frames looked at a second, at most: cuts are found to a frame of a film. */
const mostFramesPerSecond = 24;
/** The camera's motion is measured as often. */
const flowsPerSecond = 12;
const longSide = 160;

/** The shots of a recording and what the camera does in each. */
const findShots: RunModule<readonly Shot[]> = async (batch) => {
  const results: (readonly Shot[])[] = [];
  for (const { startSeconds, endSeconds } of batch.subjects) {
    results.push(await shotsBetween(batch, startSeconds, endSeconds));
  }
  return results;
};

export default findShots;

async function shotsBetween(batch: RunBatch, startSeconds: number, endSeconds: number): Promise<readonly Shot[]> {
  const { media, progress, signal } = batch;
  const { video } = media.facts;
  if (!video) return [];
  const ratePerSecond = Math.min(mostFramesPerSecond, video.frameRateHz);
  const every = Math.max(1, Math.round(ratePerSecond / flowsPerSecond));
  const finder = new ShotBoundaryFinder(ratePerSecond);
  const shots = new ShotBuilder(startSeconds);
  const meter = await FlowMeter.open();
  try {
    let frames = 0;
    for await (const frame of media.frames({ ratePerSecond, longSide }, signal)) {
      if (frame.timeSeconds < startSeconds) continue;
      if (frame.timeSeconds >= endSeconds) break;
      const picture = { width: frame.width, height: frame.height, pixels: frame.rgb };
      for (const boundary of finder.next(sketch(picture, frame.timeSeconds))) shots.cut(boundary);
      if (frames++ % every === 0) {
        const flow = meter.next(picture);
        if (flow) {
          const motion = globalMotion(flow);
          const elapsed = every / ratePerSecond;
          shots.move(speedOf(motion, frame.timeSeconds, elapsed));
          shots.see(movingRegions(flow, motion), frame.timeSeconds, elapsed);
        }
      }
      progress(Math.min(1, (frame.timeSeconds - startSeconds) / (endSeconds - startSeconds)));
    }
  } finally {
    meter.close();
  }
  for (const boundary of finder.finish()) shots.cut(boundary);
  return shots.finish(Math.min(endSeconds, media.facts.durationSeconds));
}

/** Puts motions into the shots that they belong to; boundaries become known somewhat later than motions. */
class ShotBuilder {
  private readonly shots: Shot[] = [];
  private speeds: GlobalSpeed[] = [];
  private seen: Seen[] = [];
  private transition: ShotTransition = 'START';

  constructor(private startSeconds: number) {}

  move(speed: GlobalSpeed): void {
    this.speeds.push(speed);
  }

  see(regions: readonly MovingRegion[], timeSeconds: number, elapsedSeconds: number): void {
    this.seen.push({ regions, timeSeconds, elapsedSeconds });
  }

  cut({ timeSeconds, transition }: ShotBoundary): void {
    this.close(timeSeconds);
    this.startSeconds = timeSeconds;
    this.transition = transition;
  }

  finish(endSeconds: number): readonly Shot[] {
    if (endSeconds > this.startSeconds) this.close(endSeconds);
    return this.shots;
  }

  private close(endSeconds: number): void {
    const { startSeconds, transition } = this;
    // The motion from one shot into the next is nobody's.
    const isOwn = ({ timeSeconds }: { timeSeconds: number }): boolean =>
      timeSeconds > startSeconds + margin && timeSeconds < endSeconds;
    const isLater = ({ timeSeconds }: { timeSeconds: number }): boolean => timeSeconds > endSeconds;
    const camera = cameraMotions(this.speeds.filter(isOwn), endSeconds);
    this.shots.push({ startSeconds, endSeconds, transition, camera, movements: movementsIn(this.seen.filter(isOwn)) });
    this.speeds = this.speeds.filter(isLater);
    this.seen = this.seen.filter(isLater);
  }
}

interface Seen {
  readonly regions: readonly MovingRegion[];
  readonly timeSeconds: number;
  readonly elapsedSeconds: number;
}

function movementsIn(seen: readonly Seen[]): readonly Movement[] {
  const tracker = new MovementTracker();
  const ended = seen.flatMap(({ regions, timeSeconds, elapsedSeconds }) =>
    tracker.next(regions, timeSeconds, elapsedSeconds),
  );
  return [...ended, ...tracker.closeAll()].sort(
    (a, b) => a.startSeconds - b.startSeconds || b.endSeconds - a.endSeconds,
  );
}

const margin = 1.5 / flowsPerSecond;
