import type { Pcm } from './media.ts';

/** Samples in memory as decoded sound. @param samples mono */
export function memoryPcm(samples: Float32Array, sampleRateHz = 16000): Pcm {
  const at = (seconds: number) => Math.round(Math.min(Math.max(seconds * sampleRateHz, 0), samples.length));
  return {
    sampleRateHz,
    channels: 1,
    length: samples.length,
    durationSeconds: samples.length / sampleRateHz,
    async *chunks({ chunkSeconds = 30, startSeconds = 0, endSeconds = Infinity } = {}) {
      for (let start = at(startSeconds); start < at(endSeconds); start += chunkSeconds * sampleRateHz) {
        const end = Math.min(start + chunkSeconds * sampleRateHz, at(endSeconds));
        yield { startSeconds: start / sampleRateHz, samples: samples.slice(start, end) };
      }
    },
    slice: async (startSeconds, endSeconds) => samples.slice(at(startSeconds), at(endSeconds)),
    close: async () => {},
  };
}
