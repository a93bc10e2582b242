import type { Pcm, PcmChunk } from '../../media/media.ts';
import type { TimeSpan } from '../time-span.ts';

/** A stretch of decoded sound as if it were all there is: times count from its start. */
export class PcmStretch implements Pcm {
  readonly length: number;
  /** Of the first sample; whole samples, so that times from there are rounded as times from the start are. */
  private readonly offsetSeconds: number;

  /** @param whole is closed with the stretch */
  constructor(
    private readonly whole: Pcm,
    { startSeconds, endSeconds }: TimeSpan,
  ) {
    const { sampleRateHz } = whole;
    const first = Math.round(startSeconds * sampleRateHz);
    this.offsetSeconds = first / sampleRateHz;
    // A sound track may end before the pictures do.
    this.length = Math.max(0, Math.min(whole.length, Math.round(endSeconds * sampleRateHz)) - first);
  }

  get sampleRateHz(): number {
    return this.whole.sampleRateHz;
  }

  get channels(): number {
    return this.whole.channels;
  }

  get durationSeconds(): number {
    return this.length / this.sampleRateHz;
  }

  async *chunks(
    options: { chunkSeconds?: number; startSeconds?: number; endSeconds?: number } = {},
  ): AsyncGenerator<PcmChunk, void, void> {
    const { startSeconds = 0, endSeconds = this.durationSeconds, ...rest } = options;
    const within = { startSeconds: this.inWhole(startSeconds), endSeconds: this.inWhole(endSeconds) };
    for await (const chunk of this.whole.chunks({ ...rest, ...within })) {
      yield { startSeconds: chunk.startSeconds - this.offsetSeconds, samples: chunk.samples };
    }
  }

  slice(startSeconds: number, endSeconds: number): Promise<Float32Array> {
    return this.whole.slice(this.inWhole(startSeconds), this.inWhole(endSeconds));
  }

  close(): Promise<void> {
    return this.whole.close();
  }

  private inWhole(seconds: number): number {
    return this.offsetSeconds + Math.min(Math.max(0, seconds), this.durationSeconds);
  }
}
