import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import type { Shot } from '../shots/shot.ts';
import { ShotGuide } from '../shots/shot-guide.ts';
import { HandDetector } from './hand-detector.ts';
import { HandPoints } from './hand-landmarks.ts';
import { HandTracker } from './hand-tracker.ts';
import type { HandFound } from './hand.ts';
import { wristsInView, type KnownBody } from './wrists-in-view.ts';

/** As often as bodies are measured, so that the wrists of each picture are known. */
const framesPerSecond = 12;

/** The hands of a recording, what each does, and whose it is. */
const findHands: RunModule<readonly HandFound[]> = async (batch) => {
  const results: (readonly HandFound[])[] = [];
  for (const { startSeconds, endSeconds } of batch.subjects) {
    results.push(await handsBetween(batch, startSeconds, endSeconds));
  }
  return results;
};

export default findHands;

async function handsBetween(batch: RunBatch, startSeconds: number, endSeconds: number): Promise<readonly HandFound[]> {
  const { media, progress, signal } = batch;
  const { video } = media.facts;
  if (!video) return [];
  const ratePerSecond = Math.min(framesPerSecond, video.frameRateHz);
  const shots = (batch.inputs['shots'] ?? []) as readonly Shot[];
  const bodies = (batch.inputs['bodies'] ?? []) as readonly KnownBody[];
  const detector = await HandDetector.load();
  const points = await HandPoints.load();
  const eyes = {
    detect: detector.detect.bind(detector),
    measure: points.measure.bind(points),
  };
  const tracker = new HandTracker(eyes, ratePerSecond, new ShotGuide(shots, video.width / video.height));
  const hands: HandFound[] = [];
  for await (const frame of media.frames({ ratePerSecond }, signal)) {
    if (frame.timeSeconds < startSeconds) continue;
    if (frame.timeSeconds >= endSeconds) break;
    const picture = { width: frame.width, height: frame.height, pixels: frame.rgb };
    const wrists = wristsInView(bodies, frame.timeSeconds, picture);
    hands.push(...(await tracker.next(picture, frame.timeSeconds, wrists)));
    progress(Math.min(1, (frame.timeSeconds - startSeconds) / (endSeconds - startSeconds)));
  }
  hands.push(...tracker.closeAll());
  const end = Math.min(endSeconds, media.facts.durationSeconds);
  return hands
    .map((hand) => ({ ...hand, endSeconds: Math.min(hand.endSeconds, end), ...bodyOf(hand, bodies) }))
    .sort((a, b) => a.startSeconds - b.startSeconds || a.box[0] - b.box[0]);
}

function bodyOf({ body }: HandFound, bodies: readonly KnownBody[]): Pick<HandFound, 'body'> {
  const id = body && bodies[body.place]?.id;
  return body ? { body: { ...body, ...(id !== undefined && { id }) } } : {};
}
