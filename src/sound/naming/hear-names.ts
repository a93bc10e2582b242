import { cleanSamples } from '../../dsp/clean-samples.ts';
import type { Pcm } from '../../media/media.ts';
import { NameTrack } from './name-track.ts';
import { BANDS, BANDS_HOP_SAMPLES, BANDS_SAMPLE_RATE_HZ, normaliseBands, SoundBands } from './sound-bands.ts';
import type { SoundNamer } from './sound-namer.ts';

/** What the network was trained on: 248 frames of 20 ms. */
const WINDOW_FRAMES = 248;
/** Windows begin every half of one. */
const STEP_FRAMES = WINDOW_FRAMES / 2;
const BATCH_WINDOWS = 8;
/** A window without a sample as loud as this, -60 dBFS, is not listened to: its floor of noise would be made loud. */
const LEAST_PEAK = 1e-3;

export interface HearNamesOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (fraction: number) => void;
}

/**
 * What may sound in each moment of a recording. It is read in batches of 22 s, and memory grows by a byte an output and frame.
 * @param pcm mono at 32 kHz
 */
export async function hearNames(pcm: Pcm, namer: SoundNamer, options: HearNamesOptions = {}): Promise<NameTrack> {
  const track = new NameTrack(pcm.durationSeconds, namer.frameSeconds, namer.outputs);
  const bands = new SoundBands();
  const framesInOne = Math.round((namer.frameSeconds * BANDS_SAMPLE_RATE_HZ) / BANDS_HOP_SAMPLES);
  const frames = Math.ceil(pcm.length / BANDS_HOP_SAMPLES);
  // The first window begins half of one before, so that every frame is well inside one, and what is around the recording is heard too.
  const starts: number[] = [];
  for (let start = -STEP_FRAMES; start < frames; start += STEP_FRAMES) starts.push(start);
  for (let first = 0; first < starts.length; first += BATCH_WINDOWS) {
    options.signal?.throwIfAborted();
    const batch = starts.slice(first, first + BATCH_WINDOWS);
    const from = batch[0]! - 1;
    const signal = await samplesOf(
      pcm,
      from * BANDS_HOP_SAMPLES,
      (batch.at(-1)! + WINDOW_FRAMES + 1) * BANDS_HOP_SAMPLES,
    );
    const heard = batch.filter((start) => peakOf(signal, (start - from) * BANDS_HOP_SAMPLES) >= LEAST_PEAK);
    if (heard.length > 0) {
      const input = new Float32Array(heard.length * WINDOW_FRAMES * BANDS);
      heard.forEach((start, place) => {
        const power = bands.power(signal, (start - from) * BANDS_HOP_SAMPLES, WINDOW_FRAMES);
        input.set(normaliseBands(power), place * WINDOW_FRAMES * BANDS);
      });
      const { frames: logits, attention, framesOfWindow } = await namer.hear(input, heard.length);
      const size = framesOfWindow * namer.outputs;
      heard.forEach((start, place) => {
        const [from, to] = [place * size, (place + 1) * size];
        track.add(logits.subarray(from, to), attention.subarray(from, to), Math.round(start / framesInOne));
      });
    }
    options.progress?.(Math.min(1, (first + batch.length) / starts.length));
  }
  return track;
}

/** Samples from one place to another, with zeros outside the recording. */
async function samplesOf(pcm: Pcm, from: number, to: number): Promise<Float32Array> {
  const [start, end] = [Math.max(0, from), Math.min(pcm.length, to)];
  const found = cleanSamples(await pcm.slice(start / BANDS_SAMPLE_RATE_HZ, end / BANDS_SAMPLE_RATE_HZ));
  const samples = new Float32Array(to - from);
  samples.set(found.subarray(0, end - start), start - from);
  return samples;
}

function peakOf(signal: Float32Array, from: number): number {
  let peak = 0;
  const end = Math.min(signal.length, from + WINDOW_FRAMES * BANDS_HOP_SAMPLES);
  for (let at = from; at < end; at++) peak = Math.max(peak, Math.abs(signal[at]!));
  return peak;
}
