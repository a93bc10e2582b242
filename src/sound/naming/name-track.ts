import type { TimeSpan } from '../time-span.ts';

/** Both are kept in eighths from -16 to 16: two bytes an output and frame, 90 MB for a day of sound. */
const STEPS = 8;

/** Heard before and after a recording, where there is nothing: half of what the network hears at once. */
const MARGIN_SECONDS = 2.48;

/** What may sound in each frame of a recording, from windows that overlap. */
export class NameTrack {
  /** Of the recording. */
  readonly frames: number;
  private readonly margin: number;
  private readonly logits: Int8Array;
  private readonly attention: Int8Array;
  /** What the windows of each frame weigh together; 0 where nothing was heard. */
  private readonly weights: Float32Array;

  constructor(
    readonly durationSeconds: number,
    readonly frameSeconds: number,
    readonly outputs: number,
  ) {
    this.frames = Math.ceil(durationSeconds / frameSeconds);
    this.margin = Math.round(MARGIN_SECONDS / frameSeconds);
    const kept = this.frames + 2 * this.margin;
    this.logits = new Int8Array(kept * outputs).fill(-16 * STEPS);
    this.attention = new Int8Array(kept * outputs);
    this.weights = new Float32Array(kept);
  }

  /**
   * Takes a window's frames in. Where windows overlap, each counts by how far a frame is from its edge, since the network sees
   * less around those.
   * @param logits shape (frames, outputs)
   * @param attention natural logarithms of how much each frame tells of what sounds over a stretch, shape (frames, outputs)
   * @param firstFrame of the recording; frames further outside it than the margin are left out
   */
  add(logits: Float32Array, attention: Float32Array, firstFrame: number): void {
    const { outputs } = this;
    const count = logits.length / outputs;
    for (let frame = 0; frame < count; frame++) {
      const place = firstFrame + frame + this.margin;
      if (place < 0 || place >= this.weights.length) continue;
      const weight = Math.min(frame + 1, count - frame);
      const before = this.weights[place]!;
      const mixIn = (kept: Int8Array, output: number, value: number) => {
        const at = place * outputs + output;
        const known = before === 0 ? 0 : kept[at]! / STEPS;
        const mean = (before * known + weight * value) / (before + weight);
        kept[at] = Math.round(Math.max(-16, Math.min(127 / STEPS, mean)) * STEPS);
      };
      for (let output = 0; output < outputs; output++) {
        mixIn(this.logits, output, logits[frame * outputs + output]!);
        mixIn(this.attention, output, attention[frame * outputs + output]!);
      }
      this.weights[place] = before + weight;
    }
  }

  /** The logit of an output in a frame of the recording. */
  at(frame: number, output: number): number {
    return this.logits[(frame + this.margin) * this.outputs + output]! / STEPS;
  }

  /**
   * Of each output the mean over the frames of some stretches, weighed by how much each frame tells (attention pooling, Kong et al. 2019).
   * @returns logits, shape (outputs); -16 where nothing was heard
   */
  within(stretches: readonly TimeSpan[]): Float32Array {
    const { outputs, margin, frameSeconds, weights } = this;
    const sums = new Float64Array(outputs);
    const all = new Float64Array(outputs);
    for (const { startSeconds, endSeconds } of stretches) {
      const first = Math.max(0, Math.floor(startSeconds / frameSeconds + 1e-6) + margin);
      const last = Math.min(weights.length, Math.max(first + 1, Math.ceil(endSeconds / frameSeconds - 1e-6) + margin));
      for (let frame = first; frame < last; frame++) {
        if (weights[frame] === 0) continue;
        for (let output = 0; output < outputs; output++) {
          const at = frame * outputs + output;
          const weight = Math.exp(this.attention[at]! / STEPS);
          sums[output]! += weight * this.logits[at]!;
          all[output]! += weight;
        }
      }
    }
    return Float32Array.from(sums, (sum, output) => (all[output] === 0 ? -16 : sum / all[output]! / STEPS));
  }
}
