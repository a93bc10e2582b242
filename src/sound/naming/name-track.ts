/** Logits are kept in eighths from -16 to 16: a byte an output and frame, 45 MB for a day of sound. */
const STEPS = 8;

/** What may sound in each frame of a recording, from windows that overlap. */
export class NameTrack {
  readonly frames: number;
  private readonly logits: Int8Array;
  /** What the windows of each frame weigh together. */
  private readonly weights: Float32Array;

  constructor(
    readonly durationSeconds: number,
    readonly frameSeconds: number,
    readonly outputs: number,
  ) {
    this.frames = Math.ceil(durationSeconds / frameSeconds);
    this.logits = new Int8Array(this.frames * outputs).fill(-16 * STEPS);
    this.weights = new Float32Array(this.frames);
  }

  /**
   * Takes a window's frames in. Where windows overlap, each counts by how far a frame is from its edge, since the network sees
   * less around those.
   * @param logits shape (frames, outputs)
   * @param firstFrame of the recording; frames outside it are left out
   */
  add(logits: Float32Array, firstFrame: number): void {
    const { outputs } = this;
    const count = logits.length / outputs;
    for (let frame = 0; frame < count; frame++) {
      const place = firstFrame + frame;
      if (place < 0 || place >= this.frames) continue;
      const weight = Math.min(frame + 1, count - frame);
      const before = this.weights[place]!;
      for (let output = 0; output < outputs; output++) {
        const at = place * outputs + output;
        const known = before === 0 ? 0 : this.logits[at]! / STEPS;
        const mean = (before * known + weight * logits[frame * outputs + output]!) / (before + weight);
        this.logits[at] = Math.round(Math.max(-16, Math.min(127 / STEPS, mean)) * STEPS);
      }
      this.weights[place] = before + weight;
    }
  }

  /** The logit of an output in a frame. */
  at(frame: number, output: number): number {
    return this.logits[frame * this.outputs + output]! / STEPS;
  }

  /**
   * Of each output the mean over the half of the frames in which it is likeliest: a bark has pauses in it.
   * @returns logits, shape (outputs)
   */
  between(startSeconds: number, endSeconds: number): Float32Array {
    const first = Math.min(this.frames - 1, Math.max(0, Math.floor(startSeconds / this.frameSeconds)));
    const last = Math.min(this.frames, Math.max(first + 1, Math.ceil(endSeconds / this.frameSeconds)));
    const half = Math.ceil((last - first) / 2);
    return Float32Array.from({ length: this.outputs }, (_, output) => {
      const found = Float32Array.from({ length: last - first }, (_unused, frame) => this.at(first + frame, output));
      found.sort();
      let sum = 0;
      for (let place = found.length - half; place < found.length; place++) sum += found[place]!;
      return sum / half;
    });
  }
}
