import { cleanSamples } from '../dsp/clean-samples.ts';
import { FrameSpectrum } from '../dsp/spectrogram.ts';
import type { Pcm } from '../media/media.ts';
import type { TimeSpan } from './time-span.ts';

/** Where the energy of a sound lies, in Hz. */
export interface FrequencyRange {
  /** 5 % of it is lower. */
  readonly lowHz: number;
  /** 5 % of it is higher. */
  readonly highHz: number;
}

const FRAME_SAMPLES = 1024;
const HOP_SAMPLES = FRAME_SAMPLES / 2;
/** A long event is measured in so many frames, evenly apart. */
const MOST_FRAMES = 256;
/** Of the background, on each side. */
const AROUND_SECONDS = 0.5;

/**
 * Between which frequencies 90 % of each event's energy lies (Frequency 5 % and 95 %, Charif, Waack & Strickman 2010), without what is there just
 * before and after it too.
 * @param pcm mono, at the rate up to whose half frequencies matter
 * @param events in order of time
 * @returns of each event; nothing where there is no energy in it above its background
 */
export async function frequencyRanges(
  pcm: Pcm,
  events: readonly TimeSpan[],
  signal?: AbortSignal,
): Promise<(FrequencyRange | undefined)[]> {
  const spectrum = new FrameSpectrum({ frameSamples: FRAME_SAMPLES, hopSamples: HOP_SAMPLES });
  const ranges: (FrequencyRange | undefined)[] = [];
  for (const [place, { startSeconds, endSeconds }] of events.entries()) {
    signal?.throwIfAborted();
    const own = await meanPower(pcm, spectrum, startSeconds, endSeconds);
    const before = Math.max(startSeconds - AROUND_SECONDS, events[place - 1]?.endSeconds ?? 0, 0);
    const after = Math.min(
      endSeconds + AROUND_SECONDS,
      events[place + 1]?.startSeconds ?? Infinity,
      pcm.durationSeconds,
    );
    const sides = [
      await meanPower(pcm, spectrum, before, startSeconds),
      await meanPower(pcm, spectrum, endSeconds, after),
    ].filter((power) => power !== undefined);
    ranges.push(own && rangeOf(own, sides, pcm.sampleRateHz / FRAME_SAMPLES));
  }
  return ranges;
}

/** Mean over frames that lie within a stretch as a whole; nothing where none does. @returns shape (bins) */
async function meanPower(
  pcm: Pcm,
  spectrum: FrameSpectrum,
  startSeconds: number,
  endSeconds: number,
): Promise<Float64Array | undefined> {
  const length = Math.floor((endSeconds - startSeconds) * pcm.sampleRateHz);
  const frames = Math.floor((length - FRAME_SAMPLES) / HOP_SAMPLES) + 1;
  if (!(frames > 0)) return undefined;
  const sum = new Float64Array(spectrum.bins);
  const step = Math.max(1, frames / MOST_FRAMES);
  // What is measured throughout is read at once.
  const whole = step === 1 ? await pcm.slice(startSeconds, endSeconds) : undefined;
  let count = 0;
  for (let place = 0; place < frames; place += step) {
    const from = Math.floor(place) * HOP_SAMPLES;
    const at = startSeconds + from / pcm.sampleRateHz;
    const samples =
      whole?.subarray(from, from + FRAME_SAMPLES) ?? (await pcm.slice(at, at + FRAME_SAMPLES / pcm.sampleRateHz));
    const power = spectrum.at(cleanSamples(samples), 0);
    for (let bin = 0; bin < sum.length; bin++) sum[bin]! += power[bin]!;
    count++;
  }
  return sum.map((value) => value / count);
}

function rangeOf(own: Float64Array, sides: readonly Float64Array[], hzOfBin: number): FrequencyRange | undefined {
  // Without the mean.
  const rest = own.map((power, bin) =>
    bin === 0
      ? 0
      : Math.max(0, power - Math.min(power, sides.reduce((sum, side) => sum + side[bin]!, 0) / (sides.length || 1))),
  );
  return energyRange(rest, hzOfBin);
}

/** @param power shape (bins). @returns nothing where there is none */
export function energyRange(power: Float64Array, hzOfBin: number): FrequencyRange | undefined {
  const all = power.reduce((sum, each) => sum + each, 0);
  if (all < 1e-9) return undefined;
  let sum = 0;
  let low = -1;
  for (let bin = 0; bin < power.length; bin++) {
    sum += power[bin]!;
    if (low < 0 && sum >= 0.05 * all) low = bin;
    if (sum >= 0.95 * all) return { lowHz: low * hzOfBin, highHz: bin * hzOfBin };
  }
  return undefined;
}
