import { ParameterError } from '../../errors.ts';
import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import { appearanceFeatures } from '../appearance/appearance-features.ts';
import { contextsOfTracks } from './contexts-of-tracks.ts';
import { findThings } from '../objects/find-things.ts';
import { openObjectDetector } from '../objects/object-detector-of-choice.ts';
import type { ObjectDetector } from '../objects/object-detector.ts';
import { ObjectNetwork } from '../objects/object-network.ts';
import { salientRegions } from '../objects/salient-regions.ts';
import { ThingTracker, type Eyes } from '../objects/thing-tracker.ts';
import type { ClosedTrack } from '../objects/thing-track.ts';
import type { Shot } from '../shots/shot.ts';
import { ShotGuide } from '../shots/shot-guide.ts';
import type { SightFound } from './visual-context.ts';

const defaultRatePerSecond = 4;
const nothing: SightFound = { appearances: [], contexts: [] };

/** What is in view over a recording. Parameters: `ratePerSecond`, frames looked at a second, above 0 to 30. */
const recogniseVisualContexts: RunModule<SightFound> = async (batch) => {
  const results: SightFound[] = [];
  for (const { startSeconds, endSeconds } of batch.subjects) {
    results.push(await contextsBetween(batch, startSeconds, endSeconds));
  }
  return results;
};

export default recogniseVisualContexts;

async function contextsBetween(batch: RunBatch, startSeconds: number, endSeconds: number) {
  const { media, parameters, progress, signal } = batch;
  const { video } = media.facts;
  if (!video) return nothing;
  const ratePerSecond = parameters['ratePerSecond'] ?? defaultRatePerSecond;
  if (typeof ratePerSecond !== 'number' || !(ratePerSecond > 0 && ratePerSecond <= 30)) {
    throw new ParameterError(`ratePerSecond must be above 0 and at most 30, got ${JSON.stringify(ratePerSecond)}`);
  }
  const network = await ObjectNetwork.load();
  const detector = await openObjectDetector(network);
  const eyes = eyesOf(network, detector);
  const shots = (batch.inputs['shots'] ?? []) as readonly Shot[];
  const tracker = new ThingTracker(eyes, 1 / ratePerSecond, new ShotGuide(shots, video.width / video.height));
  const tracks: ClosedTrack[] = [];
  for await (const frame of media.frames({ ratePerSecond }, signal)) {
    if (frame.timeSeconds < startSeconds) continue;
    if (frame.timeSeconds >= endSeconds) break;
    const picture = { width: frame.width, height: frame.height, pixels: frame.rgb };
    tracks.push(...(await tracker.next(picture, frame.timeSeconds)));
    progress(Math.min(1, (frame.timeSeconds - startSeconds) / (endSeconds - startSeconds)));
  }
  tracks.push(...tracker.closeAll());
  return contextsOfTracks(tracks, Math.min(endSeconds, media.facts.durationSeconds), detector.nameTrust);
}

function eyesOf(network: ObjectNetwork, detector: ObjectDetector): Eyes {
  return {
    find: async (picture, movers) => findThings(salientRegions(picture), await detector.detect(picture), movers),
    describe: (picture, thing) => appearanceFeatures(picture, thing, network),
  };
}
