import path from 'node:path';
import { encodeClip } from '../../../examples/sample/encode-clip.ts';
import { frameRateHz, movingFrames, type MovingPicture } from '../../../examples/sample/moving-frames.ts';
import { thousandth } from '../../../examples/sample/thousandth.ts';
import type { Box, ShownPicture, SpokenWord, TruthClip } from '../../../examples/sample/truth.ts';
import { decodePicture, decodeWord, sampleRateHz } from './decode.ts';
import { mixSpeech, speechSpan } from './mix-speech.ts';
import { paintWall } from './paint-wall.ts';
import type { PlannedClip, PlannedPicture } from './plan-clips.ts';
import { varyPicture } from './vary-picture.ts';

const width = 640;
const height = 360;
const shortestSeconds = 3;

/** Makes one planned clip and tells what is in it. */
export async function makeClip(folder: string, plan: PlannedClip): Promise<TruthClip> {
  const { samples, word } = await sound(plan);
  const durationSeconds = samples.length / sampleRateHz;
  const placed = await Promise.all(plan.pictures.map(place));
  const frames = movingFrames(
    { width, height, background: paintWall(width, height, plan.wallSeed), pictures: placed },
    durationSeconds,
  );
  const raw = { width, height, frameRateHz, frames, samples, sampleRateHz };
  await encodeClip(path.join(folder, plan.file), raw, plan.encoding);
  return {
    file: plan.file,
    durationSeconds: thousandth(durationSeconds),
    words: [word],
    pictures: placed.map((picture, index) => shown(picture, plan.pictures[index]!, thousandth(durationSeconds))),
    variation: { encoding: plan.encoding.name, noise: plan.noise.colour, snrDb: plan.noise.snrDb },
  };
}

async function sound(plan: PlannedClip): Promise<{ samples: Float32Array; word: SpokenWord }> {
  const { semitones, tempo, recording, noise, concept } = plan;
  const decoded = await decodeWord(recording.file, semitones, tempo);
  const span = speechSpan(decoded);
  const speech = decoded.slice(span.start, span.end);
  const start = Math.round(plan.leadSeconds * sampleRateHz);
  const seconds = Math.max(shortestSeconds, plan.leadSeconds + speech.length / sampleRateHz + plan.tailSeconds);
  const word: SpokenWord = {
    word: concept,
    startSeconds: thousandth(start / sampleRateHz),
    endSeconds: thousandth((start + speech.length) / sampleRateHz),
    voice: recording.voice,
    variation: { semitones, tempo },
  };
  // A whole number of frames, so that sound and picture end together.
  const frames = Math.ceil(seconds * frameRateHz);
  return { samples: mixSpeech(speech, start, Math.round((frames / frameRateHz) * sampleRateHz), noise), word };
}

async function place(plan: PlannedPicture): Promise<MovingPicture> {
  const decoded = await decodePicture(plan.file, plan.widest * width, plan.highest * height);
  const picture = varyPicture(decoded, plan.mirrored, plan.brightness);
  const columnWidth = width / plan.of;
  const margin = 8;
  return {
    picture,
    left: plan.column * columnWidth + margin + plan.across * Math.max(0, columnWidth - picture.width - 2 * margin),
    top: margin + plan.down * Math.max(0, height - picture.height - 2 * margin),
    startSeconds: 0,
    phase: plan.phase,
  };
}

function shown({ picture, left, top }: MovingPicture, plan: PlannedPicture, endSeconds: number): ShownPicture {
  const box: Box = [
    thousandth(left / width),
    thousandth(top / height),
    thousandth(picture.width / width),
    thousandth(picture.height / height),
  ];
  return { concept: plan.concept, box, startSeconds: 0, endSeconds, picture: path.basename(plan.file) };
}
