import type { DescriptionCue } from './description.ts';

/** What the film's own sound is lowered to while something is said over it: by 12 dB. */
const lowered = 0.25;
const lowerSeconds = 0.15;
const raiseSeconds = 0.4;
const blockSeconds = 1;

export interface SoundPlan {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly durationSeconds: number;
  /** In order of time, not overlapping. */
  readonly cues: readonly DescriptionCue[];
  /** Whether the film is held for cues that have no pause; else they are left out. */
  readonly holds: boolean;
}

/**
 * A film's sound with its description spoken over it, a second at a time. Without holding it is as long as the film.
 * @param film the film's own sound, interleaved, in pieces of any length; where it has ended, and where there is none, it is silent
 * @param speak a cue, mono, at the plan's rate; asked for one after the other, so that only one is in memory
 * @returns pieces of interleaved samples in [-1, 1]
 */
export async function* describedSound(
  film: AsyncIterable<Float32Array>,
  speak: (cue: DescriptionCue) => Float32Array,
  { sampleRateHz, channels, durationSeconds, cues, holds }: SoundPlan,
): AsyncGenerator<Float32Array, void, void> {
  const length = Math.round(durationSeconds * sampleRateHz);
  const own = new OwnSound(film, channels, sampleRateHz);
  for (const cue of cues) {
    if (cue.isExtended && !holds) continue;
    const start = Math.min(length, Math.max(own.at, Math.round(cue.startSeconds * sampleRateHz)));
    yield* own.until(start, undefined);
    const spoken = speak(cue);
    if (cue.isExtended) yield toChannels(spoken, channels);
    else yield* own.until(Math.min(length, start + spoken.length), spoken);
  }
  yield* own.until(length, undefined);
}

/** The film's own sound, as it is read and lowered. */
class OwnSound {
  /** How many samples of each channel were given. */
  at = 0;
  private gain = 1;
  private readonly pieces: AsyncIterator<Float32Array>;
  private rest: Float32Array = new Float32Array(0);

  constructor(
    film: AsyncIterable<Float32Array>,
    private readonly channels: number,
    private readonly sampleRateHz: number,
  ) {
    this.pieces = film[Symbol.asyncIterator]();
  }

  /** @param spoken over it, from here on; undefined where nothing is, and it gets loud again */
  async *until(end: number, spoken: Float32Array | undefined): AsyncGenerator<Float32Array, void, void> {
    const { channels, sampleRateHz } = this;
    const start = this.at;
    const step =
      spoken === undefined
        ? (1 - lowered) / (raiseSeconds * sampleRateHz)
        : -(1 - lowered) / (lowerSeconds * sampleRateHz);
    while (this.at < end) {
      const count = Math.min(end - this.at, blockSeconds * sampleRateHz);
      const block = await this.next(count * channels);
      for (let i = 0; i < count; i++) {
        this.gain = Math.min(1, Math.max(lowered, this.gain + step));
        const said = spoken?.[this.at - start + i] ?? 0;
        for (let channel = 0; channel < channels; channel++) {
          const sample = this.gain * block[i * channels + channel]! + said;
          block[i * channels + channel] = Math.max(-1, Math.min(1, sample));
        }
      }
      this.at += count;
      yield block;
    }
  }

  /** The next so many samples, silence where there are no more. */
  private async next(count: number): Promise<Float32Array> {
    const block = new Float32Array(count);
    let filled = 0;
    while (filled < count) {
      if (this.rest.length === 0) {
        const piece = await this.pieces.next();
        if (piece.done) break;
        this.rest = piece.value;
      }
      const taken = this.rest.subarray(0, count - filled);
      block.set(taken, filled);
      filled += taken.length;
      this.rest = this.rest.subarray(taken.length);
    }
    return block;
  }
}

function toChannels(mono: Float32Array, channels: number): Float32Array {
  return Float32Array.from({ length: mono.length * channels }, (_, i) => mono[Math.floor(i / channels)]!);
}
