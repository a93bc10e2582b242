import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import type { Shot } from '../shots/shot.ts';
import { judgeScene } from './judge-scene.ts';
import { sceneCues } from './scene-cues.ts';
import type { SceneFound } from './scene.ts';
import { scenesOfShots, type SceneMoment } from './scenes-of-shots.ts';

/** A place stays what it is for longer than half a second. */
const ratePerSecond = 2;
const longSide = 160;

/** Where and when the shots of a recording play, as far as pictures tell. */
const findScenes: RunModule<readonly SceneFound[]> = async (batch) => {
  const results: (readonly SceneFound[])[] = [];
  for (const { startSeconds, endSeconds } of batch.subjects) {
    results.push(await scenesBetween(batch, startSeconds, endSeconds));
  }
  return results;
};

export default findScenes;

async function scenesBetween(batch: RunBatch, from: number, to: number): Promise<readonly SceneFound[]> {
  const { media, progress, signal } = batch;
  if (!media.facts.video) return [];
  const moments: SceneMoment[] = [];
  for await (const { timeSeconds, width, height, rgb } of media.frames({ ratePerSecond, longSide }, signal)) {
    if (timeSeconds < from) continue;
    if (timeSeconds >= to) break;
    const cues = sceneCues({ width, height, pixels: rgb });
    moments.push({ timeSeconds, brightness: cues.brightness, ...judgeScene(cues) });
    progress(Math.min(1, (timeSeconds - from) / (to - from)));
  }
  const shots = (batch.inputs['shots'] ?? []) as readonly Shot[];
  return scenesOfShots(
    shots.filter(({ startSeconds, endSeconds }) => endSeconds > from && startSeconds < to),
    moments,
  );
}
