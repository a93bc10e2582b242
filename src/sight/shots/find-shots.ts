import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import { cameraMotions, speedOf, type GlobalSpeed } from '../motion/camera-motion.ts';
import { globalMotion } from '../motion/global-motion.ts';
import { movingRegions } from '../motion/moving-regions.ts';
import { FlowMeter } from '../motion/optical-flow.ts';
import { sketch } from './frame-sketch.ts';
import type { Box } from '../pictures/picture.ts';
import { ShotBoundaryFinder } from './shot-boundary-finder.ts';
import type { Mover, Shot, ShotBoundary, ShotTransition } from './shot.ts';

/** Frames looked at a second, at most: cuts are found to a frame of a film. */
const mostFramesPerSecond = 24;
/** The camera's motion is measured as often. */
const flowsPerSecond = 12;
/** What moves by itself is noted at every so many of these. */
const moversEvery = 3;
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
          shots.move(speedOf(motion, frame.timeSeconds, every / ratePerSecond));
          if (frames % (every * moversEvery) === 1) shots.see(frame.timeSeconds, movingRegions(flow, motion));
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
  private movers: Mover[] = [];
  private transition: ShotTransition = 'START';

  constructor(private startSeconds: number) {}

  move(speed: GlobalSpeed): void {
    this.speeds.push(speed);
  }

  see(timeSeconds: number, boxes: readonly Box[]): void {
    this.movers.push(...boxes.map((box) => ({ timeSeconds, box })));
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
    this.shots.push({ startSeconds, endSeconds, transition, camera, movers: this.movers.filter(isOwn) });
    this.speeds = this.speeds.filter(isLater);
    this.movers = this.movers.filter(isLater);
  }
}

const margin = 1.5 / flowsPerSecond;
