import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import { boxAt, type PathPoint } from '../objects/path.ts';
import { qualitiesOverTime, type Bearer } from './qualities-over-time.ts';
import type { QualityFound } from './quality.ts';
import { coloursOf, thingColours, type ColourShares } from './thing-colour.ts';

const ratePerSecond = 4;
const longSide = 320;
/** A thing is looked at so many times for its colour, evenly over its stay. */
const looks = 3;
/** From here on the detector's name is taken for what a thing is when things are counted and compared. */
const leastName = 0.6;

/** What comes of visual contexts; from the graph with its id. */
interface Appearance {
  readonly id?: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly path: readonly PathPoint[];
  readonly confidence: number;
  readonly label?: string;
  readonly labelConfidence?: number;
}

/** How the things in view of a recording are: their colours, sizes, numbers, and how they lie to one another. */
const findQualities: RunModule<readonly QualityFound[]> = async (batch) => {
  const { video } = batch.media.facts;
  const { appearances = [] } = (batch.inputs['visual-contexts'] ?? {}) as { appearances?: readonly Appearance[] };
  if (!video || appearances.length === 0) return batch.subjects.map(() => []);
  const seen = await coloursSeen(batch, appearances);
  const bearers = appearances.map(
    ({ startSeconds, endSeconds, path, confidence, id, label, labelConfidence = 0 }, place): Bearer => ({
      startSeconds,
      endSeconds,
      path,
      confidence,
      colours: coloursOf(seen[place]!),
      ...(id !== undefined && { id }),
      ...(label !== undefined && labelConfidence >= leastName && { name: label }),
    }),
  );
  const found = qualitiesOverTime(bearers, video.width / video.height);
  return batch.subjects.map(({ startSeconds, endSeconds }) =>
    found.filter((quality) => quality.startSeconds < endSeconds && quality.endSeconds > startSeconds),
  );
};

export default findQualities;

/** What was seen of each appearance, in their order. */
async function coloursSeen(batch: RunBatch, appearances: readonly Appearance[]): Promise<readonly ColourShares[][]> {
  const { media, progress, signal } = batch;
  const due = appearances
    .flatMap(({ startSeconds, endSeconds }, place) =>
      Array.from({ length: looks }, (_, i) => ({
        place,
        timeSeconds: startSeconds + ((i + 0.5) / looks) * (endSeconds - startSeconds),
      })),
    )
    .sort((a, b) => a.timeSeconds - b.timeSeconds);
  const seen: ColourShares[][] = appearances.map(() => []);
  let next = 0;
  for await (const { timeSeconds, width, height, rgb } of media.frames({ ratePerSecond, longSide }, signal)) {
    if (next >= due.length) break;
    for (; next < due.length && due[next]!.timeSeconds <= timeSeconds; next++) {
      const { place } = due[next]!;
      const { path, endSeconds } = appearances[place]!;
      // One that is gone by the next picture has been in none.
      if (timeSeconds < endSeconds) {
        seen[place]!.push(thingColours({ width, height, pixels: rgb }, boxAt(path, timeSeconds)));
      }
    }
    progress(Math.min(1, timeSeconds / media.facts.durationSeconds));
  }
  return seen;
}
