import type { MediaFile } from '../../media/media.ts';

/** Of mouths and of sound alike. */
export const momentsPerSecond = 12;
const sampleRateHz = 16_000;
/** First difference that lifts what mouths shape above the voice's own lowest tones. */
const preEmphasis = 0.9;

/**
 * How loud a recording is about each twelfth of a second.
 * @returns decibels below full scale after pre-emphasis, the first about 0 s
 */
export async function loudness(media: MediaFile, signal?: AbortSignal): Promise<Float32Array> {
  const pcm = await media.pcm({ sampleRateHz, channels: 1 }, signal);
  try {
    const moments = Math.floor(pcm.durationSeconds * momentsPerSecond) + 2;
    const [power, counts] = [new Float64Array(moments), new Float64Array(moments)];
    let before = 0;
    for await (const { startSeconds, samples } of pcm.chunks()) {
      signal?.throwIfAborted();
      const first = Math.round(startSeconds * sampleRateHz);
      for (let i = 0; i < samples.length; i++) {
        const at = Math.round(((first + i) / sampleRateHz) * momentsPerSecond);
        const value = samples[i]! - preEmphasis * before;
        before = samples[i]!;
        power[at]! += value * value;
        counts[at]!++;
      }
    }
    return Float32Array.from(power, (sum, at) => 10 * Math.log10(sum / Math.max(1, counts[at]!) + 1e-9));
  } finally {
    await pcm.close();
  }
}
