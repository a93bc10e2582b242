import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import type { TextFound } from './text-in-view.ts';
import { TextReader } from './text-reader.ts';
import { textRegions } from './text-regions.ts';
import { TextTracker } from './text-tracker.ts';

/** Text that is to be read stays for longer than half a second. */
const ratePerSecond = 2;
const longSide = 960;

/** What is written in view over a recording. */
const findTexts: RunModule<readonly TextFound[]> = async (batch) => {
  const results: (readonly TextFound[])[] = [];
  for (const { startSeconds, endSeconds } of batch.subjects) {
    results.push(await textsBetween(batch, startSeconds, endSeconds));
  }
  return results;
};

export default findTexts;

async function textsBetween(batch: RunBatch, from: number, to: number): Promise<readonly TextFound[]> {
  const { media, progress, signal } = batch;
  if (!media.facts.video) return [];
  let reader: Promise<TextReader> | undefined;
  try {
    // Opened when there is something to read: most films have nothing.
    const tracker = new TextTracker(async (picture, place) => {
      reader ??= TextReader.open();
      return (await reader).read(picture, place);
    }, 1 / ratePerSecond);
    const found: TextFound[] = [];
    for await (const { timeSeconds, width, height, rgb } of media.frames({ ratePerSecond, longSide }, signal)) {
      if (timeSeconds < from) continue;
      if (timeSeconds >= to) break;
      const picture = { width, height, pixels: rgb };
      found.push(...(await tracker.next(picture, textRegions(picture), timeSeconds)));
      progress(Math.min(1, (timeSeconds - from) / (to - from)));
    }
    found.push(...tracker.finish());
    const end = Math.min(to, media.facts.durationSeconds);
    return found
      .map((text) => ({ ...text, endSeconds: Math.min(end, text.endSeconds) }))
      .sort((a, b) => a.startSeconds - b.startSeconds || a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  } finally {
    await (await reader)?.close();
  }
}
