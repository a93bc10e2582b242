import { frameCount } from '../../dsp/spectrogram.ts';
import type { Pcm } from '../../media/media.ts';
import { MASK_BANDS, MASK_HOP_SAMPLES, MASK_SAMPLE_RATE_HZ, MaskBands, normaliseMaskBands } from './mask-bands.ts';
import type { MaskNetwork } from './separator.ts';
import { shareMasks } from './share-masks.ts';

export const FRAMES_PER_SECOND = MASK_SAMPLE_RATE_HZ / MASK_HOP_SAMPLES;
/** 8 s. */
const WINDOW_FRAMES = 8 * FRAMES_PER_SECOND;
/** 2 s, over which the masks of one window fade into those of the next. */
const OVERLAP_FRAMES = 2 * FRAMES_PER_SECOND;
/** What the network was trained on, 4 s: a shorter recording has silence behind it, as short sounds had. */
const LEAST_FRAMES = 4 * FRAMES_PER_SECOND;

/** What is asked of a network about each window. */
export interface Question {
  /** 1 for each label whose sound is asked for, else 0, shape (labels) */
  readonly labels: Float32Array;
  /** Whether it is worth asking about a stretch: where it is not, the mask is empty. */
  isAsked(startSeconds: number, endSeconds: number): boolean;
}

/** Masks of frames that follow each other. */
export interface MaskBlock {
  readonly firstFrame: number;
  readonly frames: number;
  /** One a question, each of shape (frames, MASK_BANDS). */
  readonly masks: readonly Float32Array[];
}

/**
 * Masks of a whole recording, for each question, window by window. They share by their ratio, so that they add up to at most one.
 * @param pcm mono at 32 kHz
 */
export async function* maskWindows(
  pcm: Pcm,
  network: MaskNetwork,
  questions: readonly Question[],
  signal?: AbortSignal,
): AsyncGenerator<MaskBlock, void, void> {
  const bands = new MaskBands();
  const total = frameCount(pcm.length, MASK_HOP_SAMPLES);
  /** The end of the window before, which fades into the next. */
  let fading: readonly Float32Array[] = [];
  let firstFrame = 0;
  for (const start of windowStarts(total)) {
    signal?.throwIfAborted();
    const end = Math.min(total, start + WINDOW_FRAMES);
    const power = await powerOfWindow(pcm, bands, start, end - start);
    const all = await askAll(network, questions, power, start, end - start);
    // The last window begins earlier than it must, so that it is as long as the others.
    const masks = all.map((mask) => mask.subarray((firstFrame - start) * MASK_BANDS));
    fading.forEach((mask, place) => fade(mask, masks[place]!));
    const lastFrame = end === total ? end : end - OVERLAP_FRAMES;
    const frames = lastFrame - firstFrame;
    fading = masks.map((mask) => mask.slice(frames * MASK_BANDS));
    yield { firstFrame, frames, masks: masks.map((mask) => mask.subarray(0, frames * MASK_BANDS)) };
    firstFrame = lastFrame;
  }
}

function* windowStarts(total: number): Generator<number> {
  let start = 0;
  for (; start + WINDOW_FRAMES < total; start += WINDOW_FRAMES - OVERLAP_FRAMES) yield start;
  yield Math.max(0, Math.min(start, total - WINDOW_FRAMES));
}

/** @returns shape (frames or more, MASK_BANDS) */
async function powerOfWindow(pcm: Pcm, bands: MaskBands, start: number, frames: number): Promise<Float32Array> {
  const from = Math.max(0, (start - 1) * MASK_HOP_SAMPLES);
  const to = (start + frames) * MASK_HOP_SAMPLES;
  const signal = await pcm.slice(from / MASK_SAMPLE_RATE_HZ, to / MASK_SAMPLE_RATE_HZ);
  return bands.power(signal, start * MASK_HOP_SAMPLES - from, Math.max(frames, LEAST_FRAMES));
}

/** @param power shape (frames or more, MASK_BANDS); changed */
async function askAll(
  network: MaskNetwork,
  questions: readonly Question[],
  power: Float32Array,
  start: number,
  frames: number,
): Promise<readonly Float32Array[]> {
  const size = frames * MASK_BANDS;
  const isSilent = power.every((value) => value === 0);
  normaliseMaskBands(power);
  const masks: Float32Array[] = [];
  for (const question of questions) {
    const isAsked = !isSilent && question.isAsked(start / FRAMES_PER_SECOND, (start + frames) / FRAMES_PER_SECOND);
    const mask = isAsked
      ? await network.masks(power, power.length / MASK_BANDS, question.labels)
      : new Float32Array(size);
    masks.push(mask.subarray(0, size));
  }
  shareMasks(masks);
  return masks;
}

/** Lets the first frames of `masks` come up as `former` goes. */
function fade(former: Float32Array, masks: Float32Array): void {
  const frames = former.length / MASK_BANDS;
  for (let at = 0; at < former.length; at++) {
    const share = (Math.floor(at / MASK_BANDS) + 0.5) / frames;
    masks[at] = share * masks[at]! + (1 - share) * former[at]!;
  }
}
