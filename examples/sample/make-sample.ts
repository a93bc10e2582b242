/**
 * Makes the sample that `npm start` takes in when the graph is empty: drawn pictures, an invented vocabulary, and the
 * truth beside them. The clips in `clips/` were made by: npx tsx examples/sample/make-sample.ts
 */

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openVoice } from '../../src/voice/espeak.ts';
import type { Voice } from '../../src/voice/voice.ts';
import { encodeClip, sampleEncoding } from './encode-clip.ts';
import { extent, type Drawing } from './drawings.ts';
import { frameRateHz } from './moving-frames.ts';
import { frameSize, planSample, type PlannedClip } from './plan.ts';
import { framesOfClip } from './show-clip.ts';
import { speakClip } from './speak-clip.ts';
import type { Box, Truth, TruthClip } from './truth.ts';
import { thousandth } from './thousandth.ts';
import { nouns } from './vocabulary.ts';

export interface MakingOptions {
  readonly seed?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Fills `folder` with clips and `truth.json`.
 * @throws {MissingDependencyError} without eSpeak NG or ffmpeg
 */
export async function makeSample(folder: string, { seed = 1, onProgress }: MakingOptions = {}): Promise<Truth> {
  await mkdir(folder, { recursive: true });
  const voice = await openVoice();
  const plans = planSample(seed);
  const clips: TruthClip[] = [];
  for (const plan of plans) {
    clips.push(await makeClip(folder, plan, voice));
    onProgress?.(clips.length, plans.length);
  }
  const truth: Truth = { seed, clips, lexicon: nouns.map(({ word, concept }) => ({ word, concept })) };
  await writeFile(path.join(folder, 'truth.json'), JSON.stringify(truth, null, 1) + '\n');
  return truth;
}

/** Makes one planned clip and tells what is in it. */
export async function makeClip(folder: string, plan: PlannedClip, voice: Voice): Promise<TruthClip> {
  const { samples, sampleRateHz, words } = speakClip(plan, voice);
  const durationSeconds = samples.length / sampleRateHz;
  const frames = framesOfClip(plan, durationSeconds);
  await encodeClip(
    path.join(folder, plan.file),
    { ...frameSize, frameRateHz, frames, samples, sampleRateHz },
    sampleEncoding,
  );
  const pictures = plan.pictures.map(({ concept, box, startSeconds }) => ({
    concept,
    box: boxOfDrawing(concept, box),
    startSeconds,
    endSeconds: durationSeconds,
  }));
  return { file: plan.file, durationSeconds, words, pictures };
}

/** The tight box around a drawing whose canvas lies in `canvas`. */
function boxOfDrawing(concept: Drawing, [left, top, width, height]: Box): Box {
  const [x, y, w, h] = extent(concept);
  return [thousandth(left + x * width), thousandth(top + y * height), thousandth(w * width), thousandth(h * height)];
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('clips', import.meta.url));
  const { clips } = await makeSample(folder, {
    onProgress: (done, total) => process.stderr.write(`\r${done} of ${total} clips`),
  });
  process.stderr.write(`\n${clips.length} clips and truth.json in ${folder}\n`);
}
