import { sketchCoefficients, sketchParts, type ComparablePattern, type PatternSketch } from './comparable-pattern.ts';

/** As indices of `warpSemitones`: the form under the first and the utterance under the second; 8 semitones apart at most. */
const warpPairs = [
  [3, 3],
  [1, 5],
  [5, 1],
] as const;

/**
 * Sketches of the stretches of an utterance: which forms are worth being searched for. An utterance is cut into blocks of
 * an eighth of a form's length, so that a stretch is eight blocks that follow each other in memory.
 */
export class SketchWindows {
  /** By block length in frames, for each of `warpPairs`: means of the coefficients, shape (blocks, coefficients). */
  private readonly blocks = new Map<number, readonly Float32Array[]>();

  constructor(private readonly utterance: Pick<ComparablePattern, 'fine'>) {}

  /** To the nearest stretch about as long as the form; Infinity where none is. */
  distance({ sureFrames, sketches }: PatternSketch): number {
    const frames = Math.max(1, Math.round(sureFrames / sketchParts));
    let blocks = this.blocks.get(frames);
    if (!blocks) this.blocks.set(frames, (blocks = warpPairs.map(([, warp]) => this.means(warp, frames))));
    let best = Infinity;
    for (let pair = 0; pair < warpPairs.length; pair++) {
      best = Math.min(best, nearest(sketches[warpPairs[pair]![0]]!, blocks[pair]!));
    }
    return Math.sqrt(best);
  }

  private means(warp: number, frames: number): Float32Array {
    const { data, dims, frames: all } = this.utterance.fine[warp]!.matrix;
    const means = new Float32Array(Math.floor(all / frames) * sketchCoefficients);
    for (let at = 0; at < means.length; at++) {
      const first = Math.floor(at / sketchCoefficients) * frames;
      let sum = 0;
      for (let frame = first; frame < first + frames; frame++) sum += data[frame * dims + (at % sketchCoefficients)]!;
      means[at] = sum / frames;
    }
    return means;
  }
}

/** Least squared distance of the sketch to a stretch of the blocks. */
function nearest(sketch: Float32Array, blocks: Float32Array): number {
  let best = Infinity;
  for (let start = 0; start + sketch.length <= blocks.length; start += sketchCoefficients) {
    let square = 0;
    for (let at = 0; at < sketch.length; at++) {
      const apart = blocks[start + at]! - sketch[at]!;
      square += apart * apart;
    }
    if (square < best) best = square;
  }
  return best;
}
